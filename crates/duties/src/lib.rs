//! What the law requires of a county's authorities, when it is due, and what shows that it was done.
//!
//! [`law`] is the register of duties, as dated data; [`facts`] are the county's bodies and areas, each with the days on which it holds;
//! [`engine::obligations`] puts the two together with evidence, and [`gap::matrix`] lays the answer out.

pub mod engine;
pub mod events;
pub mod facts;
pub mod gap;
pub mod held;
pub mod law;
mod store;
mod told;

pub use engine::{Matched, Obligation, State, View, obligations};
pub use facts::Facts;
pub use law::{Duty, Law};
pub use store::{DutyBook, MIGRATIONS};
pub use told::{facts_for, gather, told};

use kernel::rulebook::{Misprint, Rulebook};
use site::Slice;

/// The duties as a slice.
pub fn slice() -> Slice {
    Slice { name: "duties", migrations: MIGRATIONS, ..Slice::default() }
}

/// Reads the duties of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    Law::load(rulebook).map(|_| ())
}
