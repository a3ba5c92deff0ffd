//! A seat answers a proposal, through whoever holds it or deputises for it.

use super::{Answer, Given, Kept, State, close};
use crate::room::{events, short, whole};
use crate::store::{self, Procedure};
use board::Snapshot;
use board::sittings::Attend;
use kernel::clock::words;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// The seats for which a person may answer, with whether they hold it in their own right.
pub(crate) fn seats_of(on: &Snapshot<'_>, kept: &Kept, person: &str) -> Vec<(String, bool)> {
    let mine = |seat: &String| {
        let holders = on.holders(short(seat));
        let (_, held) = holders.iter().find(|(_, it)| it.person == person)?;
        Some((seat.clone(), !held.deputy))
    };
    kept.seats.iter().filter_map(mine).collect()
}

/// Answers for a seat. An answer can be changed until the last day; a deputy does not change what the holder said. When every seat
/// has answered, what comes of it is worked out at once.
///
/// # Errors
/// [`Fault::Fields`] on `seat`, or on `reason` when an objection gives none; [`Fault::Conflict`] when it is closed.
pub fn answer(
    unit: &mut Unit<'_>,
    permit: &Permit<Attend, Procedure>,
    seat: &str,
    answer: Answer,
    reason: &str,
) -> Outcome<Recorded> {
    unit.alone("procedures")?;
    let kept = store::procedure::of(unit, permit)?;
    let today = unit.today();
    if kept.state != State::Open {
        return Err(Fault::Conflict(format!(
            "This proposal is closed: {}",
            kept.state.said().to_lowercase()
        )));
    }
    if kept.deadline < today {
        let day = words::format(kept.deadline);
        return Err(Fault::Conflict(format!("The last day for answers was {day}.")));
    }
    let me = permit.actor().id().unwrap_or_default().to_string();
    let register = board::current(unit, &kept.county)?;
    let mine = seats_of(&register.on(today), &kept, short(&me));
    let wanted = whole(&kept.county, "seat", short(seat.trim()));
    let (seat, own) = match mine.as_slice() {
        [] => return Err(Fault::field("seat", "You hold no seat that answers this proposal")),
        [one] if seat.trim().is_empty() => one.clone(),
        all => all
            .iter()
            .find(|(known, _)| *known == wanted)
            .cloned()
            .ok_or_else(|| Fault::field("seat", "Choose for which of your seats you answer"))?,
    };
    let reason = reason.trim();
    match reason.chars().count() {
        0 if answer == Answer::Object => {
            return Err(Fault::field("reason", "Enter why: everybody who is asked reads it"));
        }
        2_001.. => return Err(Fault::field("reason", "Shorten this to 2,000 characters or fewer")),
        _ => {}
    }
    let all = store::procedure::answers(unit, permit, &kept.id)?;
    let before = all.iter().find(|given| given.seat == seat);
    if let Some(before) = before.filter(|before| !own && before.person != me)
        && seats_of(&register.on(today), &kept, short(&before.person)).contains(&(seat.clone(), true))
    {
        return Err(Fault::Conflict("The holder of this seat has answered already.".into()));
    }
    let given = Given {
        id: before.map_or_else(|| unit.id(), |before| before.id.clone()),
        seat: seat.clone(),
        person: me,
        answer,
        reason: reason.into(),
        version: before.map_or(1, |before| before.version + 1),
    };
    store::procedure::keep_answer(unit, permit, &kept.id, &given)?;
    let rows = vec![given.id.clone()];
    let event = events::ProcedureAnswered { procedure: kept.id.clone(), seat: seat.clone(), rows };
    let recorded = unit.record(permit, &event)?;
    let answered = |seat: &String| all.iter().any(|given| given.seat == *seat) || given.seat == *seat;
    if kept.seats.iter().all(answered) {
        return close::settle(unit, permit, kept);
    }
    Ok(recorded)
}
