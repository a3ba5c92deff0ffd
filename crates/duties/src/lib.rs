//! What the law requires of a county's authorities, when it is due, and what shows that it was done.
//!
//! [`law`] is the register of duties, as dated data; [`facts`] are the county's bodies and areas, each with the days on which it holds;
//! [`engine::obligations`] puts the two together with evidence, and [`gap::matrix`] lays the answer out.

mod assurance;
mod digest;
pub mod engine;
pub mod events;
pub mod facts;
pub mod gap;
mod glance;
pub mod held;
pub mod law;
pub mod listing;
mod pages;
mod sources;
mod store;
mod tasks;
mod told;

pub use engine::{Matched, Obligation, State, View, obligations};
pub use facts::Facts;
pub use law::{Duty, Law};
pub use store::{DutyBook, MIGRATIONS};
pub use told::{facts_for, gather, told};

use kernel::rulebook::{Misprint, Rulebook};
use site::{NavEntry, Slice};

/// The duties as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "duties",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        nav: &[NavEntry { label: "Duties", path: "duties", public: true, order: 35 }],
        sources: sources::all(),
        tasks: Some(tasks::tasks),
        glances: Some(glance::glance),
        ..Slice::default()
    }
}

/// Reads the duties of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    Law::load(rulebook).map(|_| ())
}
