//! A document is completed: frozen as an edition, with what the checklist found in it. Opened again, it becomes the next version.

use super::check::{Ground, checklist};
use super::entries::open;
use super::whole::read;
use super::{Held, State, Statutory, begin};
use crate::events;
use crate::store::statutory::{document, turn};
use jiff::Timestamp;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Completes a document, and gives the number of its edition. `despite` says why it is completed although something is missing.
///
/// # Errors
/// [`Fault::Fields`] on `despite` when something is missing and no reason is given; [`Fault::Conflict`] when it is complete, or somebody
/// else was first.
pub fn complete<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    seen: i64,
    despite: &str,
) -> Outcome<Recorded<i64>> {
    let held = document::one(unit, permit)?;
    open(&held)?;
    overtaken(&held, seen)?;
    let register = board::current(unit, &held.county)?;
    let ground = begin::ground(unit, permit, &register, &held)?;
    let whole = super::now(unit, permit, &held)?;
    let missing: Vec<String> = checklist(held.sort, &whole, &ground)
        .into_iter()
        .filter(|line| !line.there)
        .map(|line| line.law)
        .collect();
    if !missing.is_empty() && despite.trim().is_empty() {
        let words = format!(
            "The checklist does not find what these ask for: {}. Write it, or say why the document is complete without it",
            missing.join(", ")
        );
        return Err(Fault::field("despite", words));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let (held, rows) = complete_as(unit, permit, held, &ground, despite.trim(), (now, &by))?;
    let event =
        events::DocumentCompleted { document: held.id, edition: held.edition, version: held.version, rows };
    Ok(unit.record(permit, &event)?.carrying(held.edition))
}

/// The same without its event: examples.
pub(crate) fn complete_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Held,
    ground: &Ground,
    despite: &str,
    at: (Timestamp, &str),
) -> Outcome<(Held, Vec<String>)> {
    let whole = read(unit, proof, &held, ground)?;
    let mut held = Held { state: State::Complete, edition: held.edition + 1, ..held };
    let frozen = document::freeze(unit, proof, &held.id, held.edition, &whole, at)?;
    let turn = turn::keep(unit, proof, &held.id, ("complete", held.edition), despite, at)?;
    held.version = document::update(unit, proof, &held, at.0)?;
    let rows = vec![held.id.clone(), frozen, turn];
    Ok((held, rows))
}

/// Opens a complete document again as the draft of its next version. The edition stays as it is, and so does what was released of it.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it is a draft, or somebody else was first.
pub fn reopen<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let mut held = document::one(unit, permit)?;
    overtaken(&held, seen)?;
    if held.state == State::Draft {
        return Err(Fault::Conflict("This document is a draft already.".into()));
    }
    if why.trim().is_empty() {
        return Err(Fault::field("why", "Enter why another version is needed"));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    held.state = State::Draft;
    let turn = turn::keep(unit, permit, &held.id, ("reopen", held.edition), why.trim(), (now, &by))?;
    let version = document::update(unit, permit, &held, now)?;
    let rows = vec![held.id.clone(), turn];
    unit.record(permit, &events::DocumentReopened { document: held.id, version, rows })
}

/// Refuses what was meant for another version than stands now.
pub(crate) fn overtaken(held: &Held, seen: i64) -> Outcome<()> {
    if held.version == seen {
        return Ok(());
    }
    let words =
        "The document was changed while you had it open. Look at what it says now, then do this again.";
    Err(Fault::Conflict(words.into()))
}
