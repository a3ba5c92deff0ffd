//! *Year*: what a year still needs, made by whichever slice makes such things. Whoever knows the duties proposes; a person accepts.

use crate::permit::OnBehalf;
use crate::{Actor, Kernel, Outcome, Unit};
use jiff::civil::Date;

/// A meeting of a group.
pub const MEETING: &str = "meeting";
/// Business that a meeting is to take.
pub const BUSINESS: &str = "forward-item";
/// A group is asked for its update on a period.
pub const UPDATE: &str = "update-request";
/// A report that is to be written for a meeting.
pub const PAPER: &str = "paper";
/// A day by which something must be done outside of any meeting: a return, a review, a copy that is sent.
pub const DEADLINE: &str = "deadline";

/// Whoever can make one kind of thing that a year needs.
#[derive(Clone, Copy)]
pub struct Maker {
    /// What it makes: [`MEETING`], [`BUSINESS`], [`UPDATE`], [`PAPER`], [`DEADLINE`].
    pub makes: &'static str,
    /// The kinds of events that it records when it makes, changes or takes back one; a route that accepts a proposal declares them.
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
    /// Takes back what was made and is not needed any more, with the reason; `Ok(false)` when it is gone, has gone too far, or such a
    /// thing cannot be taken back.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be written.
    pub take_back: fn(&mut Unit<'_>, &OnBehalf, id: &str, why: &str) -> Outcome<bool>,
    /// What whoever makes meetings knows of how they are held.
    pub habits: Option<Habits>,
}

/// How meetings come round, and what is due around one.
#[derive(Clone, Copy)]
pub struct Habits {
    /// The runs of meetings that are laid down for groups, as far as the actor may see them, each with its days between two days.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when they cannot be read.
    pub rhythms: fn(&mut Unit<'_>, &Actor, county: &str, from: Date, to: Date) -> Outcome<Vec<Rhythm>>,
    /// What is due before and after a meeting on a day, by the sort of its group and whether it is held in public.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when a clock is missing.
    pub around: fn(&Kernel, sort: &str, in_public: bool, meeting: Date) -> Outcome<Vec<Around>>,
}

/// A run of meetings that is laid down for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Short name of the group.
    pub group: String,
    /// What it is called, `Second Tuesday of March and June`.
    pub said: String,
    /// The day that it gives, and the day on which the group then meets, which is another one after a bank holiday.
    pub days: Vec<(Date, Date)>,
    /// The first and the last day for which it is laid down.
    pub span: (Date, Date),
    /// Whether its meetings are held in public.
    pub in_public: bool,
}

/// Something that is due before or after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Its short name: `call`, `drafts`, `papers`, or that of a clock of the rulebook: `notice-of-meeting`.
    pub step: String,
    /// What it is called.
    pub name: String,
    /// The last day on which it is in time.
    pub due: Date,
    /// Why that day, in a sentence.
    pub because: String,
    /// Whether the law sets it, and not only custom.
    pub by_law: bool,
}

/// Something that a year needs, and that a slice can make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Short name of the county.
    pub county: String,
    /// What is made: see [`Maker::makes`].
    pub makes: String,
    /// What it is known by in the plan of the year, the same whenever the year is planned again: `public-meeting/csp-east/2022-23`.
    pub key: String,
    /// Short name of the group that meets, or whose business it is; may be empty for a deadline.
    pub group: String,
    /// Short name of the body whose it is, where that is no group: the organisation that sends a return; otherwise empty.
    pub body: String,
    /// The day: of a meeting; by which something is due; on which the meeting sits that takes business or a paper.
    pub day: Date,
    /// The meeting that takes it, by the identifier that its maker gave.
    pub meeting: Option<String>,
    /// The first and the last day that it is about: of an update, of a return.
    pub about: Option<(Date, Date)>,
    /// What it is called.
    pub title: String,
    /// What it is for, and by which duty, in a sentence.
    pub purpose: String,
    /// The duty that it discharges, by its identifier; empty when it is custom.
    pub duty: String,
    /// What sort of its kind: what a meeting is asked to do (`decision`), the template of a paper, the sort of a deadline (`return`).
    pub sort: String,
    /// Whether a meeting is held in public, or a paper is meant for the public.
    pub public: bool,
}

/// Something of that sort that is there already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its identifier.
    pub id: String,
    /// The key under which it was made, or empty when a person made it unasked.
    pub key: String,
    /// Short name of the group, or of the body whose it is.
    pub group: String,
    /// Its day; that of the meeting which takes it; none when no meeting takes it yet.
    pub day: Option<Date>,
    /// The meeting that takes it, by identifier.
    pub meeting: Option<String>,
    /// The first and the last day that it is about.
    pub about: Option<(Date, Date)>,
    /// What it is called.
    pub title: String,
    /// The duty that it is said to discharge; may be empty.
    pub duty: String,
    /// Where to read it: a path inside this install.
    pub href: String,
    /// It was cancelled, dropped or taken back.
    pub gone: bool,
    /// It is past changing: held, issued, given.
    pub done: bool,
}
