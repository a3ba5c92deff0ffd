//! What a plan is begun with: last year's words, and every priority of last year's assessment and agreement, to be answered.

use super::Answer;
use crate::agreements::State;
use crate::assessment::Finding;
use crate::statutory::{Begun, Sort, Whole, latest, year};
use crate::store::agreements;
use crate::store::statutory::document;
use kernel::{Outcome, Proof, Unit};

/// What a partnership's plan for a legal year is begun with.
pub(crate) fn begun(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, group, label): (&str, &str, &str),
    last: Option<&Whole>,
) -> Outcome<Begun> {
    let before = year::before(label);
    let mut out = Begun::default();
    if let Some(last) = last {
        out.details.authors = last.details.authors.clone();
        out.details.geography = last.details.geography.clone();
        for name in ["introduction", "a", "c", "d", "e", "f", "help", "summary"] {
            out.sections.push((name, last.text(name).to_string()));
        }
    }
    let assessed = document::find(unit, proof, Sort::Assessment, (county, group, &before))?;
    let mut first = Vec::new();
    if let Some(held) = assessed {
        let whole = latest(unit, proof, &held)?;
        for kept in whole.findings.into_iter().filter(|kept| kept.it.priority) {
            let called = Finding::called(kept.number);
            first.push(format!("- {called} {}", kept.it.theme));
            out.answers.push(Answer {
                of: "assessment".into(),
                year: before.clone(),
                reference: called,
                words: kept.it.theme,
                href: format!("/{county}/{}#f{}", held.path(), kept.number),
                ..Answer::default()
            });
        }
    }
    if !first.is_empty() {
        let words = format!("The strategic assessment of {before} put these first:\n\n{}", first.join("\n"));
        out.sections.push(("b", words));
    }
    let found = agreements::of_year(unit, proof, county, &before)?;
    // A draft binds nobody yet, and may still change.
    for held in found.iter().filter(|held| held.terms.state != State::Draft) {
        for priority in agreements::priorities(unit, proof, &held.id)? {
            out.answers.push(Answer {
                of: "agreement".into(),
                year: before.clone(),
                href: format!("/{county}/plan/{}/priorities/{}/raised", held.slug, priority.slug),
                reference: priority.slug,
                words: priority.aim.title,
                ..Answer::default()
            });
        }
    }
    // What is not kept here is to be answered all the same: it may lie on paper, or never have been made.
    for (of, what) in [("assessment", "strategic assessment"), ("agreement", "community safety agreement")] {
        if !out.answers.iter().any(|answer| answer.of == of) {
            let words = format!("No priority of a {what} of {before} is kept here");
            out.answers.push(Answer { of: of.into(), year: before.clone(), words, ..Answer::default() });
        }
    }
    Ok(out)
}

/// What the plan of a partnership for a legal year has to answer, by what is kept here.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn begun_with(unit: &mut Unit<'_>, proof: &impl Proof, of: (&str, &str, &str)) -> Outcome<Vec<Answer>> {
    Ok(begun(unit, proof, of, None)?.answers)
}
