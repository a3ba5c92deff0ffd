//! A document as a whole: as it stands now, or as an edition froze it; and what is left of it for the public.

use super::check::{Ground, checklist};
use super::{Details, Held, Kept};
use crate::assessment::{Finding, Input};
use crate::partnership::{Answer, Consultation};
use crate::store::statutory::{document, entry, section};
use kernel::text::marks;
use kernel::{Outcome, Proof, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Whole {
    /// What it says of itself.
    pub details: Details,
    /// Its texts, by the short name of the section.
    pub sections: BTreeMap<String, String>,
    /// What sections were begun with that began with something.
    pub begun: BTreeMap<String, String>,
    /// What was found (an assessment).
    pub findings: Vec<Kept<Finding>>,
    /// What was considered (an assessment).
    pub inputs: Vec<Kept<Input>>,
    /// Whose views were sought.
    pub consultations: Vec<Kept<Consultation>>,
    /// What last year's assessment and agreement put first, and what came of it (a plan).
    pub answers: Vec<Kept<Answer>>,
    /// The marks of the checklist that were there when it was frozen.
    pub there: Vec<String>,
}

impl Whole {
    /// The text of a section; empty when it has none.
    pub fn text(&self, section: &str) -> &str {
        self.sections.get(section).map(String::as_str).unwrap_or_default()
    }

    /// Whether a section is carried by numbered entries, whatever stands around them.
    pub(crate) fn holds_entries(&self, section: &str) -> bool {
        match section {
            "d" => self.findings.iter().any(|f| f.it.priority),
            "g" => self.findings.iter().any(|f| f.it.county),
            _ => false,
        }
    }

    /// Whether the public version is less than the whole.
    pub fn redacted(&self) -> bool {
        let mut texts = self.sections.values().map(String::as_str).collect::<Vec<_>>();
        texts.extend(self.findings.iter().flat_map(|f| f.it.texts()));
        texts.extend(self.inputs.iter().map(|i| i.it.note.as_str()));
        texts.extend(self.consultations.iter().flat_map(|c| c.it.texts()));
        texts.extend(self.answers.iter().map(|a| a.it.reason.as_str()));
        texts.into_iter().any(marks::has_private)
    }

    /// What the public reads: without marked passages, without what was nothing but such a passage, and without the marking and the
    /// statement of use, which are for those who hold the full text.
    #[must_use]
    pub fn public(&self) -> Self {
        let mut out = self.clone();
        out.details.usage.clear();
        out.details.marking.clear();
        out.begun.clear();
        for text in out.sections.values_mut() {
            *text = marks::public(text);
        }
        out.sections.retain(|_, text| !text.is_empty());
        for kept in &mut out.findings {
            kept.it.cut();
        }
        out.findings.retain(|kept| !kept.it.words.is_empty());
        for kept in &mut out.inputs {
            kept.it.note = marks::public(&kept.it.note);
        }
        for kept in &mut out.consultations {
            kept.it.cut();
        }
        for kept in &mut out.answers {
            kept.it.reason = marks::public(&kept.it.reason);
        }
        out
    }

    /// Every word of it, for search.
    pub(crate) fn words(&self) -> String {
        let mut out = vec![self.details.title.clone(), self.details.geography.clone()];
        out.extend(self.sections.values().cloned());
        out.extend(self.findings.iter().flat_map(|f| f.it.texts().map(String::from)));
        out.extend(self.consultations.iter().flat_map(|c| c.it.texts().map(String::from)));
        out.retain(|text| !text.trim().is_empty());
        out.join("\n")
    }
}

/// A document as it stands now.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn now(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held) -> Outcome<Whole> {
    let mut whole = Whole { details: held.details.clone(), ..Whole::default() };
    for written in section::all(unit, proof, &held.id)? {
        if !written.begun.is_empty() {
            whole.begun.insert(written.section.clone(), written.begun);
        }
        whole.sections.insert(written.section, written.text);
    }
    whole.findings = entry::all(unit, proof, &held.id)?;
    whole.inputs = entry::all(unit, proof, &held.id)?;
    whole.consultations = entry::all(unit, proof, &held.id)?;
    whole.answers = entry::all(unit, proof, &held.id)?;
    Ok(whole)
}

/// The same with what the checklist found in it, as an edition keeps it.
pub(crate) fn read(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, ground: &Ground) -> Outcome<Whole> {
    let mut whole = now(unit, proof, held)?;
    let lines = checklist(held.sort, &whole, ground);
    whole.there = lines.into_iter().filter(|line| line.there).map(|line| line.mark).collect();
    Ok(whole)
}

/// A document as an edition froze it.
///
/// # Errors
/// [`kernel::Fault::Absent`] when there is no such edition.
pub fn edition(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, number: i64) -> Outcome<Whole> {
    Ok(document::edition(unit, proof, &held.id, number)?.whole)
}
