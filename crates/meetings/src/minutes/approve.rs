//! Minutes are amended and approved by a later meeting of the same group, signed by whoever had its chair, and locked.

use super::document::Approved;
use super::draw;
use super::state::{Act, State};
use super::steps::held;
use super::{Held, put};
use crate::Approve;
use crate::registers::events;
use crate::store::amendments::Amendment;
use crate::store::{self, Minutes};
use board::sittings::attendance;
use board::sittings::{self, Sitting, item, sitting};
use kernel::verbs::{Clear, Update};
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit, ledger};

/// The meeting that approves minutes: of the same group, after the one that is minuted, and being held or held.
fn approving(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Held,
    meeting: &str,
) -> Outcome<(Sitting, Sitting)> {
    let wrong = |message: &str| Fault::field("meeting", message);
    let minuted = sitting::by_id(unit, proof, &it.sitting)?.ok_or(Fault::Absent)?;
    let id = sitting::id_of(unit, &it.county, meeting)?.unwrap_or_else(|| meeting.into());
    let by = sitting::by_id(unit, proof, &id)?.filter(|by| by.county == it.county && by.group == it.group);
    let by = by.ok_or_else(|| wrong("Choose the meeting of this group that approves them"))?;
    if by.begins() <= minuted.begins() {
        return Err(wrong("Minutes are approved by a later meeting than the one that they are of"));
    }
    match by.state {
        sittings::State::Open | sittings::State::Held => Ok((minuted, by)),
        _ => Err(wrong("This meeting has not begun: open it first")),
    }
}

/// The number of the item under which a meeting takes the minutes of the last.
fn number_of(unit: &mut Unit<'_>, proof: &impl Proof, by: &Sitting) -> Outcome<Option<i64>> {
    let items = item::all(unit, proof, &by.id)?;
    Ok(items.iter().find(|item| item.standing == "minutes").and_then(|item| item.number))
}

