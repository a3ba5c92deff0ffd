//! An agreement is drafted from what was chosen: a priority for each candidate, with the findings that raised it.

use super::{Joint, Parts, Stage};
use crate::agreements::{self, Aim, State as Standing, Terms};
use crate::events;
use crate::scoring::{Candidate, Held, State};
use crate::store::{self, Scoring};
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// What the draft is called.
#[derive(Clone, Debug, Default)]
pub struct Drafting {
    /// Its short name: `2022-25`.
    pub slug: String,
    /// `Loamshire Community Safety Agreement 2022 to 2025`
    pub title: String,
    /// The years to which it applies; the legal year is that of the assessments (SI 2007/1830 reg 9(2)).
    pub applies_to: String,
    /// Whether what runs through all priorities of the agreement that stands is taken along.
    pub themes: bool,
}

/// Drafts the agreement from a decided prioritisation, and gives its short name.
///
/// # Errors
/// [`Fault::Conflict`] when it is not decided, or was drafted from already; [`Fault::Fields`] when the name is taken or something is
/// missing.
pub fn draft(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Scoring>,
    it: &Drafting,
) -> Outcome<Recorded<String>> {
    let held = store::scoring::one(unit, permit)?;
    if held.state != State::Decided {
        return Err(Fault::Conflict(
            "It is not decided yet what becomes a priority. Decide first, then draft.".into(),
        ));
    }
    let visible = permit.actor().visible::<crate::store::Agreement>();
    if let Some(slug) = store::parts::drawn_from(unit, &visible, &held.id)? {
        let words = format!("The agreement “{slug}” was drafted from this prioritisation already.");
        return Err(Fault::Conflict(words));
    }
    let (agreement, rows) = draft_as(unit, permit, &held, it)?;
    let event = events::AgreementDrafted { agreement, scoring: held.id, rows };
    Ok(unit.record(permit, &event)?.carrying(it.slug.clone()))
}

/// The same without its event: gives the agreement and every row.
pub(crate) fn draft_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    it: &Drafting,
) -> Outcome<(String, Vec<String>)> {
    let terms = Terms {
        title: it.title.trim().into(),
        legal_year: held.year.clone(),
        applies_to: it.applies_to.trim().into(),
        state: Standing::Draft,
        published: false,
        about: String::new(),
    };
    let agreement = agreements::add_as(unit, proof, &held.county, &it.slug, &terms)?;
    let mut rows = vec![agreement.clone()];
    let parts = Parts {
        scoring: held.id.clone(),
        method: held.reasons.clone(),
        stage: Stage::Drafting,
        ..Parts::default()
    };
    store::parts::put(unit, proof, &agreement, 0, &parts)?;
    let candidates = store::scoring::candidates(unit, proof, &held.id)?;
    let mut slugs: Vec<String> = Vec::new();
    for (place, candidate) in (1..).zip(candidates.iter().filter(|c| c.chosen == Some(true))) {
        let slug = slug_of(&candidate.title, &slugs);
        let aim =
            Aim { title: candidate.title.clone(), about: about(candidate), place, cross_cutting: false };
        let priority = agreements::add_priority_as(unit, proof, &agreement, &slug, &aim)?;
        slugs.push(slug);
        for basis in &candidate.basis {
            rows.push(store::parts::add_basis(unit, proof, &agreement, &priority, basis)?);
        }
        let joint = Joint { priority: priority.clone(), ..Joint::default() };
        store::parts::put_joint(unit, proof, &agreement, 0, &joint)?;
        rows.push(priority);
    }
    if it.themes {
        rows.extend(themes(unit, proof, &held.county, &agreement, &slugs)?);
    }
    Ok((agreement, rows))
}

/// What runs through all priorities of the newest agreement that stands, taken along.
fn themes(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    agreement: &str,
    taken: &[String],
) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    for id in store::agreements::all(unit, proof, county)? {
        let standing = store::agreements::by_id(unit, proof, &id)?;
        if !standing.is_some_and(|held| held.terms.state == Standing::Agreed) {
            continue;
        }
        for theme in store::agreements::priorities(unit, proof, &id)? {
            if theme.aim.cross_cutting && !taken.contains(&theme.slug) {
                rows.push(agreements::add_priority_as(unit, proof, agreement, &theme.slug, &theme.aim)?);
            }
        }
        break;
    }
    Ok(rows)
}

/// Why it is a priority: what it is about, and the reason that was given.
fn about(candidate: &Candidate) -> String {
    let parts = [candidate.about.trim(), candidate.reason.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A short name from a title, unlike those that are taken.
fn slug_of(title: &str, taken: &[String]) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 40 {
            break;
        }
    }
    let slug = slug.trim_matches('-').to_string();
    let slug = if slug.is_empty() || slug == "new" { "priority".to_string() } else { slug };
    if !taken.contains(&slug) {
        return slug;
    }
    (2..).map(|n| format!("{slug}-{n}")).find(|s| !taken.contains(s)).unwrap_or(slug)
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn short_names_are_made_of_titles() {
        assert_eq!(slug_of("Domestic abuse & stalking", &[]), "domestic-abuse-stalking");
        assert_eq!(slug_of("Théft!", &[]), "th-ft");
        assert_eq!(slug_of("New", &[]), "priority");
        assert_eq!(slug_of("Theft", &["theft".into(), "theft-2".into()]), "theft-3");
    }
}
