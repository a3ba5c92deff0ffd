//! *Published*: what a slice has made public in a county, for the one list that anybody may read.

use crate::{Actor, Outcome, Unit};
use jiff::civil::Date;

/// Lists what a slice has published in a county (by its short name), the latest first. The actor is the public's: what they may not
/// see is not there.
///
/// # Errors
/// [`crate::Fault::Broken`] when it cannot be read.
pub type PublishedSource = fn(&mut Unit<'_>, &Actor, county: &str) -> Outcome<Vec<Published>>;

/// One thing that anybody may read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Published {
    /// The day on which it was published, or begins to hold.
    pub day: Date,
    /// What it is, in two or three words: `Report`.
    pub kind: String,
    /// Its title, as the text of the link.
    pub title: String,
    /// Where it is: a path inside this install.
    pub href: String,
    /// One sentence on what it says.
    pub summary: String,
}
