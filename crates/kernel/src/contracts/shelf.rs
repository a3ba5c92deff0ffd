//! *Shelf*: papers that are written here, for the meeting that takes them.

use super::paper::Paper;
use crate::{Actor, Outcome, Unit};
use jiff::Timestamp;
use jiff::civil::Date;

/// Whoever keeps the papers.
#[derive(Clone, Copy)]
pub struct PaperShelf {
    /// The papers of a county whose meeting is on a day, as far as the actor may see them, in order of their title.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub on_day: fn(&mut Unit<'_>, &Actor, county: &str, day: Date) -> Outcome<Vec<Shelved>>,
    /// One paper by its name in addresses; nothing when there is none that the actor may see.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub named: fn(&mut Unit<'_>, &Actor, county: &str, slug: &str) -> Outcome<Option<Shelved>>,
    /// What an issued paper says. `None` when there is none that the actor may see, or it is not issued yet.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub document: fn(&mut Unit<'_>, &Actor, county: &str, slug: &str) -> Outcome<Option<Paper>>,
}

/// A paper, in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Its name in addresses: `2022-02-15-hwb`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Name of the board that takes it.
    pub board: String,
    /// The day of the meeting.
    pub meeting: Date,
    /// `draft`, `cleared` or `issued`.
    pub state: String,
    /// Whether it is meant for the public, once issued.
    pub public: bool,
    /// When it was issued.
    pub issued_at: Option<Timestamp>,
    /// The hash of its PDF in the file store, once issued.
    pub pdf: Option<String>,
    /// Its address: `/loamshire/papers/2022-02-15-hwb`.
    pub href: String,
}
