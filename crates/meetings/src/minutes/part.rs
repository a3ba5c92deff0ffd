//! What the minutes of a meeting say of each item, as it is kept.

use crate::store;
use jiff::Timestamp;
use kernel::{Outcome, Proof, Unit};

/// What the minutes say of one item, or of the meeting as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Identifier.
    pub id: String,
    /// Identifier of the minutes.
    pub minutes: String,
    /// Short name of the county.
    pub county: String,
    /// Identifier of the item; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// Markdown, with private passages.
    pub text: String,
    /// Goes up with every change.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// A sentence that two people changed in different ways, and that nobody has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clashing {
    /// Identifier.
    pub id: String,
    /// Identifier of the item; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// What it said before either.
    pub before: String,
    /// What was saved first: it stands in the text.
    pub first: String,
    /// What came second: it is kept here.
    pub second: String,
    /// When the second came.
    pub at: Timestamp,
    /// From whom, as the ledger marks them.
    pub by: String,
}

/// Everything that some minutes say, with the private passages: it is for the caller to show each reader what is theirs.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn parts(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str) -> Outcome<Vec<Part>> {
    store::minutes::parts(unit, proof, minutes)
}

/// What nobody has settled in some minutes.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn clashes(unit: &mut Unit<'_>, proof: &impl Proof, minutes: &str) -> Outcome<Vec<Clashing>> {
    store::minutes::clashes(unit, proof, minutes)
}
