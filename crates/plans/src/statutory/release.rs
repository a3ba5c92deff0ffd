//! The public version of a complete document is released by two persons: one asks, another reads the public version and confirms. What
//! was released can be taken back, with a reason that stays.

use super::complete::overtaken;
use super::{Held, State, Statutory, Turn};
use crate::events;
use crate::store::statutory::{document, turn};
use jiff::Timestamp;
use kernel::verbs::Issue;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

const ASKED: &str = "ask-release";
const RELEASED: &str = "release";
const TAKEN_BACK: &str = "take-back";

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// Anybody may read the public version now.
    Now,
    /// A second person has to confirm it.
    Asked,
}

/// Who has asked for the release of the edition that stands, when nobody has confirmed it.
pub fn asked<'a>(held: &Held, turns: &'a [Turn]) -> Option<&'a Turn> {
    let of = [ASKED, RELEASED, TAKEN_BACK];
    let last = turns.iter().rev().find(|turn| of.contains(&turn.act.as_str()));
    last.filter(|turn| turn.act == ASKED && turn.edition == held.edition && held.state == State::Complete)
}

fn fit(held: &Held, seen: i64) -> Outcome<()> {
    overtaken(held, seen)?;
    let no = |why: &str| Err(Fault::Conflict(why.into()));
    if held.state == State::Draft {
        return no("Only what is complete is released: complete the document first.");
    }
    if held.released == held.edition {
        return no("The public version of this document is released already.");
    }
    Ok(())
}

/// Asks for the release of the public version.
///
/// # Errors
/// [`Fault::Conflict`] when it is not complete, is released or asked for, or somebody else was first.
pub fn release<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, T>,
    seen: i64,
) -> Outcome<Recorded<Released>> {
    let held = document::one(unit, permit)?;
    fit(&held, seen)?;
    let turns = turn::all(unit, permit, &held.id)?;
    if asked(&held, &turns).is_some() {
        return Err(Fault::Conflict("The release is asked for already: a second person confirms it.".into()));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let row = turn::keep(unit, permit, &held.id, (ASKED, held.edition), "", (now, &by))?;
    let version = document::update(unit, permit, &held, now)?;
    let rows = vec![held.id.clone(), row];
    let event = events::DocumentReleaseAsked { document: held.id, version, rows };
    Ok(unit.record(permit, &event)?.carrying(Released::Asked))
}

/// A second person confirms the release.
///
/// # Errors
/// [`Fault::Conflict`] when nobody asked, when the same person did, or somebody else was first.
pub fn confirm<T: Statutory>(unit: &mut Unit<'_>, permit: &Permit<Issue, T>, seen: i64) -> Outcome<Recorded> {
    let held = document::one(unit, permit)?;
    fit(&held, seen)?;
    let turns = turn::all(unit, permit, &held.id)?;
    let Some(by) = asked(&held, &turns).map(|turn| turn.by.clone()) else {
        return Err(Fault::Conflict("Nobody has asked for the release.".into()));
    };
    if by == permit.actor().mark() {
        let words =
            "You asked for this release: somebody else has to read the public version and confirm it.";
        return Err(Fault::Conflict(words.into()));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let (held, rows) = release_as(unit, permit, held, (now, &by))?;
    kernel::contracts::record::released(unit, permit.county())?;
    let event = events::DocumentReleased { document: held.id, edition: held.released, rows };
    unit.record(permit, &event)
}

/// Puts the public version of the edition out, without an event: examples.
pub(crate) fn release_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Held,
    at: (Timestamp, &str),
) -> Outcome<(Held, Vec<String>)> {
    let row = turn::keep(unit, proof, &held.id, (RELEASED, held.edition), "", at)?;
    let mut held = Held { released: held.edition, ..held };
    held.version = document::update(unit, proof, &held, at.0)?;
    let rows = vec![held.id.clone(), row];
    Ok((held, rows))
}

/// Withdraws the public version: a lawful takedown, with its reason.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when nothing is released, or somebody else was first.
pub fn take_back<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, T>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let mut held = document::one(unit, permit)?;
    overtaken(&held, seen)?;
    if held.released == 0 {
        return Err(Fault::Conflict("No public version of this document is released.".into()));
    }
    match why.trim().chars().count() {
        0 => return Err(Fault::field("why", "Enter why the public version is withdrawn")),
        1_001.. => return Err(Fault::field("why", "Shorten this to 1,000 characters or fewer")),
        _ => {}
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let edition = std::mem::take(&mut held.released);
    let row = turn::keep(unit, permit, &held.id, (TAKEN_BACK, edition), why.trim(), (now, &by))?;
    let version = document::update(unit, permit, &held, now)?;
    kernel::contracts::record::released(unit, permit.county())?;
    let rows = vec![held.id.clone(), row];
    unit.record(permit, &events::DocumentTakenBack { document: held.id, version, rows })
}
