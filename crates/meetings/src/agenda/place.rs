//! Moving an item to another place of its agenda.

use super::ground::{Order, still_open};
use crate::events;
use board::sittings::item;
use board::sittings::sitting;
use board::sittings::{AgendaItem, Item};
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// Where an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One up.
    Up,
    /// One down.
    Down,
    /// To a place, from 1.
    At(usize),
}

/// Moves an item. It keeps its number, and one that is moved between two of another section joins it. Whoever is changing the words
/// of an item meanwhile loses nothing.
///
/// # Errors
/// [`Fault::Fields`] on `place` when there is no such place; [`Fault::Conflict`] when the meeting was held or cancelled.
pub fn move_item(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    place: Place,
) -> Outcome<Recorded> {
    let it = item::of(unit, permit)?;
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    still_open(&meeting)?;
    let mut order = Order::of(unit, permit, &meeting)?;
    let (at, many) = order.place_of(&it.id).ok_or_else(|| {
        Fault::Conflict("This item was taken off the agenda. Put a new one on it instead.".into())
    })?;
    let to = match place {
        Place::Up => at.saturating_sub(1),
        Place::Down => at + 1,
        Place::At(to) => to,
    };
    if to == 0 || to > many {
        let message = format!("Enter a place from 1 to {many}: it stands at {at} now");
        return Err(Fault::field("place", message));
    }
    if to == at {
        return Err(Fault::field("place", "It stands there already. Enter another place"));
    }
    let section = order.move_to(&it.id, to).unwrap_or_default();
    // Nothing that may be read by anybody moves into the confidential part, nor out of it, by being moved.
    let confidential = |id: &str| order.standing().sections.iter().any(|s| s.id == id && s.confidential);
    if confidential(&section) != confidential(&it.section) {
        let message = if confidential(&section) {
            "That is the confidential part. Withhold the item first, or choose a place before it"
        } else {
            "It is withheld and stands in the confidential part. Open it to the public first, or choose a place there"
        };
        return Err(Fault::field("place", message));
    }
    let joins = section != it.section;
    let mut rows = order.keep(unit, permit)?;
    if joins {
        let kept = item::of(unit, permit)?;
        let kept = Item { section, version: kept.version + 1, ..kept };
        item::update(unit, permit, &kept)?;
        if !rows.contains(&kept.id) {
            rows.push(kept.id);
        }
    }
    let place = i64::try_from(to).unwrap_or(0);
    unit.record(permit, &events::ItemMoved { item: it.id, place, rows })
}
