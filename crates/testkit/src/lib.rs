//! Both databases, comparison of tables, of judges and of pages, and the house rules as tests.
//!
//! - [`db`]: `Setup::new(MIGRATIONS).both(|bench| ...)` runs a test on a fresh kernel on each database.
//! - [`tables`]: `only_named_changed(&bench.kernel, |kernel| command(kernel))` fails when a row changed that no event names.
//! - [`agree`]: `agree::<Action>(kernel, judge, "SELECT t.id AS id FROM plan_action t", &actors)` holds the condition in
//!   SQL against the policies; `agree::actors` makes the people. At least 10,000 cases a slice: `.at_least(10_000)`.
//! - `site` (feature `site`): the pages in process. Every page is linted and every change compared, without being asked:
//!
//! ```text
//! site::setup(&slices()).judge(cedar).rulebook(rulebook).both(|bench| {
//!     let site = Site::open(bench, Arc::new(Board), slices());
//!     let officer = site.person("loamshire/person/officer");
//!     officer.get("/loamshire/groups").ok().says("Groups");
//!     officer.fill("/loamshire/groups/add", &[("name", "Road safety")]).goes_to("/loamshire/groups/road-safety");
//!     officer.post("/loamshire/groups/add", &[("name", "")]).is(422).says("Enter the name of the group");
//!     site.anybody().get("/loamshire/outbox").is(404);
//! });
//! ```
//! - [`disk`]: a disk that may be filled; [`runs`]: what is left out where something is missing.
//! - [`notes`] and [`judge`]: the smallest slice there can be, and judges for tests that are about something else.

pub mod agree;
pub mod db;
pub mod disk;
pub mod judge;
pub mod notes;
pub mod runs;
#[cfg(feature = "site")]
pub mod site;
pub mod tables;
