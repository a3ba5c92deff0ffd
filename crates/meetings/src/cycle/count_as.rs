//! Saying what a meeting counts as: a partnership's meeting with the public, a committee's session on crime and disorder. Whoever plans
//! the group's meetings says so, before or after it was held, and may take it back: then it counts no more, from that day on.

use crate::events;
use board::Group;
use board::sittings::mark::{self, Mark};
use board::sittings::{Meeting, Sitting, State, sitting};
use kernel::verbs::Govern;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// The most characters of a note.
const NOTE: usize = 1000;

/// Says that a meeting counts as what a meeting of its group can, or takes that back.
///
/// # Errors
/// [`Fault::Fields`] on `counts` when it cannot count as anything, or says so already, on `note` when that is too long.
pub fn count_as(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Meeting>,
    counts: bool,
    note: &str,
) -> Outcome<Recorded> {
    let it = sitting::of(unit, permit)?;
    let kind = can_count_as(unit, &it)?;
    let kind =
        kind.ok_or_else(|| Fault::field("counts", "No duty asks for a meeting of this sort of group"))?;
    if note.chars().count() > NOTE {
        return Err(Fault::field("note", format!("Shorten this to {NOTE} characters or fewer")));
    }
    if !counts {
        let row = mark::take_back(unit, permit, &it.id, kind)?;
        let row = row.ok_or_else(|| Fault::field("counts", "It does not count as that now"))?;
        let event = events::CountsNoMore { meeting: it.id, mark: kind.name().into(), rows: vec![row] };
        return unit.record(permit, &event);
    }
    if let Some(message) = cannot(&it, kind) {
        return Err(Fault::field("counts", message));
    }
    let row = mark_as(unit, permit, &it, kind, note)?;
    let event = events::CountsAs { meeting: it.id, mark: kind.name().into(), rows: vec![row] };
    unit.record(permit, &event)
}

/// What a meeting can count as, by the sort of its group on its day.
///
/// # Errors
/// [`Fault::Broken`] when the table cannot be read.
pub fn can_count_as(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<Option<Mark>> {
    let register = board::current(unit, &it.county)?;
    Ok(register.on(it.day).get::<Group>(it.group_slug()).and_then(|group| Mark::of_group(&group.sort)))
}

/// Marks a meeting in the unit of another command, which records it with its own event; gives the row.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn mark_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Sitting,
    kind: Mark,
    note: &str,
) -> Outcome<String> {
    mark::put(unit, proof, (&it.county, &it.id), kind, note.trim())
}

/// Why a meeting cannot count as that, if it cannot.
fn cannot(it: &Sitting, kind: Mark) -> Option<&'static str> {
    match kind {
        _ if it.state == State::Cancelled => Some("This meeting was cancelled"),
        Mark::PublicMeeting if it.restricted => {
            Some("A meeting for its members alone is no meeting with the public. Move it, or plan another")
        }
        Mark::PublicMeeting if !it.in_public => {
            Some("It is held in private. A meeting with the public is one to which the public may come")
        }
        _ => None,
    }
}
