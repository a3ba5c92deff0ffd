//! Cancelling a meeting: it stays in every calendar as one that does not take place, and nothing is due for it any more.

use super::move_to::{said, still_ahead};
use crate::agenda;
use crate::events;
use crate::store;
use board::sittings::item::{self, Kind};
use board::sittings::sitting;
use board::sittings::{Meeting, Sitting, State};
use kernel::clock::words;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Cancels a meeting. `seen` is the version that the person had before them. Business placed on it goes back to be placed.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it was held or cancelled, or somebody else was first.
pub fn cancel(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Meeting>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let held = sitting::of(unit, permit)?;
    still_ahead(&held)?;
    if held.version != seen {
        return Err(Fault::Conflict("The meeting was changed while you had it open.".into()));
    }
    let why = why.trim();
    match why.chars().count() {
        0 => {
            return Err(Fault::field("why", "Enter why it is cancelled: everybody who was invited reads it"));
        }
        1_001.. => return Err(Fault::field("why", "Shorten this to 1,000 characters or fewer")),
        _ => {}
    }
    let it = Sitting {
        state: State::Cancelled,
        sequence: held.sequence + 1,
        version: held.version + 1,
        why: why.into(),
        changed_at: unit.now(),
        ..held.clone()
    };
    sitting::update(unit, permit, &it)?;
    let turn = store::cycle::keep_turn(unit, permit, &it.id, "cancelled", (&said(&held), ""), (why, ""))?;
    let mut rows = vec![it.id.clone(), turn];
    rows.extend(give_back(unit, permit, &it)?);
    rows.extend(store::forward::unplace(unit, permit, &it)?);
    crate::tell::invite(unit, permit, &it)?;
    unit.record(permit, &events::Cancelled { meeting: it.id.clone(), version: it.version, rows })
}

/// Business on the agenda of a meeting that does not take place goes back to the forward plan. Gives the rows that changed.
fn give_back(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Vec<String>> {
    let said = format!("To be placed again: the meeting of {} was cancelled", words::format(it.day));
    let mut rows = Vec::new();
    for item in item::all(unit, proof, &it.id)? {
        if item.kind != Kind::Standing && item.state == item::OPEN {
            rows.extend(agenda::give_back(unit, proof, &item, it, &said)?.1);
        }
    }
    Ok(rows)
}
