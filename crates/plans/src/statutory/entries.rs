//! Numbered entries of a document: added, changed, taken out while it is a draft. A number is never given twice.

use super::{Held, State, Statutory};
use crate::events;
use crate::store::statutory::{document, entry};
use jiff::Timestamp;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A kind of entry.
pub trait Entry: Serialize + DeserializeOwned {
    /// Its name: `finding`.
    const KIND: &'static str;

    /// Whether it may still be added when the document is complete: what happens to a document afterwards.
    const AFTERWARDS: bool = false;

    /// What keeps it from being kept.
    fn faults(&self) -> Vec<FieldError>;
}

/// An entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Kept<E> {
    /// Identifier.
    pub id: String,
    /// Its number within its kind.
    pub number: i64,
    /// Changes with every change.
    pub version: i64,
    /// When it was written last.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// What it says.
    pub it: E,
}

/// Refuses what would change a document that is frozen.
pub(crate) fn open(held: &Held) -> Outcome<()> {
    if held.state == State::Complete {
        let words = "This document is complete, and what is complete does not change. Open it again as the next version first.";
        return Err(Fault::Conflict(words.into()));
    }
    Ok(())
}

fn taken<E: Entry>(held: &Held, it: &E) -> Outcome<()> {
    if !E::AFTERWARDS {
        open(held)?;
    }
    let faults = it.faults();
    if faults.is_empty() { Ok(()) } else { Err(Fault::Fields(faults)) }
}

/// Adds an entry and gives its number.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when the document is complete.
pub fn add<E: Entry, T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    it: &E,
) -> Outcome<Recorded<i64>> {
    let held = document::one(unit, permit)?;
    taken(&held, it)?;
    let (now, by) = (unit.now(), permit.actor().mark());
    // Two who add at once must not be given one number.
    unit.alone("plans.entries")?;
    let (row, number) = entry::insert(unit, permit, &held.id, it, (now, &by))?;
    let event = events::EntryAdded { document: held.id, entry: E::KIND.into(), number, rows: vec![row] };
    Ok(unit.record(permit, &event)?.carrying(number))
}

fn kept<E: Entry>(
    unit: &mut Unit<'_>,
    proof: &impl kernel::Proof,
    document: &str,
    number: i64,
    seen: i64,
) -> Outcome<Kept<E>> {
    let all = entry::all::<E>(unit, proof, document)?;
    let found = all.into_iter().find(|kept| kept.number == number).ok_or(Fault::Absent)?;
    if found.version != seen {
        let words = "This was changed while you had it open. Look at what it says now, then change it again.";
        return Err(Fault::Conflict(words.into()));
    }
    Ok(found)
}

/// Changes an entry. `seen` is the version that the writer had before them.
///
/// # Errors
/// As [`add`], and [`Fault::Conflict`] when somebody else was first.
pub fn change<E: Entry, T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    number: i64,
    seen: i64,
    it: E,
) -> Outcome<Recorded> {
    let held = document::one(unit, permit)?;
    taken(&held, &it)?;
    let found = kept::<E>(unit, permit, &held.id, number, seen)?;
    let (now, by) = (unit.now(), permit.actor().mark());
    let id = found.id.clone();
    entry::update(unit, permit, &Kept { it, ..found }, false, (now, &by))?;
    let event = events::EntryChanged { document: held.id, entry: E::KIND.into(), number, rows: vec![id] };
    unit.record(permit, &event)
}

/// Takes an entry out. Its row and its number stay.
///
/// # Errors
/// As [`change`].
pub fn remove<E: Entry, T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    number: i64,
    seen: i64,
) -> Outcome<Recorded> {
    let held = document::one(unit, permit)?;
    if !E::AFTERWARDS {
        open(&held)?;
    }
    let found = kept::<E>(unit, permit, &held.id, number, seen)?;
    let (now, by) = (unit.now(), permit.actor().mark());
    let id = found.id.clone();
    entry::update(unit, permit, &found, true, (now, &by))?;
    let event = events::EntryRemoved { document: held.id, entry: E::KIND.into(), number, rows: vec![id] };
    unit.record(permit, &event)
}
