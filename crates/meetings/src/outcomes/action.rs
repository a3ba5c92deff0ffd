//! An action is the outcome of an item: whoever keeps actions takes it on in the same unit of work.

use super::decide::{at_item, too_few};
use crate::room::{events, short};
use crate::store::made::Origin;
use crate::{Answer, Ask, store};
use board::sittings::{AgendaItem, Minute};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::actions::Agreed;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// An action that is agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agree {
    /// What is to be done.
    pub title: String,
    /// What it is to bring about; may be empty.
    pub outcome: String,
    /// Short name of the organisation that leads it.
    pub lead: String,
    /// The role that owns it.
    pub owner: String,
    /// When it is due.
    pub due: Date,
    /// Reference of the decision that it carries out: `DEC-0001`.
    pub decision: Option<String>,
    /// Why it is recorded although too few are there; empty when enough are.
    pub inquorate: String,
}

/// Who may read an action.
#[derive(Clone, Copy)]
struct Readers {
    /// Anybody.
    public: bool,
    /// Only the members of the group, the organisation that leads it and the office.
    restricted: bool,
}

/// Hands an action over and gives its reference.
fn take<V, T>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, T>,
    group: &str,
    wanted: &Agree,
    source: &str,
    readers: Readers,
) -> Outcome<String> {
    let book = unit
        .kernel()
        .neighbours()
        .actions
        .ok_or_else(|| Fault::Conflict("Nobody keeps actions here: this install has no plan.".into()))?;
    let agreed = Agreed {
        county: permit.county(),
        group: short(group),
        title: wanted.title.trim(),
        outcome: wanted.outcome.trim(),
        lead: short(wanted.lead.trim()),
        owner: wanted.owner.trim(),
        due: wanted.due,
        source,
        published: readers.public,
        restricted: readers.restricted,
    };
    (book.take)(unit, &permit.on_behalf(), &agreed)
}

/// Records an action that the meeting agreed on an item, and gives its reference: `ACT-0042`.
///
/// # Errors
/// [`Fault::Fields`] on `title`, `lead`, `owner`, `due` or `decision`, or on `inquorate` when too few are there and no reason is given;
/// [`Fault::Conflict`] when the meeting is not open, or its minutes have gone to the chair.
pub fn agree_action(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    wanted: &Agree,
) -> Outcome<Recorded<String>> {
    let (it, item, _) = at_item(unit, permit)?;
    if wanted.due < it.day {
        return Err(Fault::field("due", "This day lies before the meeting"));
    }
    let decision = match wanted.decision.as_deref().filter(|reference| !reference.is_empty()) {
        None => None,
        Some(reference) => Some(decision_of(unit, permit, &item.id, reference)?),
    };
    let short =
        too_few(unit, permit, &it, &item, &wanted.inquorate)?.map_err(|wrong| Fault::Fields(vec![wrong]))?;
    // What is kept from the public, or from all but the members, does not come to them by way of an action.
    let open = it.published && !it.restricted && !item.withheld;
    let readers = Readers { public: open, restricted: it.restricted || item.withheld };
    let about = if open { format!(", {}", item.title) } else { String::new() };
    let number = item.number.map(|number| format!(", item {number}")).unwrap_or_default();
    // More people read an action than know of a meeting for its members.
    let meeting = if it.restricted { "A meeting for its members alone" } else { &it.title };
    let source = format!("{meeting}, {}{number}{about}", words::format(it.day));
    let reference = take(unit, permit, &it.group, wanted, &source, readers)?;
    let origin = Origin {
        group: &it.group,
        sitting: Some(&it.id),
        item: Some(&item.id),
        decision: decision.as_deref(),
        ask: None,
    };
    let row = store::made::action(unit, permit, &it.county, &reference, it.day, &origin)?;
    let mut rows = vec![row.clone()];
    if let Some(said) = short {
        let at = (it.county.as_str(), it.id.as_str(), item.id.as_str());
        rows.push(store::room::inquorate(unit, permit, at, (&row, &said, wanted.inquorate.trim()))?);
    }
    let event = events::ActionAgreed { meeting: it.id, reference: reference.clone(), rows };
    Ok(unit.record(permit, &event)?.carrying(reference))
}

/// The decision of the same item that a reference names.
fn decision_of(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    item: &str,
    reference: &str,
) -> Outcome<String> {
    let wrong = || Fault::field("decision", "Choose a decision of this item");
    let number = super::reference::decision_number(reference).ok_or_else(wrong)?;
    let which = crate::registers::decisions::Which { item: Some(item.into()), ..Default::default() };
    let all = crate::registers::decisions::all(unit, permit, permit.county(), &which)?;
    all.into_iter().find(|it| it.number == number).map(|it| it.id).ok_or_else(wrong)
}

/// References of the actions that came of an item, in the order in which they were agreed.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn agreed_in<V>(unit: &mut Unit<'_>, permit: &Permit<V, AgendaItem>) -> Outcome<Vec<String>> {
    store::made::actions_of_item(unit, permit, permit.id())
}

/// A group that was asked takes it on as an action of its own, and gives the action's reference. That it is an answer is recorded
/// by whoever keeps asks, in the same unit.
///
/// # Errors
/// [`Fault::Fields`] on `title`, `lead`, `owner` or `due`; [`Fault::Conflict`] when an organisation was asked and no group, or it was
/// taken on before.
pub fn accept_as_action(
    unit: &mut Unit<'_>,
    permit: &Permit<Answer, Ask>,
    wanted: &Agree,
) -> Outcome<Recorded<String>> {
    let ask = store::asks::of(unit, permit)?;
    if ask.to_group.is_empty() {
        return Err(Fault::Conflict("No group was asked: the organisation answers in words.".into()));
    }
    if store::made::taken_on(unit, permit, &ask.id)? {
        return Err(Fault::Conflict("This was taken on as an action already.".into()));
    }
    let today = unit.today();
    if wanted.due < today {
        return Err(Fault::field("due", "This day is past"));
    }
    let source = format!("{} {}", ask.kind_said(), ask.reference());
    let readers = Readers { public: ask.released && !ask.restricted, restricted: ask.restricted };
    let reference = take(unit, permit, &ask.to_group, wanted, &source, readers)?;
    let origin = Origin { group: &ask.to_group, ask: Some(&ask.id), ..Origin::default() };
    let row = store::made::action(unit, permit, &ask.county, &reference, today, &origin)?;
    let event = events::ActionAgreed {
        meeting: ask.sitting.unwrap_or_default(),
        reference: reference.clone(),
        rows: vec![row],
    };
    Ok(unit.record(permit, &event)?.carrying(reference))
}
