//! A decision, or a resolution in lettered parts, is the outcome of an item.

use super::lettered;
use super::vote::{Room, Taken};
use crate::registers::decision::{Kept, Standing};
use crate::room::{self, events, recording};
use crate::store;
use board::sittings::item::{self, Item};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{AgendaItem, Minute, attendance};
use board::{Group, Organisation};
use jiff::civil::Date;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};
use std::collections::BTreeSet;

/// What is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decide {
    /// What it is about; the item's title when empty.
    pub title: String,
    /// What was decided; before the parts, when there are some.
    pub words: String,
    /// The parts of a resolution; they get letters.
    pub parts: Vec<String>,
    /// The law or the terms on which it rests.
    pub basis: String,
    /// What else could have been decided.
    pub options: String,
    /// Why.
    pub reasons: String,
    /// Who was of another mind, and why.
    pub dissent: String,
    /// How it was taken: by consensus, or by votes.
    pub vote: Taken,
    /// Short name of the matter; the item's when empty.
    pub matter: String,
    /// Short name of the organisation that carries it out; may be empty.
    pub owner_organisation: String,
    /// The role that answers for it; may be empty.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// Why it is recorded although too few are there; empty when enough are.
    pub inquorate: String,
}

/// Records what the meeting decided on an item, and gives its reference. A vote that is not carried is recorded too, as given up.
///
/// # Errors
/// [`Fault::Fields`] on what is missing or wrong, on a seat's vote, or on `inquorate` when too few are there and no reason is
/// given; [`Fault::Conflict`] when the meeting is not open, or its minutes have gone to the chair.
pub fn decide(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    wanted: &Decide,
) -> Outcome<Recorded<String>> {
    unit.alone("decisions")?;
    let (it, item, _) = at_item(unit, permit)?;
    let register = board::current(unit, &it.county)?;
    let on = register.on(it.day);
    let terms = on.get::<Group>(it.group_slug());
    let there = in_room(unit, permit, &it, &item, terms.is_some_and(|group| group.casting_vote))?;
    let mut wrong = texts(wanted, it.day);
    wrong.extend(wanted.vote.faults(&there));
    let owner = room::short(wanted.owner_organisation.trim()).to_string();
    if !owner.is_empty() && on.get::<Organisation>(&owner).is_none() {
        wrong.push(FieldError {
            field: "owner-organisation".into(),
            message: "Choose an organisation from the list".into(),
        });
    }
    let short = too_few(unit, permit, &it, &item, &wanted.inquorate)?;
    if let Err(fault) = &short {
        wrong.push(fault.clone());
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let carried = wanted.vote.carried();
    let or =
        |text: &str, other: &str| if text.trim().is_empty() { other.to_string() } else { text.trim().into() };
    let kept = Kept {
        id: unit.id(),
        county: it.county.clone(),
        number: store::made::next_decision(unit, permit, &it.county)?,
        sitting: Some(it.id.clone()),
        item: Some(item.id.clone()),
        group: it.group.clone(),
        made_on: it.day,
        title: or(&wanted.title, &item.title),
        words: lettered(&wanted.words, &wanted.parts),
        basis: wanted.basis.trim().into(),
        options: wanted.options.trim().into(),
        reasons: wanted.reasons.trim().into(),
        dissent: wanted.dissent.trim().into(),
        vote: wanted.vote.kept()?,
        matter: or(&wanted.matter, &item.matter),
        organisation: owner,
        owner: wanted.owner.trim().into(),
        due: wanted.due,
        review: wanted.review,
        standing: if carried { Standing::NotBegun } else { Standing::GivenUp },
        evidence: if carried { String::new() } else { wanted.vote.said() },
        released: false,
        released_at: None,
        withheld: item.withheld,
        restricted: it.restricted,
        version: 1,
        changed_at: unit.now(),
    };
    store::made::decision(unit, permit, &kept)?;
    let mut rows = vec![kept.id.clone()];
    if let Ok(Some(said)) = short {
        let at = (it.county.as_str(), it.id.as_str(), item.id.as_str());
        rows.push(store::room::inquorate(unit, permit, at, (&kept.id, &said, wanted.inquorate.trim()))?);
    }
    let reference = kept.reference();
    let event =
        events::Decided { meeting: it.id, decision: kept.id, reference: reference.clone(), carried, rows };
    Ok(unit.record(permit, &event)?.carrying(reference))
}

/// The meeting, the item and the minutes' identifier, while what happens in the room is recorded.
pub(super) fn at_item(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
) -> Outcome<(Sitting, Item, String)> {
    let item = item::of(unit, permit)?;
    let it = sitting::by_id(unit, permit, &item.sitting)?.ok_or(Fault::Absent)?;
    let book = recording(unit, permit, &it)?;
    if item.withdrawn() {
        return Err(Fault::Conflict("This item was taken off the agenda: nothing comes of it.".into()));
    }
    Ok((it, item, book.id))
}

/// Who is in the room for an item.
pub(crate) fn in_room(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    item: &Item,
    chair_casts: bool,
) -> Outcome<Room> {
    let lines = attendance::all(unit, proof, &it.id)?;
    let away = room::quorum::withdrawn(unit, proof, &item.id)?;
    let seats = |withdrawn: bool| -> BTreeSet<String> {
        lines
            .iter()
            .filter(|line| line.there() && away.contains(line.who()) == withdrawn)
            .map(|line| line.seat.clone())
            .collect()
    };
    let withdrawn = seats(true);
    let present = seats(false).union(&withdrawn).cloned().collect();
    Ok(Room { present, withdrawn, chair_casts })
}

/// When too few are there: what is said of it, once a reason is given for which it is recorded all the same.
pub(super) fn too_few(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    item: &Item,
    reason: &str,
) -> Outcome<Result<Option<String>, FieldError>> {
    let quorum = room::quorum_of_item(unit, proof, it, &item.id)?;
    let say = |message: String| Err(FieldError { field: "inquorate".into(), message });
    if quorum.met {
        return Ok(Ok(None));
    }
    Ok(match reason.trim().chars().count() {
        0 => say(format!(
            "Too few are there: {}. Say why this is recorded all the same, or wait until enough are there",
            quorum.said
        )),
        1_001.. => say("Shorten this to 1,000 characters or fewer".into()),
        _ => Ok(Some(quorum.said)),
    })
}

/// What is wrong with the texts and dates.
fn texts(wanted: &Decide, day: Date) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut say = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    if lettered(&wanted.words, &wanted.parts).is_empty() {
        say("words", "Enter what was decided");
    }
    if wanted.title.chars().count() > 200 {
        say("title", "Shorten this to 200 characters or fewer");
    }
    let long = [
        ("words", &wanted.words),
        ("basis", &wanted.basis),
        ("options", &wanted.options),
        ("reasons", &wanted.reasons),
        ("dissent", &wanted.dissent),
    ];
    for (field, text) in long {
        if text.chars().count() > 10_000 {
            say(field, "Shorten this to 10,000 characters or fewer");
        }
    }
    for (field, date) in [("due", wanted.due), ("review", wanted.review)] {
        if date.is_some_and(|date| date < day) {
            say(field, "This day lies before the decision");
        }
    }
    out
}
