//! Reporting progress: an agency says how its own action stands.

use super::Plan;
use super::commands::not_overtaken;
use crate::events;
use crate::status::{Claim, Proof as Evidence, Said};
use crate::store::{self, Action};
use jiff::Timestamp;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// A report of progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How it stands.
    pub claim: Claim,
    /// What is said of it.
    pub said: Said,
}

/// Reports progress. `seen` is the version that the person had before them.
///
/// # Errors
/// [`Fault::Fields`] when the rules of the status are not met; [`Fault::Conflict`] when somebody else was first.
pub fn report(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Action>,
    seen: i64,
    report: &Report,
) -> Outcome<Recorded> {
    let held = store::actions::one(unit, permit)?.ok_or(Fault::Absent)?;
    not_overtaken(&held, seen)?;
    let (plan, rows) = report_as(unit, permit, held, &Reported { report, at: unit.now(), by: None })?;
    let claim = plan.claim.name().to_string();
    unit.record(
        permit,
        &events::ProgressReported { action: plan.id.clone(), version: plan.version, claim, rows },
    )
}

/// A report with its instant and, for examples, its author.
pub(crate) struct Reported<'a> {
    /// What is reported.
    pub report: &'a Report,
    /// When.
    pub at: Timestamp,
    /// Who, when it is not whoever holds the proof.
    pub by: Option<&'a str>,
}

/// The same without its event.
pub(crate) fn report_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Plan,
    reported: &Reported<'_>,
) -> Outcome<(Plan, Vec<String>)> {
    let Report { claim, said } = reported.report;
    if held.claim == Claim::Complete && held.proof == Evidence::Accepted {
        let words = "This action is complete and its evidence was accepted. Ask the partnership officer for a new action instead";
        return Err(Fault::field("claim", words));
    }
    let faults = said.faults(*claim, held.of.due, kernel::time::civil(reported.at));
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    // A note that belonged to another state does not linger.
    let only = |wanted: bool, text: &str| if wanted { text.to_string() } else { String::new() };
    let plan = Plan {
        version: held.version + 1,
        claim: *claim,
        proof: if *claim == Claim::Complete { Evidence::Offered } else { Evidence::None },
        progress: said.words.clone(),
        exception: only(matches!(claim, Claim::OffTrack | Claim::OnHold | Claim::AtRisk), &said.exception),
        ask: only(*claim == Claim::OffTrack, &said.ask),
        evidence: only(*claim == Claim::Complete, &said.evidence),
        dispute: String::new(),
        reported_at: Some(reported.at),
        ..held
    };
    let mut rows = store::actions::update(unit, proof, &plan)?;
    let by = reported.by.map_or_else(|| proof.holder().mark(), String::from);
    rows.push(store::progress::keep_as(unit, proof, &plan, "reported", &said.words, reported.at, &by)?);
    store::stamp::touch(unit, proof, &plan.county, &plan.id)?;
    Ok((plan, rows))
}
