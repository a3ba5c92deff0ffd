//! Minutes that were approved, and asks that were answered.

use super::Known;
use crate::minutes::state::State;
use crate::store::asks::Which;
use crate::store::{self, Ask, Minutes};
use board::Group;
use kernel::clock::words;
use kernel::contracts::evidence::Evidence;
use kernel::time::civil;
use kernel::{Actor, Outcome, Unit};
use std::collections::BTreeSet;

/// Minutes that a later meeting had approved by the end of the day.
pub(super) fn minutes(unit: &mut Unit<'_>, actor: &Actor, known: &Known<'_>) -> Outcome<Vec<Evidence>> {
    let register = board::current(unit, known.county)?;
    let mut out = Vec::new();
    for held in store::stand::list(unit, &actor.visible::<Minutes>(), known.county, &[State::Approved])? {
        let Some(it) = known.meeting(&held.sitting) else { continue };
        let Some(on) = held.approved_at.map(civil).filter(|on| *on <= known.as_at) else { continue };
        let mut marks = BTreeSet::from(["approved".to_string(), format!("meeting:{}", it.id)]);
        if held.released_at.is_some_and(|at| civil(at) <= known.as_at) {
            marks.insert("public".into());
        }
        out.push(Evidence {
            kind: "minutes",
            id: held.id.clone(),
            group: it.group_slug().into(),
            organisation: register.on(it.day).council_of(it.group_slug()).unwrap_or_default().into(),
            on: Some(on),
            marks,
            title: format!("Minutes: {}, {}", it.title, words::format(it.day)),
            href: known.href(it),
            ..Evidence::default()
        });
    }
    Ok(out)
}

/// Answers to what one body asked of another. What a scrutiny committee asked is a recommendation.
pub(super) fn asks(unit: &mut Unit<'_>, actor: &Actor, known: &Known<'_>) -> Outcome<Vec<Evidence>> {
    let register = board::current(unit, known.county)?;
    let mut out = Vec::new();
    for it in store::asks::list(unit, &actor.visible::<Ask>(), known.county, &Which::default())? {
        let Some(on) = it.answered_at.map(civil).filter(|on| *on <= known.as_at) else { continue };
        if it.answer.is_empty() {
            continue; // it was sent back
        }
        let last = |id: &str| id.rsplit('/').next().unwrap_or_default().to_string();
        let (asker, table) = (last(&it.group), register.on(it.asked_on));
        let mut marks = BTreeSet::from([format!("from:{asker}"), format!("ask:{}", it.id)]);
        marks.insert(if on <= it.due { "in-time" } else { "late" }.into());
        if table.get::<Group>(&asker).is_some_and(|group| group.sort == "scrutiny") {
            marks.insert("recommendation".into());
        }
        out.push(Evidence {
            kind: "response",
            id: it.id.clone(),
            group: last(&it.to_group),
            organisation: last(&it.to_organisation),
            on: Some(on),
            marks,
            // What is said of an ask is its title, which whoever may read the ask may read.
            title: format!("Answer to {}: {}", it.reference(), it.title),
            href: format!("/{}/asks/{}", known.county, it.reference()),
            ..Evidence::default()
        });
    }
    Ok(out)
}
