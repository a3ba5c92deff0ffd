//! Sittings: what the meeting of any group has, be it a board, a committee or a panel. The agenda's items, who was there, and
//! who had an interest.
//!
//! How a meeting is planned, called and minuted belongs to the slice that holds it; this is the ground that they share, and
//! the two kinds of thing whose policies everything about a meeting hangs on.

pub mod attendance;
mod drawn;
pub mod interest;
pub mod item;
pub mod mark;
pub mod present;
pub mod sitting;
mod tables;
mod things;

pub use attendance::{Attendance, Status};
pub use drawn::{Entry, Withheld, drawn};
pub use interest::{Interest, Stage};
pub use item::Item;
pub use mark::{Mark, Marked};
pub use present::Present;
pub use sitting::{Sitting, State};
pub use tables::MIGRATION;
pub use things::{AgendaItem, Circle, Meeting, excluded, excluded_from, of_meeting};

kernel::declare_verbs! {
    /// Takes part in a meeting, or in an item, in one's own name: apologies, an interest, a vote, an answer.
    Attend,
    /// Writes what was said and agreed.
    Minute,
    /// Decides what only the chair may: a late item, the draft of the minutes.
    Preside,
}
