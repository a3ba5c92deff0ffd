//! Marking a step of the pack cycle as done.

use super::due;
use super::pack::{CALL, PAPERS};
use crate::events;
use crate::store;
use board::sittings::sitting;
use board::sittings::{Meeting, State};
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Marks a step as done.
///
/// # Errors
/// [`Fault::Fields`] on `step` when the meeting has no such step, or when it is done by issuing the agenda; [`Fault::Conflict`] when
/// it was done before, or the meeting is cancelled.
pub fn step_done(unit: &mut Unit<'_>, permit: &Permit<Govern, Meeting>, step: &str) -> Outcome<Recorded> {
    let it = sitting::of(unit, permit)?;
    if it.state == State::Cancelled {
        return Err(Fault::Conflict("This meeting was cancelled: nothing is due for it.".into()));
    }
    if step == PAPERS {
        return Err(Fault::field("step", "This is done when the agenda is issued"));
    }
    if !due::steps(unit, permit, &it)?.iter().any(|planned| planned.step == step) {
        return Err(Fault::field("step", format!("A meeting has no step called “{step}”")));
    }
    let row = store::cycle::done(unit, permit, (&it.county, &it.id), step)?;
    let row = row.ok_or_else(|| Fault::Conflict("Somebody has marked this as done already.".into()))?;
    if step == CALL {
        crate::tell::call(unit, permit, &it)?;
    }
    unit.record(permit, &events::StepDone { meeting: it.id, step: step.into(), rows: vec![row] })
}
