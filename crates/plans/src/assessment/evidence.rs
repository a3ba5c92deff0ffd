//! Assessments as evidence of regulations 5 to 7 and 12: each edition, with what the checklist found in it when it was frozen.

use crate::partnership::consulted;
use crate::statutory::{Held, Turn};
use crate::store::statutory::{document, turn};
use crate::store::{Assessment, ViewPrivate};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// What assessments showed at the end of a day.
pub(crate) fn evidence(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let visible = actor.visible::<Assessment>();
    let mut out = Vec::new();
    for held in document::visible(unit, &visible, county, None)? {
        let whole = actor.may::<ViewPrivate, Assessment>(unit, &held.id)?;
        out.extend(editions(unit, &visible, &held, as_at, whole)?);
        if whole {
            out.extend(consulted(unit, &visible, &held, as_at)?);
        }
    }
    Ok(out)
}

/// The editions of a document up to a day: all of them for those who may read the whole, else the released one. One stands until the
/// next takes its place.
pub(crate) fn editions(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    as_at: Date,
    whole: bool,
) -> Outcome<Vec<Evidence>> {
    let turns = turn::all(unit, proof, &held.id)?;
    let day = |at| kernel::time::civil(at);
    let mut all = document::editions(unit, proof, &held.id)?;
    all.retain(|edition| day(edition.at) <= as_at);
    if !whole {
        all.retain(|edition| edition.number == held.released);
    }
    let next: Vec<Date> = all.iter().skip(1).map(|edition| day(edition.at)).collect();
    let one = |(at, edition): (usize, document::Frozen)| {
        let mut marks: BTreeSet<String> = edition.whole.there.iter().cloned().collect();
        if released(&turns, edition.number, as_at) {
            marks.insert("public".into());
        }
        let title = edition.whole.details.title;
        Evidence {
            kind: held.sort.name(),
            id: format!("{}/{}", held.id, edition.number),
            group: held.group.clone(),
            year: held.year.clone(),
            on: Some(day(edition.at)),
            until: next.get(at).copied(),
            marks,
            title: if edition.number == 1 { title } else { format!("{title}, version {}", edition.number) },
            href: format!("/{}/{}", held.county, held.path()),
            ..Evidence::default()
        }
    };
    Ok(all.into_iter().enumerate().map(one).collect())
}

/// Whether the public version of an edition could be read by anybody at the end of a day.
fn released(turns: &[Turn], edition: i64, as_at: Date) -> bool {
    let mut of = turns.iter().filter(|turn| kernel::time::civil(turn.at) <= as_at);
    let last = of.rfind(|turn| ["release", "take-back"].contains(&turn.act.as_str()));
    last.is_some_and(|turn| turn.act == "release" && turn.edition == edition)
}
