//! Beginning an agenda: what every meeting of the body has, the business placed on this one, and what earlier meetings left open.

use super::ground::{Order, fresh, sort_of, still_open};
use super::template::{MINUTES, StandingItem};
use crate::cycle::forward;
use crate::events;
use crate::store;
use board::sittings::item::Kind;
use board::sittings::sitting;
use board::sittings::{Item, Meeting, Sitting};
use kernel::clock::words;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// What an item for minutes comes from, before the identifier of the meeting whose minutes they are.
pub const MINUTES_OF: &str = "minutes-of:";
/// What an item comes from that stood on the forward plan, before the identifier of the business.
pub const FORWARD: &str = "forward:";
/// The most meetings whose minutes are put up for approval at once.
const PENDING: usize = 6;

/// Begins the agenda of a meeting, or brings one that is begun up to date with what has come since. It is built from the template of
/// the body, from the business placed on the meeting, from what earlier meetings deferred, and from minutes not approved yet. What
/// was taken off it by hand stays off.
///
/// # Errors
/// [`Fault::Conflict`] when the meeting was held or cancelled, or nothing has come since.
pub fn begin(unit: &mut Unit<'_>, permit: &Permit<Govern, Meeting>) -> Outcome<Recorded> {
    let it = sitting::of(unit, permit)?;
    still_open(&it)?;
    let mut order = Order::of(unit, permit, &it)?;
    let standing = order.standing().clone();
    let sort = sort_of(unit, &it)?;
    if let Some(template) = standing.of(&sort) {
        for wanted in standing.items_of(template) {
            if wanted.id == MINUTES {
                minutes(unit, permit, &it, &mut order, wanted)?;
            } else if !order.items().iter().any(|held| held.standing == wanted.id) {
                let new = from_template(unit, &it, order.next(), wanted);
                order.add(new);
            }
        }
    }
    let mut rows = business(unit, permit, &it, &mut order)?;
    rows.extend(order.keep(unit, permit)?);
    if rows.is_empty() {
        return Err(Fault::Conflict("The agenda is up to date: nothing has come since it was begun.".into()));
    }
    unit.record(permit, &events::AgendaBegun { meeting: it.id, rows })
}

fn from_template(unit: &Unit<'_>, it: &Sitting, nth: usize, of: &StandingItem) -> Item {
    Item {
        standing: of.id.clone(),
        presenter: of.presenter.clone(),
        minutes: of.minutes,
        purpose: of.purpose.clone(),
        ..fresh(unit, it, nth, &of.section, &of.title)
    }
}

/// One item for the minutes of each meeting that are not approved; the general one when nothing is known of an earlier meeting.
fn minutes(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    order: &mut Order,
    of: &StandingItem,
) -> Outcome<()> {
    let earlier = store::agenda::held_before(unit, proof, &it.group, it.day)?;
    if earlier.is_empty() {
        if !order.items().iter().any(|held| held.standing == of.id) {
            let new = from_template(unit, it, order.next(), of);
            order.add(new);
        }
        return Ok(());
    }
    let pending: Vec<_> = earlier.iter().filter(|earlier| earlier.minutes != "approved").collect();
    for earlier in pending.iter().skip(pending.len().saturating_sub(PENDING)) {
        let source = format!("{MINUTES_OF}{}", earlier.sitting);
        if order.items().iter().any(|held| held.source == source) {
            continue;
        }
        let meeting = sitting::by_id(unit, proof, &earlier.sitting)?;
        // A meeting is named only to those who may know of it: whoever reads this agenda.
        let known = |of: &Sitting| (it.restricted || !of.restricted) && (!it.published || of.published);
        let title = match meeting.filter(known) {
            Some(meeting) => format!("Minutes of the meeting of {}", words::format(meeting.day)),
            None => "Minutes of an earlier meeting".into(),
        };
        let new = Item { source, title, ..from_template(unit, it, order.next(), of) };
        order.add(new);
    }
    Ok(())
}

/// Business placed on the meeting, and what earlier meetings deferred, as items. Gives the rows of the forward plan that changed.
fn business(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    order: &mut Order,
) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    let mut all = store::forward::placed_on(unit, proof, &it.id)?;
    for (deferred, _) in store::agenda::deferred(unit, proof, &it.group)? {
        let Some(found) = store::forward::by_id(unit, proof, &deferred)? else { continue };
        if found.standing != forward::Standing::Waiting || all.iter().any(|known| known.id == found.id) {
            continue;
        }
        if it.restricted && !found.of.restricted {
            continue;
        }
        let found = forward::Item {
            sitting: Some(it.id.clone()),
            standing: forward::Standing::Placed,
            version: found.version + 1,
            ..found
        };
        store::forward::update(unit, proof, &found)?;
        let said = format!("Deferred before; on the agenda of {}", words::format(it.day));
        rows.push(store::forward::keep_turn(unit, proof, &found, &said)?);
        rows.push(found.id.clone());
        all.push(found);
    }
    let register = board::current(unit, &it.county)?;
    for found in all {
        let source = format!("{FORWARD}{}", found.id);
        if order.items().iter().any(|held| held.source == source && !held.withdrawn()) {
            continue;
        }
        let section = order.standing().business().map_or("", |section| section.id.as_str()).to_string();
        let presenter = match (found.of.role.as_str(), found.of.lead.as_str()) {
            ("", "") => String::new(),
            ("", lead) => register.on(it.day).organisation_name(lead),
            (role, _) => role.into(),
        };
        let (kind, minutes) = match found.of.kind {
            forward::Kind::Decision => (Kind::Decision, 15),
            forward::Kind::Consideration => (Kind::Consideration, 15),
            forward::Kind::Information => (Kind::Information, 5),
        };
        let new = Item {
            kind,
            minutes,
            presenter,
            source,
            purpose: found.of.purpose.clone(),
            matter: found.of.matter.clone(),
            // What only the members may know stays theirs: it cannot be issued before somebody says why it is withheld.
            withheld: found.of.restricted && !it.restricted,
            ..fresh(unit, it, order.next(), &section, &found.of.title)
        };
        order.add(new);
    }
    Ok(rows)
}
