//! A meeting is opened, closed, and opened again while its minutes are not with the chair.

use super::{attend, entitled, events, recording};
use crate::store;
use board::sittings::sitting::{self, Sitting};
use board::sittings::{Meeting, Minute, State};
use kernel::clock::words;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Opens a meeting: its minutes begin, and who was entitled to be in the room is frozen.
///
/// # Errors
/// [`Fault::Conflict`] when its day has not come, or when it was opened, held or cancelled.
pub fn open(unit: &mut Unit<'_>, permit: &Permit<Minute, Meeting>) -> Outcome<Recorded> {
    unit.alone("room")?;
    let held = sitting::of(unit, permit)?;
    match held.state {
        State::Planned | State::Called => {}
        State::Open => return Err(Fault::Conflict("This meeting is open already.".into())),
        State::Held => return Err(Fault::Conflict("This meeting was held. Open it again instead.".into())),
        State::Cancelled => {
            return Err(Fault::Conflict("This meeting was cancelled: plan a new one.".into()));
        }
    }
    if unit.today() < held.day {
        let day = words::format(held.day);
        return Err(Fault::Conflict(format!("This meeting is on {day}. Open it on the day.")));
    }
    let register = board::current(unit, &held.county)?;
    let people = entitled::people(&register.on(held.day), held.group_slug());
    let minutes = store::minutes::begin(unit, permit, (&held.county, &held.id, &held.group))?;
    let mut rows = vec![minutes.clone()];
    rows.extend(store::room::entitle(unit, permit, &minutes, &people)?);
    let it = turned(unit, permit, &held, State::Open)?;
    rows.push(it.id.clone());
    unit.record(permit, &events::Opened { meeting: it.id, minutes, rows })
}

/// Closes a meeting: it was held. Seats of which nothing was recorded were absent.
///
/// # Errors
/// [`Fault::Conflict`] when it is not open, or when two texts of its minutes still clash.
pub fn close(unit: &mut Unit<'_>, permit: &Permit<Minute, Meeting>) -> Outcome<Recorded> {
    unit.alone("room")?;
    let held = sitting::of(unit, permit)?;
    if held.state != State::Open {
        return Err(Fault::Conflict("This meeting is not open.".into()));
    }
    let book = recording(unit, permit, &held)?;
    let open = store::minutes::clashes(unit, permit, &book.id)?.len();
    if open > 0 {
        let many = if open == 1 { "One sentence was".into() } else { format!("{open} sentences were") };
        return Err(Fault::Conflict(format!(
            "{many} changed by two people in different ways. Settle which stands, then close the meeting: both texts are kept until then."
        )));
    }
    let mut rows = attend::absent_where_unrecorded(unit, permit, &held)?;
    let it = turned(unit, permit, &held, State::Held)?;
    rows.push(it.id.clone());
    unit.record(permit, &events::Closed { meeting: it.id, rows })
}

/// Opens a meeting again that was closed too soon.
///
/// # Errors
/// [`Fault::Conflict`] when it was not held, or its minutes have gone to the chair.
pub fn reopen(unit: &mut Unit<'_>, permit: &Permit<Minute, Meeting>) -> Outcome<Recorded> {
    unit.alone("room")?;
    let held = sitting::of(unit, permit)?;
    if held.state != State::Held {
        return Err(Fault::Conflict("Only a meeting that was closed can be opened again.".into()));
    }
    let _book = recording(unit, permit, &held)?;
    let it = turned(unit, permit, &held, State::Open)?;
    unit.record(permit, &events::Reopened { meeting: it.id.clone(), rows: vec![it.id] })
}

fn turned(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, Meeting>,
    held: &Sitting,
    state: State,
) -> Outcome<Sitting> {
    let it = Sitting { state, version: held.version + 1, changed_at: unit.now(), ..held.clone() };
    sitting::update(unit, permit, &it)?;
    Ok(it)
}
