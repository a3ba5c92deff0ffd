//! Accepting or disputing the evidence that an action is complete: the board's officer or a chair decides, never a chair
//! of the organisation that leads.

use super::commands::not_overtaken;
use super::{AcceptEvidence, Plan};
use crate::events;
use crate::status::{Claim, Proof as Evidence};
use crate::store::{self, Action};
use jiff::Timestamp;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Accepts the evidence: the action is blue from now on.
///
/// # Errors
/// [`Fault::Conflict`] when there is nothing to accept any more, or somebody else was first.
pub fn accept(
    unit: &mut Unit<'_>,
    permit: &Permit<AcceptEvidence, Action>,
    seen: i64,
    note: &str,
) -> Outcome<Recorded> {
    let held = store::actions::one(unit, permit)?.ok_or(Fault::Absent)?;
    not_overtaken(&held, seen)?;
    let now = unit.now();
    let (plan, rows) = settle_as(unit, permit, held, true, note, now, None)?;
    unit.record(permit, &events::EvidenceAccepted { action: plan.id.clone(), version: plan.version, rows })
}

/// Disputes the evidence, with a reason that the lead reads.
///
/// # Errors
/// As [`accept`], and [`Fault::Fields`] when no reason is given.
pub fn dispute(
    unit: &mut Unit<'_>,
    permit: &Permit<AcceptEvidence, Action>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let held = store::actions::one(unit, permit)?.ok_or(Fault::Absent)?;
    not_overtaken(&held, seen)?;
    let now = unit.now();
    let (plan, rows) = settle_as(unit, permit, held, false, why, now, None)?;
    unit.record(permit, &events::EvidenceDisputed { action: plan.id.clone(), version: plan.version, rows })
}

/// Either of them without its event.
pub(crate) fn settle_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Plan,
    accepted: bool,
    words: &str,
    at: Timestamp,
    by: Option<&str>,
) -> Outcome<(Plan, Vec<String>)> {
    if held.claim != Claim::Complete || held.proof == Evidence::Accepted {
        return Err(Fault::Conflict("This action has no evidence that waits to be accepted.".into()));
    }
    if !accepted && words.trim().is_empty() {
        return Err(Fault::field("why", "Say what is missing or wrong, so that the lead can put it right"));
    }
    let plan = Plan {
        version: held.version + 1,
        proof: if accepted { Evidence::Accepted } else { Evidence::Disputed },
        dispute: if accepted { String::new() } else { words.into() },
        ..held
    };
    let mut rows = store::actions::update(unit, proof, &plan)?;
    if accepted {
        rows.extend(store::actions::write_parts(unit, proof, &plan)?);
    }
    let kind = if accepted { "accepted" } else { "disputed" };
    let by = by.map_or_else(|| proof.holder().mark(), String::from);
    rows.push(store::progress::keep_as(unit, proof, &plan, kind, words, at, &by)?);
    store::stamp::touch(unit, proof, &plan.county, &plan.id)?;
    Ok((plan, rows))
}
