//! Sending a proposal round: the seats that may answer are frozen, and there is a last day for it.

use super::{Kept, State, close};
use crate::outcomes::{lettered, procedure_due};
use crate::room::{events, short, whole};
use crate::store;
use board::{County, Group, Organisation};
use jiff::civil::Date;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// What is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Short name of the group.
    pub group: String,
    /// What it is about.
    pub title: String,
    /// What is proposed; before the parts, when there are some.
    pub words: String,
    /// The parts of a resolution; they get letters.
    pub parts: Vec<String>,
    /// The law or the terms on which it rests.
    pub basis: String,
    /// What else could be decided.
    pub options: String,
    /// Why, and why it cannot wait for the next meeting.
    pub reasons: String,
    /// Short name of the matter; may be empty.
    pub matter: String,
    /// Short name of the organisation that is to carry it out; may be empty.
    pub organisation: String,
    /// The role that is to answer for it; may be empty.
    pub owner: String,
    /// When it is to be carried out.
    pub due: Option<Date>,
    /// When it is to be looked at again.
    pub review: Option<Date>,
    /// The last day for answers; worked out from the rulebook when there is none.
    pub deadline: Option<Date>,
}

/// Sends a proposal round, and gives its reference: `PROC-0001`.
///
/// # Errors
/// [`Fault::Fields`] on what is missing or not known, on `deadline` when it is past, or on `group` when nobody holds a seat of it.
pub fn put(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    wanted: &Proposal,
) -> Outcome<Recorded<String>> {
    unit.alone("procedures")?;
    let (county, today) = (permit.county().to_string(), unit.today());
    let register = board::current(unit, &county)?;
    let on = register.on(today);
    let group = short(wanted.group.trim()).to_string();
    let mut wrong = texts(wanted);
    let mut say = |field: &str, message: &str| {
        wrong.push(FieldError { field: field.into(), message: message.into() });
    };
    let held = |seat: &str| !on.holders(seat).is_empty();
    let seats: Vec<String> = on
        .seats(&group)
        .into_iter()
        .filter(|(fact, _)| held(&fact.slug))
        .map(|(fact, _)| fact.id.clone())
        .collect();
    match on.get::<Group>(&group) {
        None => say("group", "Choose the group that is asked"),
        Some(_) if seats.is_empty() => {
            say("group", "Nobody holds a seat of this group, so nobody can answer")
        }
        Some(_) => {}
    }
    let organisation = short(wanted.organisation.trim()).to_string();
    if !organisation.is_empty() && on.get::<Organisation>(&organisation).is_none() {
        say("owner-organisation", "Choose an organisation from the list");
    }
    if wanted.deadline.is_some_and(|day| day <= today) {
        say("deadline", "Give the seats at least until tomorrow");
    }
    for (field, day) in [("due", wanted.due), ("review", wanted.review)] {
        if day.is_some_and(|day| day < today) {
            say(field, "This day is past");
        }
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let deadline = match wanted.deadline {
        Some(day) => day,
        None => procedure_due(unit.kernel(), today)?.0,
    };
    let kept = Kept {
        id: unit.id(),
        number: store::made::next_procedure(unit, permit, &county)?,
        group: whole(&county, "group", &group),
        title: wanted.title.trim().into(),
        words: lettered(&wanted.words, &wanted.parts),
        basis: wanted.basis.trim().into(),
        options: wanted.options.trim().into(),
        reasons: wanted.reasons.trim().into(),
        matter: wanted.matter.trim().into(),
        organisation,
        owner: wanted.owner.trim().into(),
        due: wanted.due,
        review: wanted.review,
        opened_on: today,
        deadline,
        seats,
        state: State::Open,
        said: String::new(),
        decision: None,
        closed_on: None,
        restricted: on.get::<Group>(&group).is_none_or(|group| !group.published),
        version: 1,
        county,
    };
    store::procedure::insert(unit, permit, &kept)?;
    close::enqueue(unit, &kept)?;
    let reference = kept.reference();
    let rows = vec![kept.id.clone()];
    let event = events::ProcedurePut { procedure: kept.id, reference: reference.clone(), rows };
    Ok(unit.record(permit, &event)?.carrying(reference))
}

fn texts(wanted: &Proposal) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut say = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    match wanted.title.trim().chars().count() {
        0 => say("title", "Enter what the proposal is about"),
        201.. => say("title", "Shorten this to 200 characters or fewer"),
        _ => {}
    }
    if lettered(&wanted.words, &wanted.parts).is_empty() {
        say("words", "Enter what is proposed");
    }
    if wanted.reasons.trim().is_empty() {
        say("reasons", "Enter why, and why it cannot wait for the next meeting");
    }
    let long = [
        ("words", &wanted.words),
        ("basis", &wanted.basis),
        ("options", &wanted.options),
        ("reasons", &wanted.reasons),
    ];
    for (field, text) in long {
        if text.chars().count() > 10_000 {
            say(field, "Shorten this to 10,000 characters or fewer");
        }
    }
    if !wanted.matter.trim().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        say("matter", "A matter’s name has small letters, digits and hyphens: town-centre-order");
    }
    out
}