/// The chair changes what the draft says of an item, or of the meeting as a whole. `seen` is the version of the text.
///
/// # Errors
/// [`Fault::Conflict`] when they are not with the chair; as [`super::write()`] for the text.
pub fn edit(
    unit: &mut Unit<'_>,
    permit: &Permit<Clear, Minutes>,
    item: Option<&str>,
    seen: i64,
    text: &str,
) -> Outcome<Recorded> {
    let it = store::stand::of(unit, permit)?;
    if !it.state.allows(Act::Edit) {
        return Err(Fault::Conflict(it.state.refuses(Act::Edit)));
    }
    let (_, _, mut rows) = put(unit, permit, &it, item, seen, text)?;
    if rows.is_empty() {
        return Err(Fault::field("text", "This is what it says already. Change something, or go back"));
    }
    let it = Held { version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    rows.push(it.id.clone());
    rows.push(store::after::keep(
        unit,
        permit,
        &it.id,
        Act::Edit.name(),
        ("", ""),
        item.unwrap_or_default(),
    )?);
    unit.record(permit, &events::MinutesEdited { minutes: it.id, version: it.version, rows })
}

/// The approving meeting amends what they say of an item, or of the meeting as a whole: what it said and what it says are both kept.
/// `meeting` is its name in addresses or its identifier; `seen` is the version of the text.
///
/// # Errors
/// [`Fault::Fields`] on `meeting` when it cannot approve them, on `text` when nothing changes; [`Fault::Conflict`] when the chair has not
/// checked them, or they are approved.
pub fn amend(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Minutes>,
    meeting: &str,
    item: Option<&str>,
    seen: i64,
    text: &str,
) -> Outcome<Recorded> {
    let it = store::stand::of(unit, permit)?;
    if !it.state.allows(Act::Amend) {
        return Err(Fault::Conflict(it.state.refuses(Act::Amend)));
    }
    let (_, by) = approving(unit, permit, &it, meeting)?;
    let read = |unit: &mut Unit<'_>| -> Outcome<String> {
        Ok(store::minutes::one(unit, permit, &it.id, item)?.map(|part| part.text).unwrap_or_default())
    };
    let was = read(unit)?;
    let (_, _, mut rows) = put(unit, permit, &it, item, seen, text)?;
    let becomes = read(unit)?;
    if was == becomes {
        return Err(Fault::field("text", "This is what it says already. Change something, or go back"));
    }
    let amendment =
        Amendment { item: item.map(String::from), sitting: by.id.clone(), was, becomes, at: unit.now() };
    rows.push(store::amendments::keep(unit, permit, &it.id, &amendment)?);
    let it = Held { version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    rows.push(it.id.clone());
    rows.push(store::after::keep(
        unit,
        permit,
        &it.id,
        Act::Amend.name(),
        ("", ""),
        item.unwrap_or_default(),
    )?);
    unit.record(permit, &events::MinutesAmended { minutes: it.id, meeting: by.id, version: it.version, rows })
}

/// A later meeting of the group accepts minutes as a true record: they are frozen whole, with the end of the ledger, and locked. Whoever
/// approves them must be at the meeting that does; when they were not at the one that is minuted, the minutes say so.
///
/// # Errors
/// [`Fault::Fields`] on `meeting` when it cannot approve them or whoever approves is not recorded as there; [`Fault::Conflict`] when the
/// chair has not checked them, a sentence is unsettled, they are approved, or somebody else was first.
pub fn approve(
    unit: &mut Unit<'_>,
    permit: &Permit<Approve, Minutes>,
    seen: i64,
    meeting: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Approve)?;
    let (minuted, by) = approving(unit, permit, &it, meeting)?;
    if !super::clashes(unit, permit, &it.id)?.is_empty() {
        let words =
            "Two people changed a sentence of these minutes in different ways. Settle which stands first.";
        return Err(Fault::Conflict(words.into()));
    }
    let me = permit.actor().mark();
    if !was_there(unit, permit, &by.id, &me)? {
        let message =
            "You are not recorded as there: only somebody who is at this meeting can approve minutes for it";
        return Err(Fault::field("meeting", message));
    }
    let absent = !was_there(unit, permit, &minuted.id, &me)?;
    let register = board::current(unit, &it.county)?;
    let mut document = draw::whole(unit, permit, &it)?;
    document.approved = Some(Approved {
        sitting: by.id.clone(),
        meeting: by.slug.clone(),
        day: by.day,
        number: number_of(unit, permit, &by)?,
        at: unit.now(),
        by: draw::named(&register.on(by.day), &me),
        absent,
    });
    let text = serde_json::to_string(&document).map_err(Fault::broken)?;
    let hash = kernel::files::hash(text.as_bytes());
    let head = ledger::head(&mut unit.rows(permit))?.to_string();
    let note = if absent { "by somebody who was not at the meeting" } else { "" };
    let names = (it.state.name(), State::Approved.name());
    let turn = store::after::keep(unit, permit, &it.id, Act::Approve.name(), names, note)?;
    let it = Held {
        state: State::Approved,
        approved_in: Some(by.id.clone()),
        approved_at: Some(unit.now()),
        approved_by: me,
        document: text,
        head,
        version: it.version + 1,
        ..it
    };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let event =
        events::MinutesApproved { minutes: it.id, meeting: by.id, document: hash, version: it.version, rows };
    unit.record(permit, &event)
}

fn was_there(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str, person: &str) -> Outcome<bool> {
    let there = attendance::all(unit, proof, sitting)?;
    Ok(there.iter().any(|line| line.status.fills() && line.who() == person))
}

/// Whoever had the chair of the approving meeting signs the minutes.
///
/// # Errors
/// [`Fault::Conflict`] when they are not approved, are signed, or whoever signs was not at the meeting that approved them.
pub fn sign(unit: &mut Unit<'_>, permit: &Permit<Approve, Minutes>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Sign)?;
    let conflict = |words: &str| Err(Fault::Conflict(words.into()));
    if store::after::turns(unit, permit, &it.id)?.iter().any(|turn| turn.act == Act::Sign.name()) {
        return conflict("These minutes are signed already.");
    }
    let by = it.approved_in.clone().unwrap_or_default();
    if !was_there(unit, permit, &by, &permit.actor().mark())? {
        return conflict("Only a chair who was at the meeting that approved them signs its minutes.");
    }
    let turn = store::after::keep(unit, permit, &it.id, Act::Sign.name(), ("", ""), "")?;
    let it = Held { version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    let (act, state) = (Act::Sign.name().into(), it.state.name().into());
    unit.record(permit, &events::MinutesMoved { minutes: it.id, act, state, version: it.version, rows })
}
