//! *Holder*: whatever rests on an organisation in another slice, and moves when a successor takes over.

use crate::{Actor, Outcome, Recorded, Unit};
use jiff::civil::Date;

/// The event of a succession. A route that declares it may also record the events of every holder.
pub const SUCCEEDED: &str = "board.succeeded";

/// Something that organisations hold.
#[derive(Clone, Copy)]
pub struct Holder {
    /// What it is, for the preview: `open actions`.
    pub what: &'static str,
    /// The kinds of events that it records when it moves them.
    pub events: &'static [&'static str],
    /// What would move: a line each, as people know it (`ACT-0042 Train the front desk`).
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub held: fn(&mut Unit<'_>, &Actor, &Handover<'_>) -> Outcome<Vec<String>>,
    /// Moves them, in the unit of the succession. `None` when there was nothing to move.
    ///
    /// # Errors
    /// [`crate::Fault::Refused`] when the actor may not; then nothing of the succession is kept.
    pub hand_over: fn(&mut Unit<'_>, &Actor, &Handover<'_>) -> Outcome<Option<Recorded>>,
}

/// One organisation takes over from another on a day.
#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    /// The county.
    pub county: &'a str,
    /// Short name of the organisation that ends.
    pub from: &'a str,
    /// Short name of its successor.
    pub to: &'a str,
    /// The first day on which the successor holds them.
    pub on: Date,
}
