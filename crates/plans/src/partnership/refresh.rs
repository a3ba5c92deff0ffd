//! A plan that was begun before last year's assessment or agreement was there is looked at again: what has come since is to be answered.

use super::{Answer, begun_with};
use crate::events;
use crate::statutory::{Entry, Kept};
use crate::store::PartnershipPlan;
use crate::store::statutory::{document, entry};
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Adds each priority of last year that has come since, and takes out what said that there was none, where nobody answered that.
///
/// # Errors
/// [`Fault::Fields`] on `again` when nothing has come; [`Fault::Conflict`] when the plan is complete.
pub fn look_again(unit: &mut Unit<'_>, permit: &Permit<Update, PartnershipPlan>) -> Outcome<Recorded> {
    let held = document::one(unit, permit)?;
    crate::statutory::entries::open(&held)?;
    unit.alone("plans.entries")?;
    let there: Vec<Kept<Answer>> = entry::all(unit, permit, &held.id)?;
    let now = begun_with(unit, permit, (&held.county, &held.group, &held.year))?;
    let (at, by) = (unit.now(), permit.actor().mark());
    let is_none = |it: &Answer| it.reference.is_empty() && it.href.is_empty();
    let mut last = None;
    for answer in now.iter().filter(|answer| !is_none(answer)) {
        let known = |kept: &Kept<Answer>| kept.it.of == answer.of && kept.it.reference == answer.reference;
        if there.iter().any(known) {
            continue;
        }
        let (row, number) = entry::insert(unit, permit, &held.id, answer, (at, &by))?;
        let rows = vec![row];
        let (document, entry) = (held.id.clone(), Answer::KIND.to_string());
        last = Some(unit.record(permit, &events::EntryAdded { document, entry, number, rows })?);
    }
    let Some(mut last) = last else {
        let words = "Nothing has come since: last year’s assessment and agreement are as they were";
        return Err(Fault::field("again", words));
    };
    for kept in there.iter().filter(|kept| is_none(&kept.it) && kept.it.answer.is_empty()) {
        if !now.iter().any(|answer| answer.of == kept.it.of && !is_none(answer)) {
            continue;
        }
        entry::update(unit, permit, kept, true, (at, &by))?;
        let (document, entry) = (held.id.clone(), Answer::KIND.to_string());
        let rows = vec![kept.id.clone()];
        last = unit.record(permit, &events::EntryRemoved { document, entry, number: kept.number, rows })?;
    }
    Ok(last)
}
