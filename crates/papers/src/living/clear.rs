//! The sponsor passes a draft for issue; the officer takes it back when it must change.

use super::draw::{draw, fingerprint, template_of};
use super::ready::{Weight, findings};
use crate::{Held, Paper, events, store};
use jiff::Timestamp;
use kernel::contracts::sources::Source;
use kernel::verbs::{Clear, Issue as IssueIt};
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Clears a draft. `seen` is the fingerprint of what the sponsor had before them: what they pass is what they read.
///
/// # Errors
/// [`Fault::Fields`] when something must be put right first; [`Fault::Conflict`] when the report reads otherwise by now.
pub fn clear(
    unit: &mut Unit<'_>,
    permit: &Permit<Clear, Paper>,
    sources: &[Source],
    seen: &str,
) -> Outcome<Recorded> {
    let held = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    let at = unit.now();
    clear_as(unit, permit, sources, &held, Some(seen), at)
}

/// The same at a given instant, for examples.
pub(crate) fn clear_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sources: &[Source],
    held: &Held,
    seen: Option<&str>,
    at: Timestamp,
) -> Outcome<Recorded> {
    let sections = store::of_paper(unit, proof, &held.id)?;
    let drawn = draw(unit, sources, held, &sections)?;
    let print = fingerprint(&drawn.document);
    if seen.is_some_and(|seen| seen != print) {
        let words =
            "The report reads otherwise than when you opened this page. Read it again, then clear it.";
        return Err(Fault::Conflict(words.into()));
    }
    let template = template_of(unit.kernel(), &held.template, held.meeting())?;
    let found = findings(&template, held, &sections, &drawn);
    if let Some(first) = found.iter().find(|finding| finding.weight == Weight::Must) {
        return Err(Fault::field("paper", format!("This report is not complete. {}", first.words)));
    }
    store::clear(unit, proof, held, &print, at)?;
    let paper = held.id.clone();
    let event =
        events::Cleared { rows: vec![paper.clone()], paper, version: held.version + 1, fingerprint: print };
    unit.record(proof, &event)
}

/// Takes a cleared paper back to draft: whoever may issue it may also send it back. It must be cleared again.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed it first.
pub fn take_back(unit: &mut Unit<'_>, permit: &Permit<IssueIt, Paper>) -> Outcome<Recorded> {
    let held = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    store::taken_back(unit, permit, &held)?;
    let paper = held.id.clone();
    unit.record(permit, &events::TakenBack { rows: vec![paper.clone()], paper, version: held.version + 1 })
}
