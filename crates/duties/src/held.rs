//! What is recorded by hand: evidence that no other part keeps, and events on which duties arise.
//!
//! Both are bitemporal: the day on which it happened, and the instant at which it was recorded; likewise when it was withdrawn. A late
//! entry does not rewrite what was known. Whoever records it holds `Update` on the [`DutyBook`] of the body: the partnership officer for
//! any, and whoever represents an organisation for its own.

mod commands;

pub use commands::{happened, happened_not, record, withdraw};

use crate::facts::AsAt;
use crate::store::by_hand::Table;
use crate::store::{self, DutyBook};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Permit, Unit, Visible};
use std::collections::BTreeSet;

/// Evidence as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// One of `kernel::contracts::evidence::KINDS`.
    pub kind: String,
    /// The legal year for which it is, `2021-22`; empty when the year of the day is meant.
    pub year: String,
    /// The day on which it came to be.
    pub on: Date,
    /// The last day on which it stands, when it has one.
    pub until: Option<Date>,
    /// What it is, in words.
    pub title: String,
    /// Where it can be read; may be empty.
    pub link: String,
    /// What is true of it: `public`, `senior:fire`. `period:2021-10-01` says for which period it is, `event:` and an identifier for which
    /// event, and `refused:fire` that the fire authority was asked to sign and did not want to.
    pub marks: BTreeSet<String>,
}

/// Evidence as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Whose it is, as the board names its things: `loamshire/organisation/fire`, `loamshire/group/scb`, `loamshire`.
    pub body: String,
    /// What it says.
    pub entry: Entry,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it, as the ledger marks them.
    pub recorded_by: String,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// That something was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The day from which it does not count.
    pub on: Date,
    /// When that was recorded.
    pub at: Timestamp,
    /// Who did it, as the ledger marks them.
    pub by: String,
    /// Why.
    pub why: String,
}

/// An event as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// One of [`crate::law::EVENTS`].
    pub kind: String,
    /// The day; for what something must come before, it may lie ahead.
    pub on: Date,
    /// A reference: `DHR 2022/01`. Never a name, and nothing of a case.
    pub title: String,
    /// Where it can be read; may be empty.
    pub link: String,
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Whom it concerns, as the board names its things; the county itself when it concerns everybody who is bound.
    pub body: String,
    /// What it is.
    pub it: Happening,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it, as the ledger marks them.
    pub recorded_by: String,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// The identifier of a body's book: `organisation` or `group` and a short name; the county's own by its short name.
pub fn book(county: &str, kind: &str, slug: &str) -> String {
    store::whole(county, kind, slug)
}

/// What a body has recorded, the newest first, what was withdrawn among it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn of_body<V>(unit: &mut Unit<'_>, permit: &Permit<V, DutyBook>) -> Outcome<Vec<Held>> {
    store::evidence::of_body(unit, permit)
}

/// One piece of evidence of a body.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, DutyBook>, id: &str) -> Outcome<Option<Held>> {
    store::evidence::one(unit, permit, id)
}

/// One event of a body.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn one_event<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, DutyBook>,
    id: &str,
) -> Outcome<Option<Happened>> {
    store::events::one(unit, permit, id)
}

/// The book in which a piece of evidence stands, so that a permit can be asked for it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn book_of(unit: &mut Unit<'_>, county: &str, id: &str) -> Outcome<Option<String>> {
    store::by_hand::body_of(unit, Table::Evidence, county, id)
}

/// The book in which an event stands, so that a permit can be asked for it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn book_of_event(unit: &mut Unit<'_>, county: &str, id: &str) -> Outcome<Option<String>> {
    store::by_hand::body_of(unit, Table::Event, county, id)
}

/// The events of a county that may be seen, as they were known at an instant, the oldest first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn events(
    unit: &mut Unit<'_>,
    visible: &Visible<DutyBook>,
    county: &str,
    as_at: AsAt,
) -> Outcome<Vec<Happened>> {
    store::events::visible(unit, visible, county, as_at)
}

/// The short name in the identifier of a body, and whether it is a group.
pub(crate) fn short(body: &str) -> (&str, bool) {
    let mut parts = body.splitn(3, '/').skip(1);
    let kind = parts.next().unwrap_or_default();
    (parts.next().unwrap_or(body), kind == "group")
}
