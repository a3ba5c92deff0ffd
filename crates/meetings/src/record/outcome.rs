//! What came of meetings: decisions with whether they happened, and what was asked of others with whether they answered.

use super::{Made, Reader, head, release};
use crate::registers::{ask, decision};
use crate::store;
use crate::store::{Ask, Decision};
use board::sittings::{AgendaItem, item};
use kernel::contracts::record::{self, Entry, Head, Kind};
use kernel::text::blocks;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Outcome, Permit};

/// Whether a name is that of a decision, or of its release.
pub(super) fn is_decision(name: &str) -> bool {
    decision::number(name.trim_start_matches(release::OF_DECISION)).is_some()
}

/// Every decision that was released, with its release.
pub(super) fn decisions(reader: &mut Reader<'_, '_>) -> Outcome<Vec<Made>> {
    let visible = reader.actor.visible::<Decision>();
    let all =
        store::decisions::list(reader.unit, &visible, reader.county, &store::decisions::Which::default())?;
    let mut out = Vec::new();
    for it in all {
        out.extend(decision(reader, &it.reference())?);
    }
    Ok(out)
}

/// One decision with its release, by its reference or by the name of its release; nothing when it is not there for the public.
pub(super) fn decision(reader: &mut Reader<'_, '_>, name: &str) -> Outcome<Vec<Made>> {
    let Some(number) = decision::number(name.trim_start_matches(release::OF_DECISION)) else {
        return Ok(Vec::new());
    };
    let Some(id) = store::decisions::id_of(reader.unit, reader.county, number)? else {
        return Ok(Vec::new());
    };
    let Some(permit) = reader.readable::<Decision>(&id)? else { return Ok(Vec::new()) };
    let it = store::decisions::of(reader.unit, &permit)?;
    let turns = store::after::turns(reader.unit, &permit, &id)?;
    let looked = turns.iter().rev().find(|turn| decision::Standing::named(&turn.act).is_some());
    let (meeting, item) = place(reader, it.sitting.as_deref(), it.item.as_deref())?;
    let reasons = it.reasons.trim();
    let basis =
        if reasons.is_empty() { it.basis.clone() } else { format!("{}\n{reasons}", it.basis).trim().into() };
    let entry = Entry::Decision(Box::new(record::Decision {
        reference: it.reference(),
        title: it.title.clone(),
        text: blocks(&it.words),
        basis,
        options: it.options.clone(),
        dissent: it.dissent.clone(),
        vote: crate::outcomes::vote::said_of(&it.vote),
        meeting,
        item,
        group: reader.group(&it.group),
        decided: Some(it.made_on),
        state: it.standing.said().into(),
        evidence: it.evidence.clone(),
        checked: looked.map(|turn| civil(turn.at)),
        actions: store::recorded::actions_of_decision(reader.unit, &permit, &id)?,
        withheld: None,
        released: it.released_at,
    }));
    let created = it.released_at.unwrap_or(it.changed_at);
    let head = head(Kind::Decision, it.reference(), it.title.clone(), (created, it.changed_at), &entry)?;
    let head = Head {
        day: Some(it.made_on),
        group: reader.group(&it.group),
        state: it.standing.said().into(),
        ..head
    };
    let mut out = vec![(head, entry)];
    out.extend(release::of_decision(&it)?);
    Ok(out)
}

/// The name of the meeting and the key of the item, as far as anybody may know of them.
fn place(
    reader: &mut Reader<'_, '_>,
    sitting: Option<&str>,
    item_id: Option<&str>,
) -> Outcome<(String, String)> {
    let meeting = reader.sitting(sitting)?.map(|(_, it)| it.slug).unwrap_or_default();
    let permit: Option<Permit<View, AgendaItem>> = item_id.map_or(Ok(None), |id| reader.readable(id))?;
    let key = permit.map(|permit| item::of(reader.unit, &permit)).transpose()?.map(|it| it.slug);
    Ok((meeting, key.unwrap_or_default()))
}

/// Every referral and escalation that was released.
pub(super) fn asks(reader: &mut Reader<'_, '_>) -> Outcome<Vec<Made>> {
    let visible = reader.actor.visible::<Ask>();
    let all = store::asks::list(reader.unit, &visible, reader.county, &store::asks::Which::default())?;
    let mut out = Vec::new();
    for it in all {
        out.extend(ask(reader, &it.reference())?);
    }
    Ok(out)
}

/// One ask, by its reference.
pub(super) fn ask(reader: &mut Reader<'_, '_>, name: &str) -> Outcome<Option<Made>> {
    let Some(number) = ask::number(name) else { return Ok(None) };
    let Some(id) = store::asks::id_of(reader.unit, reader.county, number)? else { return Ok(None) };
    let Some(permit) = reader.readable::<Ask>(&id)? else { return Ok(None) };
    let it = store::asks::of(reader.unit, &permit)?;
    let (meeting, _) = place(reader, it.sitting.as_deref(), it.item.as_deref())?;
    let to = match it.to_group.is_empty() {
        false => reader.group_name(&it.to_group).unwrap_or_else(|| "Another group".into()),
        true => reader.organisation(&it.to_organisation).unwrap_or_else(|| "An organisation".into()),
    };
    let entry = Entry::Ask(Box::new(record::Ask {
        reference: it.reference(),
        sort: it.kind_said().into(),
        text: it.words.clone(),
        from: reader.group_name(&it.group).unwrap_or_else(|| "A group".into()),
        to,
        asked: Some(it.asked_on),
        due: Some(it.due),
        answer: it.answer.clone(),
        answered: it.answered_at.map(civil),
        meeting,
    }));
    let head = head(Kind::Ask, it.reference(), it.title.clone(), (it.changed_at, it.changed_at), &entry)?;
    let state = it.standing.said().to_string();
    Ok(Some((Head { day: Some(it.asked_on), group: reader.group(&it.group), state, ..head }, entry)))
}
