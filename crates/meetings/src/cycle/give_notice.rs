//! Recording that notice of a meeting was given: of its time and place, of its being held in private, of its papers.

use super::{due, notice::Limit};
use crate::events;
use crate::store::{self, cycle::Given};
use board::sittings::sitting;
use board::sittings::{Meeting, Sitting, State};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Records that notice was given on a day. One that was given too late by law needs the chair's reason.
///
/// # Errors
/// [`Fault::Fields`] on `clock`, `on` or `reason`; [`Fault::Conflict`] when the meeting is cancelled.
pub fn give_notice(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Meeting>,
    clock: &str,
    on: Date,
    reason: &str,
) -> Outcome<Recorded> {
    let it = sitting::of(unit, permit)?;
    if it.state == State::Cancelled {
        return Err(Fault::Conflict("This meeting was cancelled: it needs no notice.".into()));
    }
    if on > unit.today() {
        return Err(Fault::field(
            "on",
            "Notice that was given cannot lie ahead. Enter today or an earlier day",
        ));
    }
    let notice = due::notice_of(unit, &it)?;
    let limit = notice.before.iter().find(|limit| limit.clock == clock);
    let limit = limit.ok_or_else(|| Fault::field("clock", "Choose a notice that this meeting needs"))?;
    let row = keep(unit, permit, &it, limit, on, reason)?;
    let event = events::NoticeGiven { meeting: it.id, clock: clock.into(), rows: vec![row] };
    unit.record(permit, &event)
}

/// Keeps that the papers of a meeting went out on a day: for the issue of its agenda, which records it with its own event. Gives the
/// row that it changed. Only the first issue counts for notice.
///
/// # Errors
/// [`Fault::Fields`] on `reason` when the day is too late by law and no reason is given.
pub fn papers_out(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    on: Date,
    reason: &str,
) -> Outcome<Option<String>> {
    let notice = due::notice_of(unit, it)?;
    let before = store::cycle::given(unit, proof, &it.county, Some(&it.id))?;
    if before.iter().any(|given| given.clock == notice.papers.clock) {
        return Ok(None);
    }
    keep(unit, proof, it, &notice.papers, on, reason).map(Some)
}

fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    limit: &Limit,
    on: Date,
    reason: &str,
) -> Outcome<String> {
    let reason = reason.trim();
    if limit.by_law && on > limit.latest && reason.is_empty() {
        let message = format!(
            "The latest lawful day was {}. Enter the chair’s reason for the short notice: the minutes will carry it",
            words::format(limit.latest)
        );
        return Err(Fault::field("reason", message));
    }
    let given = Given { sitting: it.id.clone(), clock: limit.clock.clone(), on, reason: reason.into() };
    store::cycle::give(unit, proof, &it.county, &given)
}
