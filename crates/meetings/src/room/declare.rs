//! Interests: declared for oneself or recorded by whoever takes the minutes, in the register, before a meeting, in it, and after.

use super::{events, whole};
use crate::store;
use board::sittings::interest::{self, Interest, Stage};
use board::sittings::item::{self, Item};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{AgendaItem, Attend, Meeting, Minute, Preside, State};
use board::{County, Organisation, Person};
use kernel::verbs::View;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit, Verb};

/// The verbs with which an interest is declared: in one's own name, or as whoever takes the minutes.
pub trait Declares: Verb {
    /// Whether only for oneself.
    const OWN: bool;
}

impl Declares for Attend {
    const OWN: bool = true;
}

impl Declares for Minute {
    const OWN: bool = false;
}

/// What is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declare {
    /// The item, by its name in addresses or its identifier; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// Whose it is; whoever declares when empty.
    pub person: String,
    /// Short name of the organisation in which it lies; may be empty.
    pub organisation: String,
    /// What it is, in words.
    pub nature: String,
    /// Whether it requires that they withdraw from the item; without an item, from every item of the meeting, also from those that
    /// are put on it later.
    pub withdraws: bool,
    /// When; worked out from where the meeting stands when there is none. After the item was decided it is always
    /// [`Stage::AfterVote`].
    pub stage: Option<Stage>,
}

/// Declares an interest in a meeting or in an item. One that requires withdrawal keeps its person from the item at once.
///
/// # Errors
/// [`Fault::Fields`] on `item`, `person`, `organisation` or `nature`; [`Fault::Conflict`] when the meeting was cancelled.
pub fn declare<V: Declares>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Meeting>,
    wanted: &Declare,
) -> Outcome<Recorded<String>> {
    let it = sitting::of(unit, permit)?;
    if it.state == State::Cancelled {
        return Err(Fault::Conflict("This meeting was cancelled.".into()));
    }
    let me = permit.actor().id().unwrap_or_default().to_string();
    let person = match wanted.person.trim() {
        "" => me.clone(),
        other => whole(&it.county, "person", other),
    };
    if V::OWN && person != me {
        return Err(Fault::Refused);
    }
    let mut wrong = faults(unit, &it.county, &person, &wanted.organisation, &wanted.nature)?;
    let item = item_of::<V>(unit, permit, &it, wanted.item.as_deref())?;
    let mut say = |field: &str, message: &str| {
        wrong.push(FieldError { field: field.into(), message: message.into() });
    };
    if item.is_none() && wanted.item.as_deref().is_some_and(|item| !item.is_empty()) {
        say("item", "Choose an item of this agenda");
    }
    if item.is_some() || wanted.withdraws {
        let standing = match &item {
            Some(item) => interest::of_item(unit, permit, &item.id)?,
            None => interest::all(unit, permit, &it.id)?,
        };
        let same = |held: &Interest| {
            held.ended.is_none()
                && held.person == person
                && (item.is_some() || held.item.is_none())
                && (held.withdraws || !wanted.withdraws)
        };
        if standing.iter().any(same) {
            say(
                "item",
                "This interest is declared already. Take the other one back first if it is not right",
            );
        }
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let decided = match &item {
        Some(item) => store::made::any_of_item(unit, permit, &item.id)?,
        None => false,
    };
    let stage = match (decided, wanted.stage, it.state) {
        (true, ..) => Stage::AfterVote,
        (_, Some(stage), _) if stage != Stage::Register => stage,
        (_, _, State::Planned | State::Called) => Stage::Before,
        _ => Stage::AtItem,
    };
    let kept = Interest {
        id: unit.id(),
        county: it.county.clone(),
        sitting: Some(it.id.clone()),
        matter: item.as_ref().map_or(String::new(), |item| item.matter.clone()),
        item: item.map(|item| item.id),
        person,
        organisation: super::short(wanted.organisation.trim()).into(),
        nature: wanted.nature.trim().into(),
        withdraws: wanted.withdraws,
        stage,
        at: unit.now(),
        by: permit.actor().mark(),
        ended: None,
    };
    interest::insert(unit, permit, &kept)?;
    let event = events::InterestDeclared {
        meeting: it.id,
        stage: stage.name().into(),
        withdraws: kept.withdraws,
        rows: vec![kept.id.clone()],
    };
    Ok(unit.record(permit, &event)?.carrying(kept.id))
}

/// The item that is meant, when whoever declares may know of it.
fn item_of<V: Declares>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Meeting>,
    it: &Sitting,
    name: Option<&str>,
) -> Outcome<Option<Item>> {
    let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(None) };
    let id = match item::id_of(unit, &it.id, name)? {
        Some(id) => id,
        None => name.to_string(),
    };
    if !permit.actor().clone().may::<V, AgendaItem>(unit, &id)? {
        return Ok(None);
    }
    Ok(item::by_id(unit, permit, &id)?.filter(|item| item.sitting == it.id))
}

