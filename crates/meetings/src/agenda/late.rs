//! The chair takes an item that came too late for its notice, and says why: the minutes carry it.

use super::ground::{late_since, still_open};
use crate::events;
use crate::store;
use board::sittings::item;
use board::sittings::sitting;
use board::sittings::{AgendaItem, Item, Meeting, Preside};
use kernel::verbs::View;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Takes a late item, by its name in addresses, for the reason that the chair gives.
///
/// # Errors
/// [`Fault::Fields`] on `reason` when none is given; [`Fault::Conflict`] when the item is not late, or was taken already;
/// [`Fault::Absent`] when there is no such item that the chair may know of.
pub fn late(
    unit: &mut Unit<'_>,
    permit: &Permit<Preside, Meeting>,
    item: &str,
    reason: &str,
) -> Outcome<Recorded> {
    let meeting = sitting::of(unit, permit)?;
    still_open(&meeting)?;
    let id = item::id_of(unit, &meeting.id, item)?.ok_or(Fault::Absent)?;
    // A chair who has withdrawn from an item takes no decision on it.
    let seen = permit.actor().permit::<View, AgendaItem>(unit, &id)?;
    let it = item::of(unit, &seen)?;
    if it.withdrawn() {
        return Err(Fault::Conflict("This item was taken off the agenda.".into()));
    }
    if it.issued || late_since(unit, permit, &meeting)?.is_none() {
        return Err(Fault::Conflict("This item is not late: it needs nobody’s reason.".into()));
    }
    if !it.late_reason.is_empty() {
        return Err(Fault::Conflict("This item was taken already, with its reason.".into()));
    }
    let reason = reason.trim();
    match reason.chars().count() {
        0 => {
            let message = "Enter why it cannot wait for the next meeting: the minutes will carry it";
            return Err(Fault::field("reason", message));
        }
        501.. => return Err(Fault::field("reason", "Shorten this to 500 characters or fewer")),
        _ => {}
    }
    let it =
        Item { late_reason: reason.into(), late_by: permit.actor().mark(), version: it.version + 1, ..it };
    item::update(unit, permit, &it)?;
    let turn = store::agenda::keep_turn(unit, permit, &it, ("late", "Taken late by the chair"), "")?;
    let rows = vec![it.id.clone(), turn];
    unit.record(permit, &events::LateItemTaken { item: it.id, version: it.version, rows })
}
