//! The way of a draft: to the chair, back with a note, checked, sent round.

use super::state::{Act, State};
use crate::registers::events;
use crate::store::stand::Held;
use crate::store::{self, Minutes};
use board::sittings::{self, sitting};
use kernel::verbs::{Clear, Update};
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// The minutes that a permit is for, when something may be done with them and nobody was first.
pub(super) fn held<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Minutes>,
    seen: i64,
    act: Act,
) -> Outcome<Held> {
    let it = store::stand::of(unit, permit)?;
    if !it.state.allows(act) {
        return Err(Fault::Conflict(it.state.refuses(act)));
    }
    if it.version != seen {
        return Err(Fault::Conflict("The minutes were changed while you had them open.".into()));
    }
    Ok(it)
}

fn moved<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Minutes>,
    it: Held,
    act: Act,
    state: State,
    note: &str,
) -> Outcome<Recorded> {
    let turn = store::after::keep(unit, permit, &it.id, act.name(), (it.state.name(), state.name()), note)?;
    let it = Held { state, version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let event = events::MinutesMoved {
        minutes: it.id,
        act: act.name().into(),
        state: state.name().into(),
        version: it.version,
        rows,
    };
    unit.record(permit, &event)
}

/// Gives the draft to the chair. `seen` is the version that the person had before them.
///
/// # Errors
/// [`Fault::Conflict`] when the meeting is not over, when they are no draft any more, or when somebody else was first.
pub fn finish(unit: &mut Unit<'_>, permit: &Permit<Update, Minutes>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Finish)?;
    let of = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    if of.state != sittings::State::Held {
        return Err(Fault::Conflict("Close the meeting first: its minutes are still being written.".into()));
    }
    moved(unit, permit, it, Act::Finish, State::Chair, "")
}

/// The chair gives the draft back with a note on what is to be changed.
///
/// # Errors
/// [`Fault::Fields`] on `note` when it says nothing; [`Fault::Conflict`] when they are not with the chair.
pub fn give_back(
    unit: &mut Unit<'_>,
    permit: &Permit<Clear, Minutes>,
    seen: i64,
    note: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::GiveBack)?;
    let note = note.trim();
    match note.chars().count() {
        0 => return Err(Fault::field("note", "Enter what is to be changed")),
        2_001.. => return Err(Fault::field("note", "Shorten this to 2,000 characters or fewer")),
        _ => {}
    }
    moved(unit, permit, it, Act::GiveBack, State::Draft, note)
}

/// The chair passes the draft.
///
/// # Errors
/// [`Fault::Conflict`] when they are not with the chair, or somebody else was first.
pub fn clear(unit: &mut Unit<'_>, permit: &Permit<Clear, Minutes>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Clear)?;
    moved(unit, permit, it, Act::Clear, State::Cleared, "")
}

/// Sends the checked draft round to the members. Whoever tells people things reads the event.
///
/// # Errors
/// [`Fault::Conflict`] when the chair has not checked them, or they are approved.
pub fn circulate(unit: &mut Unit<'_>, permit: &Permit<Update, Minutes>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Circulate)?;
    moved(unit, permit, it, Act::Circulate, State::Cleared, "")
}
