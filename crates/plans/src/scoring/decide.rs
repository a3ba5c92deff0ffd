//! The decision: which candidates become priorities, with reasons, and why the others do not.

use super::commands::{done, undecided};
use super::{Held, Scores, State, rank};
use crate::events;
use crate::store::{self, Scoring};
use jiff::Timestamp;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What is decided of a candidate.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The candidate.
    pub candidate: String,
    /// Whether it becomes a priority.
    pub chosen: bool,
    /// Why, or why not.
    pub reason: String,
}

/// Decides which candidates become priorities. Each that does not is kept with the reason, and so is each that was preferred to one
/// with a better total.
///
/// # Errors
/// [`Fault::Fields`] when a reason is missing, a candidate was left out, or none was chosen; [`Fault::Conflict`] when scores are still
/// being taken, it is decided, or somebody else was first.
pub fn decide(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Scoring>,
    seen: i64,
    reasons: &str,
    choices: &[Choice],
) -> Outcome<Recorded> {
    let held = undecided(unit, permit)?;
    if held.state != State::Closed {
        return Err(Fault::Conflict("Scores are still being taken. Close it first, then decide.".into()));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let rows = decide_as(unit, permit, held, seen, reasons, choices, now, &by)?;
    unit.record(permit, &events::PrioritiesDecided { scoring: permit.id().into(), version: seen + 1, rows })
}

/// The same for a given person and instant, without its event.
#[expect(clippy::too_many_arguments, reason = "one decision, each part named once")]
pub(crate) fn decide_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    mut held: Held,
    seen: i64,
    reasons: &str,
    choices: &[Choice],
    at: Timestamp,
    by: &str,
) -> Outcome<Vec<String>> {
    let candidates = store::scoring::candidates(unit, proof, &held.id)?;
    let sheets = store::scoring::sheets(unit, proof, &held.id)?;
    let given: Vec<&Scores> = sheets.iter().filter(|s| s.given_at.is_some()).map(|s| &s.scores).collect();
    let criteria: Vec<&str> = held.matrix.criteria.iter().map(|c| c.id.as_str()).collect();
    let ids: Vec<&str> = candidates.iter().map(|c| c.id.as_str()).collect();
    let ranked = rank::rank(&criteria, &held.matrix.weights(), &ids, &given);
    let mut faults = Vec::new();
    if reasons.trim().is_empty() {
        let message = "Say why it was decided so: it is what the record keeps, not the scores";
        faults.push(FieldError { field: "reasons".into(), message: message.into() });
    }
    let chosen = |id: &str| choices.iter().find(|c| c.candidate == id);
    if !choices.iter().any(|c| c.chosen && ids.contains(&c.candidate.as_str())) {
        let field = ids.first().map_or("reasons".to_string(), |id| format!("chosen-{id}"));
        faults.push(FieldError { field, message: "Choose at least one priority".into() });
    }
    // The worst place of what was passed over: whoever stands behind it needs a reason.
    let passed: Option<usize> = ranked
        .iter()
        .filter(|r| !chosen(ids[r.candidate]).is_some_and(|c| c.chosen))
        .filter_map(|r| r.place)
        .min();
    for ranked in &ranked {
        let candidate = &candidates[ranked.candidate];
        let field = format!("reason-{}", candidate.id);
        match chosen(&candidate.id) {
            None => faults.push(FieldError {
                field: format!("chosen-{}", candidate.id),
                message: format!("Choose whether “{}” becomes a priority", candidate.title),
            }),
            Some(it) if !it.reason.trim().is_empty() => {}
            Some(it) if !it.chosen => {
                let message = format!("Say why “{}” is not a priority", candidate.title);
                faults.push(FieldError { field, message });
            }
            Some(_) if ranked.place.is_none_or(|place| passed.is_some_and(|p| p < place)) => {
                let message =
                    format!("Say why “{}” is preferred to a candidate with a better total", candidate.title);
                faults.push(FieldError { field, message });
            }
            Some(_) => {}
        }
    }
    done(faults)?;
    let mut rows = vec![held.id.clone()];
    for candidate in &candidates {
        if let Some(it) = chosen(&candidate.id) {
            store::scoring::settle(unit, proof, &candidate.id, it.chosen, it.reason.trim())?;
            rows.push(candidate.id.clone());
        }
    }
    held.state = State::Decided;
    held.reasons = reasons.trim().into();
    held.decided_at = Some(at);
    held.decided_by = by.into();
    store::scoring::update(unit, proof, seen, &held)?;
    Ok(rows)
}
