//! Plans as evidence of regulations 10 to 14: editions, the summary, copies, and consultations.

use super::{Consultation, Copy, Published};
use crate::assessment::editions;
use crate::regard::{Of, regard};
use crate::statutory::{Held, Sort};
use crate::store::statutory::{document, entry};
use crate::store::{PartnershipPlan, ViewPrivate};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// What plans showed at the end of a day.
pub(crate) fn evidence(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let visible = actor.visible::<PartnershipPlan>();
    let mut out = Vec::new();
    for held in document::visible(unit, &visible, county, None)? {
        let whole = actor.may::<ViewPrivate, PartnershipPlan>(unit, &held.id)?;
        for mut found in editions(unit, &visible, &held, as_at, whole)? {
            if found.marks.contains("content:help") {
                found.marks.insert("considered:public-help".into());
            }
            out.push(found);
        }
        out.extend(summaries(unit, &visible, &held, as_at)?);
        if whole {
            out.extend(copies(unit, &visible, &held, as_at)?);
            out.extend(consulted(unit, &visible, &held, as_at)?);
            let of = Of {
                thing: &held.id,
                mark: "plan",
                group: &held.group,
                year: &held.year,
                title: &held.details.title,
                href: format!("/{county}/{}/regard", held.path()),
            };
            out.extend(regard(unit, &visible, county, &of, as_at)?);
        }
    }
    Ok(out)
}

fn base(held: &Held) -> Evidence {
    Evidence {
        group: held.group.clone(),
        year: held.year.clone(),
        href: format!("/{}/{}", held.county, held.path()),
        ..Evidence::default()
    }
}

fn summaries(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, as_at: Date) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    for kept in entry::all::<Published>(unit, proof, &held.id)? {
        let on = kernel::time::civil(kept.at);
        if on <= as_at {
            let of = document::edition(unit, proof, &held.id, kept.it.edition)?.whole.details.title;
            out.push(Evidence {
                kind: "summary",
                id: kept.id,
                on: Some(on),
                marks: BTreeSet::from(["public".to_string()]),
                title: format!("Summary of {of}"),
                href: format!("/{}/{}/summary", held.county, held.path()),
                ..base(held)
            });
        }
    }
    Ok(out)
}

fn copies(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held, as_at: Date) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    for kept in entry::all::<Copy>(unit, proof, &held.id)? {
        if kept.it.on.is_some_and(|on| on <= as_at) {
            let mut marks = BTreeSet::from(["plan".to_string(), format!("to:{}", kept.it.to)]);
            if kept.it.policing_body {
                marks.insert("to:policing-body".into());
            }
            out.push(Evidence {
                kind: "transmittal",
                id: kept.id,
                on: kept.it.on,
                marks,
                title: format!("Copy of {}", held.details.title),
                ..base(held)
            });
        }
    }
    Ok(out)
}

/// Consultations that are logged with a document. One for the plan of a year was held in the year before it, and its own day says when.
pub(crate) fn consulted(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    for kept in entry::all::<Consultation>(unit, proof, &held.id)? {
        let on = kept.it.to.or(kept.it.from);
        if on.is_some_and(|on| on <= as_at) {
            let year = if held.sort == Sort::Plan { String::new() } else { held.year.clone() };
            out.push(Evidence {
                kind: "consultation",
                id: kept.id,
                on,
                marks: BTreeSet::from([held.sort.name().to_string()]),
                title: kept.it.title,
                year,
                ..base(held)
            });
        }
    }
    Ok(out)
}
