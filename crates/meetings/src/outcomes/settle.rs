//! An item that is only noted, or deferred to another meeting.

use super::decide::at_item;
use crate::agenda;
use crate::room::events;
use crate::store;
use board::sittings::item::{self, Item, Kind};
use board::sittings::{AgendaItem, Minute};
use kernel::clock::words as day;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// What became of an item of which nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The meeting took note.
    Noted,
    /// It comes to another meeting.
    Deferred,
    /// The meeting has dealt with it.
    Done,
}

impl Settled {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Noted, "noted", "Noted"),
        (Self::Deferred, "deferred", "Deferred"),
        (Self::Done, "done", "Dealt with"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(how, ..)| *how == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(how, ..)| *how == self).map_or("", |(.., said)| said)
    }

    /// What a name means.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(how, ..)| *how)
    }
}

/// Records that an item was noted, deferred or dealt with; it is not open any more.
///
/// # Errors
/// [`Fault::Fields`] on `words` when it is deferred and nobody says until when or why; [`Fault::Conflict`] when the meeting is not
/// open, or its minutes have gone to the chair.
pub fn settle_item(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    how: Settled,
    words: &str,
) -> Outcome<Recorded> {
    unit.alone("decisions")?;
    let (it, item, _) = at_item(unit, permit)?;
    let words = words.trim();
    if how == Settled::Deferred && words.is_empty() {
        return Err(Fault::field("words", "Enter why it is deferred, and to when"));
    }
    if words.chars().count() > 1_000 {
        return Err(Fault::field("words", "Shorten this to 1,000 characters or fewer"));
    }
    let at = (it.county.as_str(), it.id.as_str(), item.id.as_str());
    let row = store::room::outcome(unit, permit, at, (how.name(), words))?;
    let mut rows = vec![row];
    if how == Settled::Deferred && item.kind != Kind::Standing && item.state == item::OPEN {
        // Its business is not lost: the next agenda that is begun takes it up again.
        let said = format!("Deferred by the meeting of {}: {words}", day::format(it.day));
        let (business, more) = agenda::give_back(unit, permit, &item, &it, &said)?;
        rows.extend(more);
        let turn = format!("Deferred: {words}");
        rows.push(store::agenda::keep_turn(unit, permit, &item, ("deferred", &turn), &business.id)?);
    }
    let done = Item { state: item::DONE.into(), version: item.version + 1, ..item };
    item::update(unit, permit, &done)?;
    rows.push(done.id.clone());
    unit.record(permit, &events::Settled { meeting: it.id, item: done.id, how: how.name().into(), rows })
}
