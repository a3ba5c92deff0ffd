//! Matters that the partnerships' strategic assessments bring to the county group (SI 2007/1830 reg 7(g)), as candidates.

use super::{Basis, Candidate};
use crate::assessment;
use kernel::{Actor, Grant, Outcome, Unit};

/// A matter that could become a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Matter {
    /// The finding.
    pub basis: Basis,
    /// What was found, as far as whoever asks may read it.
    pub found: String,
    /// Whether the assessment is complete.
    pub complete: bool,
}

impl Matter {
    /// How forms name it.
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.basis.assessment, self.basis.finding)
    }
}

/// Matters of a legal year that no candidate rests on yet, as far as the actor may read the assessments.
pub(crate) fn open(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    year: &str,
    there: &[Candidate],
) -> Outcome<Vec<Matter>> {
    let taken = |it: &Basis| there.iter().any(|c| c.basis.iter().any(|b| same(b, it)));
    Ok(all(unit, actor, county, year)?.into_iter().filter(|m| !taken(&m.basis)).collect())
}

fn same(a: &Basis, b: &Basis) -> bool {
    a.assessment == b.assessment && a.finding == b.finding
}

/// Every matter of a legal year, as far as the actor may read the assessments.
pub(crate) fn all(unit: &mut Unit<'_>, actor: &Actor, county: &str, year: &str) -> Outcome<Vec<Matter>> {
    let found = assessment::matters(unit, actor, county, year)?;
    let matter = |m: assessment::Matter| Matter {
        found: m.words.clone(),
        complete: m.complete,
        basis: Basis {
            words: if m.theme.trim().is_empty() {
                format!("{} of {}", m.called(), m.csp_name)
            } else {
                m.theme.clone()
            },
            finding: m.finding.to_string(),
            csp: m.csp,
            csp_name: m.csp_name,
            assessment: m.assessment,
            href: m.href,
        },
    };
    Ok(found.into_iter().map(matter).collect())
}

/// Which of these findings somebody may read, and so may be led to.
pub(crate) fn readable<'a>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    year: &str,
    of: impl Iterator<Item = &'a Basis>,
) -> Outcome<Vec<Basis>> {
    let known = all(unit, actor, county, year)?;
    Ok(of.filter(|b| known.iter().any(|m| same(&m.basis, b))).cloned().collect())
}

/// The matter of one partnership under a theme: for examples, which read the assessments as the officer does.
pub(crate) fn find(
    unit: &mut Unit<'_>,
    county: &str,
    year: &str,
    csp: &str,
    theme: &str,
) -> Outcome<Option<Basis>> {
    let today = unit.today();
    let officer = Grant { role: "officer".into(), on: county.into() };
    let actor = Actor::person("system:examples", "", [officer], today);
    let known = all(unit, &actor, county, year)?;
    Ok(known.into_iter().map(|m| m.basis).find(|b| b.csp == csp && b.words == theme))
}
