//! A referral to another board, or an escalation to a body above, is the outcome of an item: an answer is due.

use super::decide::{at_item, too_few};
use super::waits;
use crate::registers::ask::{Kept, Standing};
use crate::room::{events, short, whole};
use crate::store;
use board::sittings::{AgendaItem, Minute};
use board::{Group, Organisation};
use jiff::civil::Date;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// What kind of asking it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskKind {
    /// Another body is to deal with it.
    #[default]
    Referral,
    /// A body above is to settle what this one cannot.
    Escalation,
}

impl AskKind {
    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Referral => "referral",
            Self::Escalation => "escalation",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Referral, Self::Escalation].into_iter().find(|kind| kind.name() == name)
    }
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskNew {
    /// Which kind.
    pub kind: AskKind,
    /// Short name of the group that is asked; empty when an organisation is.
    pub to_group: String,
    /// Short name of the organisation that is asked; empty when a group is.
    pub to_organisation: String,
    /// What it is about, in a line; the item's title when empty.
    pub title: String,
    /// What is asked.
    pub words: String,
    /// Short name of the matter; the item's when empty.
    pub matter: String,
    /// When an answer is due; worked out from the rulebook when there is no day.
    pub due: Option<Date>,
    /// Why it is recorded although too few are there; empty when enough are.
    pub inquorate: String,
}

/// Records what the meeting asks of another group or of an organisation, and gives its reference: `ASK-0001`.
///
/// # Errors
/// [`Fault::Fields`] on `to`, `title`, `words`, `due` or `inquorate`; [`Fault::Conflict`] when the meeting is not open, or its minutes have
/// gone to the chair.
pub fn ask(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    wanted: &AskNew,
) -> Outcome<Recorded<String>> {
    unit.alone("asks")?;
    let (it, item, _) = at_item(unit, permit)?;
    let register = board::current(unit, &it.county)?;
    let on = register.on(it.day);
    let (group, organisation) = (short(wanted.to_group.trim()), short(wanted.to_organisation.trim()));
    let mut wrong: Vec<FieldError> = Vec::new();
    let mut say = |field: &str, message: &str| {
        wrong.push(FieldError { field: field.into(), message: message.into() });
    };
    match (group, organisation) {
        ("", "") => say("to", "Choose the group or the organisation that is asked"),
        (group, "") if group == it.group_slug() => say("to", "A group asks another one, not itself"),
        (group, "") if on.get::<Group>(group).is_none() => say("to", "Choose a group from the list"),
        ("", body) if on.get::<Organisation>(body).is_none() => {
            say("to", "Choose an organisation from the list")
        }
        (group, body) if !group.is_empty() && !body.is_empty() => {
            say("to", "Choose a group or an organisation: each is asked on its own, so that silence is seen");
        }
        _ => {}
    }
    let or =
        |text: &str, other: &str| if text.trim().is_empty() { other.to_string() } else { text.trim().into() };
    let title = or(&wanted.title, &item.title);
    if title.chars().count() > 200 {
        say("title", "Shorten this to 200 characters or fewer");
    }
    match wanted.words.trim().chars().count() {
        0 => say("words", "Enter what is asked"),
        10_001.. => say("words", "Shorten this to 10,000 characters or fewer"),
        _ => {}
    }
    if wanted.due.is_some_and(|due| due < it.day) {
        say("due", "This day lies before the meeting");
    }
    let short_of = too_few(unit, permit, &it, &item, &wanted.inquorate)?;
    if let Err(fault) = &short_of {
        wrong.push(fault.clone());
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let due = match wanted.due {
        Some(due) => due,
        None => waits::default_due(unit.kernel(), wanted.kind, it.day)?.0,
    };
    let kept = Kept {
        id: unit.id(),
        county: it.county.clone(),
        number: store::made::next_ask(unit, permit, &it.county)?,
        kind: wanted.kind.name().into(),
        sitting: Some(it.id.clone()),
        item: Some(item.id.clone()),
        group: it.group.clone(),
        to_group: whole(&it.county, "group", group),
        to_organisation: whole(&it.county, "organisation", organisation),
        asked_on: it.day,
        title,
        words: wanted.words.trim().into(),
        matter: or(&wanted.matter, &item.matter),
        due,
        standing: Standing::Open,
        answer: String::new(),
        answered_at: None,
        answered_by: String::new(),
        released: false,
        // The policies know no withheld ask: what came of a withheld item is for the members of both groups alone.
        restricted: it.restricted || item.withheld,
        version: 1,
        changed_at: unit.now(),
    };
    store::made::ask(unit, permit, &kept)?;
    let mut rows = vec![kept.id.clone()];
    if let Ok(Some(said)) = short_of {
        let at = (it.county.as_str(), it.id.as_str(), item.id.as_str());
        rows.push(store::room::inquorate(unit, permit, at, (&kept.id, &said, wanted.inquorate.trim()))?);
    }
    let reference = kept.reference();
    let event = events::Asked { meeting: it.id, ask: kept.id, reference: reference.clone(), rows };
    Ok(unit.record(permit, &event)?.carrying(reference))
}