fn faults(
    unit: &mut Unit<'_>,
    county: &str,
    person: &str,
    organisation: &str,
    nature: &str,
) -> Outcome<Vec<FieldError>> {
    let today = unit.today();
    let register = board::current(unit, county)?;
    let on = register.on(today);
    let mut out = Vec::new();
    let mut say = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    if on.get::<Person>(super::short(person)).is_none() {
        say("person", "Choose who has the interest");
    }
    let organisation = super::short(organisation.trim());
    if !organisation.is_empty() && on.get::<Organisation>(organisation).is_none() {
        say("organisation", "Choose an organisation from the list");
    }
    match nature.trim().chars().count() {
        0 => say("nature", "Enter what the interest is: “Trustee of the refuge”, for example"),
        501.. => say("nature", "Shorten this to 500 characters or fewer"),
        _ => {}
    }
    Ok(out)
}

/// Takes a declaration of a meeting back: it ends, and stays on record.
///
/// # Errors
/// [`Fault::Absent`] when the meeting has none of that identifier, or it is somebody else's; [`Fault::Conflict`] when it was taken
/// back before.
pub fn take_back<V: Declares>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, Meeting>,
    id: &str,
) -> Outcome<Recorded> {
    let held = interest::by_id(unit, permit, id)?;
    let held = held.filter(|it| it.sitting.as_deref() == Some(permit.id())).ok_or(Fault::Absent)?;
    if V::OWN && permit.actor().id() != Some(held.person.as_str()) {
        return Err(Fault::Absent);
    }
    ended(unit, permit, &held)
}

fn ended(unit: &mut Unit<'_>, proof: &impl Proof, held: &Interest) -> Outcome<Recorded> {
    if !interest::end(unit, proof, &held.id)? {
        return Err(Fault::Conflict("This was taken back already.".into()));
    }
    let rows = vec![held.id.clone()];
    unit.record(proof, &events::InterestEnded { meeting: held.sitting.clone().unwrap_or_default(), rows })
}

/// The chair says what a declaration means that came after the item was decided.
///
/// # Errors
/// [`Fault::Fields`] on `note`; [`Fault::Absent`] when the meeting has no such declaration.
pub fn note_late(
    unit: &mut Unit<'_>,
    permit: &Permit<Preside, Meeting>,
    id: &str,
    note: &str,
) -> Outcome<Recorded> {
    let held = interest::by_id(unit, permit, id)?;
    let late = |it: &Interest| it.sitting.as_deref() == Some(permit.id()) && it.stage == Stage::AfterVote;
    let held = held.filter(late).ok_or(Fault::Absent)?;
    let note = note.trim();
    match note.chars().count() {
        0 => {
            return Err(Fault::field(
                "note",
                "Enter what follows from it: whether the decision stands, and why",
            ));
        }
        1_001.. => return Err(Fault::field("note", "Shorten this to 1,000 characters or fewer")),
        _ => {}
    }
    let row = store::room::note_interest(unit, permit, &held.county, &held.id, note)?;
    unit.record(permit, &events::InterestNoted { meeting: permit.id().into(), rows: vec![row] })
}

/// An interest for the register: it stands for whatever comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Short name of the organisation in which it lies; may be empty.
    pub organisation: String,
    /// Short name of the matter that it touches; may be empty.
    pub matter: String,
    /// What it is, in words.
    pub nature: String,
}

/// Puts an interest of one's own into the register of the county in which one sits.
///
/// # Errors
/// [`Fault::Refused`] for whoever does not sit in the county; [`Fault::Fields`] on `organisation`, `matter` or `nature`.
pub fn declare_standing(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    wanted: &Standing,
) -> Outcome<Recorded<String>> {
    let (county, actor) = (permit.county().to_string(), permit.actor());
    let me = actor.id().filter(|_| actor.holds("sits", &county) || actor.holds("officer", &county));
    let me = me.ok_or(Fault::Refused)?.to_string();
    let mut wrong = faults(unit, &county, &me, &wanted.organisation, &wanted.nature)?;
    let matter = wanted.matter.trim();
    if !matter.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        let message = "A matter’s name has small letters, digits and hyphens: town-centre-order".into();
        wrong.push(FieldError { field: "matter".into(), message });
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let kept = Interest {
        id: unit.id(),
        county,
        matter: matter.into(),
        person: me,
        organisation: super::short(wanted.organisation.trim()).into(),
        nature: wanted.nature.trim().into(),
        stage: Stage::Register,
        at: unit.now(),
        by: permit.actor().mark(),
        ..Interest::default()
    };
    interest::insert(unit, permit, &kept)?;
    let event = events::InterestDeclared {
        meeting: String::new(),
        stage: kept.stage.name().into(),
        withdraws: false,
        rows: vec![kept.id.clone()],
    };
    Ok(unit.record(permit, &event)?.carrying(kept.id))
}

/// Takes an interest of one's own out of the register: it ends, and stays on record.
///
/// # Errors
/// [`Fault::Absent`] when there is none, or it is somebody else's; [`Fault::Conflict`] when it was taken back before.
pub fn take_back_standing(unit: &mut Unit<'_>, permit: &Permit<View, County>, id: &str) -> Outcome<Recorded> {
    let held = interest::by_id(unit, permit, id)?;
    let mine = |it: &Interest| it.sitting.is_none() && permit.actor().id() == Some(it.person.as_str());
    let held = held.filter(mine).ok_or(Fault::Absent)?;
    ended(unit, permit, &held)
}
