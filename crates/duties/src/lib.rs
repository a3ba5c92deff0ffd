//! What the law requires of a county's authorities, when it is due, and what shows that it was done.
//!
//! [`law`] is the register of duties, as dated data; [`facts`] are the county's bodies and areas, each with the days on which it holds;
//! [`engine::obligations`] puts the two together with evidence, and [`gap::matrix`] lays the answer out.

mod assurance;
mod bundle;
pub mod coverage;
mod digest;
pub mod engine;
pub mod events;
pub mod facts;
pub mod gap;
mod glance;
pub mod held;
pub mod horizon;
pub mod law;
pub mod listing;
mod load;
pub mod mappa;
mod pages;
pub mod scale;
mod sources;
mod store;
mod tasks;
mod told;
pub mod year;

pub use engine::{Matched, Obligation, State, View, obligations};
pub use facts::Facts;
pub use law::{Duty, Law};
pub use load::load;
pub use store::{DutyBook, MIGRATIONS};
pub use told::{Told, facts_for, gather, told};

use kernel::contracts::task::Task;
use kernel::rulebook::{Misprint, Rulebook};
use kernel::{Actor, Outcome, Unit};
use site::{CountyRef, NavEntry, Slice};

/// The duties as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "duties",
        routes: [pages::routes(), year::pages::routes()].concat(),
        migrations: MIGRATIONS,
        nav: NAV,
        sources: sources::all(),
        tasks: Some(asked),
        glances: Some(glance::glance),
        diary: Some(year::diary::source),
        makers: vec![year::deadline::MAKER],
        ..Slice::default()
    }
}

const NAV: &[NavEntry] = &[
    NavEntry { label: "Year", path: "year", public: true, order: 25 },
    NavEntry { label: "Duties", path: "duties", public: true, order: 35 },
];

/// Everything that the duties ask of a person: what is owed, what a year set a day for, and what of the horizon is to be
/// looked at again.
fn asked(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = tasks::tasks(unit, actor, county)?;
    out.extend(year::tasks::tasks(unit, actor, county)?);
    out.extend(horizon::tasks(unit, actor, county)?);
    Ok(out)
}

/// Reads the duties of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    let law = Law::load(rulebook)?;
    horizon::check(rulebook, &law)?;
    year::check(rulebook)
}
