//! *Diary*: what stands in a calendar, from whichever slice knows of it.

use crate::{Actor, Outcome, Unit};
use jiff::Timestamp;
use jiff::civil::DateTime;

/// Lists what stands in the calendars of a county (by its short name) and what the actor may see of it, in order of time. What was
/// cancelled stays in it, so that calendars can strike it out.
///
/// # Errors
/// [`crate::Fault::Broken`] when it cannot be read.
pub type DiarySource = fn(&mut Unit<'_>, &Actor, county: &str) -> Outcome<Vec<Entry>>;

/// One meeting in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is known by for ever, whatever becomes of it: its kind and identifier.
    pub uid: String,
    /// How often its time, place, title or state has changed: calendars keep the highest.
    pub sequence: u32,
    /// The last change.
    pub changed: Timestamp,
    /// Short name of the group that meets; empty for none.
    pub group: String,
    /// `Health and Wellbeing Board`
    pub title: String,
    /// Where; empty when it is not settled, or not to be told.
    pub place: String,
    /// When it begins, on the clocks of England.
    pub from: DateTime,
    /// When it ends.
    pub until: DateTime,
    /// Whether it takes place.
    pub state: State,
    /// Only time and state may be told outside the site: a calendar shows it as a meeting and no more.
    pub private: bool,
    /// Where to read of it: a path inside this install.
    pub href: String,
}

/// Whether something in a calendar takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The day is only proposed.
    Tentative,
    /// It takes place.
    Confirmed,
    /// It does not take place, or not then.
    Cancelled,
}
