//! Matters that assessments bring to the county strategy group (SI 2007/1830 reg 7(g)): from them its agreement is drafted.

use super::Finding;
use crate::statutory::{Held, State, Whole, edition, latest};
use crate::store::statutory::document;
use crate::store::{Assessment, ViewPrivate};
use kernel::{Actor, Outcome, Unit, Visible};

/// One matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Short name of the partnership.
    pub csp: String,
    /// Its name.
    pub csp_name: String,
    /// Identifier of the assessment.
    pub assessment: String,
    /// The number of the finding within it.
    pub finding: i64,
    /// What was found, as far as the actor may read it.
    pub words: String,
    /// The theme under which it was found.
    pub theme: String,
    /// Whether it is of an edition that was completed; a finding of a draft may still change.
    pub complete: bool,
    /// Whether the responsible authorities should prioritise it.
    pub priority: bool,
    /// Where to read it: a path inside this install.
    pub href: String,
}

impl Matter {
    /// How the finding is called: `F3`.
    pub fn called(&self) -> String {
        Finding::called(self.finding)
    }
}

/// The assessments of a legal year that an actor may see, by partnership.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn of_year(unit: &mut Unit<'_>, actor: &Actor, county: &str, year: &str) -> Outcome<Vec<Held>> {
    document::visible(unit, &actor.visible::<Assessment>(), county, Some(year))
}

/// The findings of a legal year's assessments that are for the county group, by partnership and number: of the last edition where there
/// is one, else of the draft for those who may read it. Whoever reads only the public version gets its words.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn matters(unit: &mut Unit<'_>, actor: &Actor, county: &str, year: &str) -> Outcome<Vec<Matter>> {
    let visible = actor.visible::<Assessment>();
    let register = board::current(unit, county)?;
    let names = register.ever();
    let mut out = Vec::new();
    for held in document::visible(unit, &visible, county, Some(year))? {
        let Some(whole) = readable(unit, &visible, &held)? else { continue };
        for kept in whole.findings.into_iter().filter(|kept| kept.it.county) {
            out.push(Matter {
                csp: held.group.clone(),
                csp_name: names.group_name(&held.group),
                assessment: held.id.clone(),
                finding: kept.number,
                words: kept.it.words,
                theme: kept.it.theme,
                complete: held.state == State::Complete || held.edition > 0,
                priority: kept.it.priority,
                href: format!("/{county}/{}#f{}", held.path(), kept.number),
            });
        }
    }
    Ok(out)
}

/// As much of an assessment as somebody may read.
fn readable(unit: &mut Unit<'_>, visible: &Visible<Assessment>, held: &Held) -> Outcome<Option<Whole>> {
    if visible.actor().may::<ViewPrivate, Assessment>(unit, &held.id)? {
        return latest(unit, visible, held).map(Some);
    }
    if held.released == 0 {
        return Ok(None);
    }
    Ok(Some(edition(unit, visible, held, held.released)?.public()))
}
