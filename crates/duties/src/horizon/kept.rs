//! What a county does about an item of the horizon: who owns it, what is done, and when it is next looked at.

use super::Horizon;
use crate::events;
use crate::store::{DutyBook, horizon as store};
use board::Person;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit, Visible};

/// The most characters of what is done.
const WORDS: usize = 4000;

/// What somebody writes of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The role that owns it: `Head of Community Safety`.
    pub role: String,
    /// Whoever has that role, by short name, so that they are reminded; may be empty.
    pub person: String,
    /// What the county does about it.
    pub does: String,
    /// When that is next looked at.
    pub review: Option<Date>,
}

/// The same as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Identifier of the row.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// The item, by identifier.
    pub item: String,
    /// What it says.
    pub draft: Draft,
    /// Goes up with every change.
    pub version: i64,
    /// When it was written.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
}

/// What was kept of every item by the end of a day, as far as it may be seen.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn all(unit: &mut Unit<'_>, visible: &Visible<DutyBook>, county: &str, day: Date) -> Outcome<Vec<Kept>> {
    let mut out: Vec<Kept> = Vec::new();
    for kept in store::visible(unit, visible, county)? {
        if kernel::time::civil(kept.at) > day {
            continue;
        }
        out.retain(|before| before.item != kept.item);
        out.push(kept);
    }
    Ok(out)
}

/// What was kept of one item by the end of a day.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn one(
    unit: &mut Unit<'_>,
    visible: &Visible<DutyBook>,
    county: &str,
    item: &str,
    day: Date,
) -> Outcome<Option<Kept>> {
    Ok(all(unit, visible, county, day)?.into_iter().find(|kept| kept.item == item))
}

/// Writes what the county does about an item, over the version that was read; 0 when there was none.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or nothing changes; [`Fault::Conflict`] when somebody else wrote meanwhile;
/// [`Fault::Absent`] when there is no such item, or the permit is not for the county's own book.
pub fn keep(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    item: &str,
    seen: i64,
    draft: &Draft,
) -> Outcome<Recorded> {
    let county = permit.county().to_string();
    let today = unit.today();
    if permit.id() != county || Horizon::of(unit.kernel())?.item(item, today).is_none() {
        return Err(Fault::Absent);
    }
    let mut errors = wrong(draft, today);
    if !draft.person.is_empty() {
        let register = board::current(unit, &county)?;
        if register.on(today).get::<Person>(&draft.person).is_none() {
            errors.push(FieldError {
                field: "person".into(),
                message: "Choose somebody who is here today".into(),
            });
        }
    }
    let before = store::last(unit, permit, &county, item)?;
    if before.as_ref().is_some_and(|kept| kept.draft == *draft) {
        let message = "This is what it says already. Change something, or go back".into();
        errors.push(FieldError { field: "does".into(), message });
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let version = before.map_or(0, |kept| kept.version);
    if version != seen {
        return Err(Fault::Conflict(
            "Somebody else wrote this while you had it open. Look at what it says now.".into(),
        ));
    }
    let row = store::insert(unit, permit, (&county, item), version + 1, draft)?;
    let event = events::HorizonKept { item: item.into(), version: version + 1, rows: vec![row] };
    unit.record(permit, &event)
}

fn wrong(draft: &Draft, today: Date) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut add = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    if draft.role.trim().is_empty() {
        add("role", "Enter the role that owns it, such as Head of Community Safety");
    }
    if draft.role.chars().count() > 200 {
        add("role", "Shorten this to 200 characters or fewer");
    }
    if draft.does.trim().is_empty() {
        add("does", "Enter what the county does about it. “Nothing yet” is an answer");
    }
    if draft.does.chars().count() > WORDS {
        add("does", "Shorten this to 4,000 characters or fewer");
    }
    match draft.review {
        None => add("review", "Enter when this is next looked at"),
        Some(review) if review <= today => add("review", "Enter a day that lies ahead"),
        Some(_) => {}
    }
    out
}
