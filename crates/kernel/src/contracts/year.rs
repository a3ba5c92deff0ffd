//! *Year*: what a year still needs, made by whichever slice makes such things. Whoever knows the duties proposes; a person accepts.

use crate::permit::OnBehalf;
use crate::{Actor, Outcome, Unit};
use jiff::civil::Date;

/// Whoever can make one kind of thing that a year needs.
#[derive(Clone, Copy)]
pub struct Maker {
    /// What it makes: `meeting`, `forward-item`, `update-request`, `paper`.
    pub makes: &'static str,
    /// The kinds of events that it records when it makes one; a route that accepts a proposal declares them.
    pub events: &'static [&'static str],
    /// What stands already between two days, both included, as far as the actor may see it.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub standing: fn(&mut Unit<'_>, &Actor, county: &str, from: Date, to: Date) -> Outcome<Vec<Standing>>,
    /// Makes what was accepted, in the unit of the acceptance, and gives its identifier.
    ///
    /// # Errors
    /// [`crate::Fault::Fields`] when it cannot be made so; then nothing of the acceptance is kept.
    pub make: fn(&mut Unit<'_>, &OnBehalf, &Wanted) -> Outcome<String>,
    /// Moves what was made to another day, or gives another title; `Ok(false)` when it is gone, or has gone too far to be moved.
    ///
    /// # Errors
    /// As `make`.
    pub change: fn(&mut Unit<'_>, &OnBehalf, id: &str, &Wanted) -> Outcome<bool>,
}

/// Something that a year needs, and that a slice can make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Short name of the county.
    pub county: String,
    /// What is made: see [`Maker::makes`].
    pub makes: String,
    /// What it is known by in the plan of the year, the same whenever the year is planned again: `si1830-r12-4/csp-east/2022-23`.
    pub key: String,
    /// Short name of the group that meets, or whose business it is.
    pub group: String,
    /// The day: of a meeting; by which something is due; on which the meeting sits that takes an item.
    pub day: Date,
    /// What it is called.
    pub title: String,
    /// What it is for, and by which duty, in a sentence.
    pub purpose: String,
    /// The duty that it discharges, by its identifier; empty when it is custom.
    pub duty: String,
}

/// Something of that sort that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its identifier.
    pub id: String,
    /// The key under which it was made, or empty when a person made it unasked.
    pub key: String,
    /// Short name of the group.
    pub group: String,
    /// Its day.
    pub day: Date,
    /// What it is called.
    pub title: String,
    /// The duty that it is said to discharge; may be empty.
    pub duty: String,
    /// Where to read it: a path inside this install.
    pub href: String,
}
