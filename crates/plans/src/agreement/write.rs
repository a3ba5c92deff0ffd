//! Writing the parts of an agreement, and what stands beside its priorities. What is out for signing is not changed.

use super::{Joint, Parts, Stage};
use crate::events;
use crate::store::{self, Agreement};
use board::{Is, Organisation};
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Nothing of an agreement changes while it is out for signing.
///
/// # Errors
/// [`Fault::Conflict`] when it is.
pub(crate) fn unfrozen(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Parts> {
    let parts = store::parts::one(unit, proof, agreement)?;
    if parts.stage == Stage::Signing {
        let words = "The agreement is out for signing, so it is not changed. Take it back first; it is then signed anew.";
        return Err(Fault::Conflict(words.into()));
    }
    Ok(parts)
}

/// What was issued is a version of its own: whatever is changed from then on belongs to the next.
fn begun(stage: Stage) -> Stage {
    if stage == Stage::Issued { Stage::Drafting } else { stage }
}

/// Writes the two parts, how the priorities were chosen and how it is followed. `seen` is the version that was before the writer.
///
/// # Errors
/// [`Fault::Conflict`] when it is out for signing, or somebody else was first.
pub fn write(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    seen: i64,
    parts: &Parts,
) -> Outcome<Recorded> {
    let there = unfrozen(unit, permit, permit.id())?;
    let agreement = permit.id().to_string();
    let parts = Parts { scoring: there.scoring, stage: begun(there.stage), ..parts.clone() };
    store::parts::put(unit, permit, &agreement, seen, &parts)?;
    let rows = vec![agreement.clone()];
    unit.record(permit, &events::AgreementWritten { agreement, version: seen + 1, rows })
}

/// Writes what is done jointly under a priority, who leads it and what is measured.
///
/// # Errors
/// [`Fault::Fields`] when the lead is no organisation of today; [`Fault::Conflict`] as [`write()`]; [`Fault::Absent`] when the
/// agreement has no such priority.
pub fn write_joint(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    seen: i64,
    joint: &Joint,
) -> Outcome<Recorded> {
    let there = unfrozen(unit, permit, permit.id())?;
    let agreement = permit.id().to_string();
    let all = store::agreements::priorities(unit, permit, &agreement)?;
    if !all.iter().any(|p| p.id == joint.priority) {
        return Err(Fault::Absent);
    }
    let today = unit.today();
    let register = board::current(unit, permit.county())?;
    if !joint.lead.is_empty() && register.on(today).fact(Organisation::KIND, &joint.lead).is_none() {
        return Err(Fault::field("lead", "Choose an organisation that is there today"));
    }
    store::parts::put_joint(unit, permit, &agreement, seen, joint)?;
    let mut rows = vec![joint.priority.clone()];
    if there.stage == Stage::Issued {
        let parts = Parts { stage: Stage::Drafting, ..there };
        store::parts::put(unit, permit, &agreement, parts.version, &parts)?;
        rows.push(agreement.clone());
    }
    let event = events::JointWritten { agreement, priority: joint.priority.clone(), version: seen + 1, rows };
    unit.record(permit, &event)
}
