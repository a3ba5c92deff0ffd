//! What earlier meetings left open: actions, asks without an answer, and items that were deferred or withdrawn. It is drawn for whoever
//! reads, so a count never says more than its reader may know.

use crate::registers::ask::{Kept as Asked, Standing as Answered};
use crate::registers::decision::Kept as Decided;
use crate::registers::{asks, decisions};
use crate::{Ask, Decision, store};
use board::sittings::item;
use board::sittings::sitting::{self, Which};
use board::sittings::{AgendaItem, Item, Meeting, Sitting};
use kernel::contracts::actions::Tracked;
use kernel::{Actor, Outcome, Unit};

/// What earlier meetings of a group left open, as somebody may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Actions of the group that are not complete, what is late first.
    pub actions: Vec<Tracked>,
    /// What the group asked of others and nobody has answered, the longest due first.
    pub asks: Vec<Asked>,
    /// Items of the meeting before that were taken off its agenda after it was issued, each with what became of it.
    pub taken_off: Vec<(Item, String)>,
    /// What the group decided in writing since the meeting before, in order.
    pub written: Vec<Decided>,
    /// The meeting before, when it may be known.
    pub before: Option<Sitting>,
}

impl Carried {
    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
            && self.asks.is_empty()
            && self.taken_off.is_empty()
            && self.written.is_empty()
    }

    /// How many actions are past their date.
    pub fn late(&self) -> usize {
        self.actions.iter().filter(|action| action.late).count()
    }
}

/// What earlier meetings left open for a meeting, as an actor may see it today.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn carried(unit: &mut Unit<'_>, actor: &Actor, it: &Sitting) -> Outcome<Carried> {
    let mut out = Carried::default();
    if let Some(book) = unit.kernel().neighbours().actions {
        let mut actions = (book.of_group)(unit, actor, &it.county, it.group_slug())?;
        actions.retain(|action| !action.done);
        actions.sort_by_key(|action| (!action.late, action.due));
        out.actions = actions;
    }
    let which = asks::Which {
        group: Some(it.group.clone()),
        standing: Some(Answered::Open),
        ..asks::Which::default()
    };
    out.asks = asks::list(unit, &actor.visible::<Ask>(), &it.county, &which)?;
    out.asks.sort_by_key(|ask| ask.due);
    let which = Which {
        group: Some(it.group.clone()),
        to: it.day.yesterday().ok(),
        latest_first: true,
        ..Which::default()
    };
    let meetings = actor.visible::<Meeting>();
    let earlier = sitting::list(unit, &meetings, &it.county, &which)?;
    let held = |of: &Sitting| matches!(of.state, sitting::State::Held | sitting::State::Open);
    out.before = earlier.into_iter().find(held);
    let which = decisions::Which {
        group: Some(it.group.clone()),
        from: out.before.as_ref().map(|before| before.day),
        to: Some(it.day),
        ..decisions::Which::default()
    };
    out.written = decisions::list(unit, &actor.visible::<Decision>(), &it.county, &which)?;
    out.written.retain(|made| made.sitting.is_none());
    out.written.reverse();
    if let Some(before) = &out.before {
        let visible = actor.visible::<AgendaItem>();
        for item in item::list(unit, &visible, &before.id)? {
            if item.issued && item.withdrawn() {
                let turns = store::agenda::turns(unit, &visible, &item.id)?;
                let last = turns
                    .into_iter()
                    .rev()
                    .find(|turn| matches!(turn.kind.as_str(), "withdrawn" | "deferred"));
                let said = last.map_or_else(|| "Withdrawn".to_string(), |turn| turn.words);
                out.taken_off.push((item, said));
            }
        }
    }
    Ok(out)
}
