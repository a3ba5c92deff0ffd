//! What every change of an agenda stands on: whether it can still be changed, where an item goes, and in which order all stand.

use super::template::Standing;
use crate::cycle::due;
use crate::store;
use board::Group;
use board::sittings::item::{self, Kind};
use board::sittings::{AgendaItem, Item, Sitting, State};
use jiff::civil::Date;
use kernel::{Fault, Outcome, Proof, Unit};
use std::sync::Arc;

/// Refuses when the agenda of a meeting cannot be changed any more.
///
/// # Errors
/// [`Fault::Conflict`] when it was held or cancelled.
pub(super) fn still_open(it: &Sitting) -> Outcome<()> {
    let why = match it.state {
        State::Cancelled => {
            "This meeting was cancelled: its agenda stays as it is. Plan a new meeting for its business."
        }
        State::Held => {
            "This meeting was held: its agenda stays as it is. What came later belongs to the next meeting."
        }
        _ => return Ok(()),
    };
    Err(Fault::Conflict(why.into()))
}

/// The sort of the group of a meeting on its day.
pub(super) fn sort_of(unit: &mut Unit<'_>, it: &Sitting) -> Outcome<String> {
    let register = board::current(unit, &it.county)?;
    Ok(register.on(it.day).get::<Group>(it.group_slug()).map_or_else(String::new, |group| group.sort.clone()))
}

/// Standing items and sections that hold for a meeting.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook has none for its day.
pub fn standing_of(unit: &Unit<'_>, it: &Sitting) -> Outcome<Arc<Standing>> {
    Standing::on(unit.kernel(), it.day)
}

/// The latest lawful day, when it is past and the agenda is out: whatever is put on it now is late, and only the chair can take it.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be worked out.
pub fn late_since(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Option<Date>> {
    if it.state == State::Planned || store::agenda::issued_at(unit, proof, &it.id)?.is_empty() {
        return Ok(None);
    }
    let notice = due::notice_of(unit, it)?;
    let late = notice.papers.by_law && unit.today() > notice.latest();
    Ok(late.then(|| notice.latest()))
}

/// Whether an item waits for the chair to take it, when items that are put on the agenda now are late.
pub fn waits_for_the_chair(late: Option<Date>, it: &Item) -> bool {
    late.is_some() && !it.issued && !it.withdrawn() && it.late_reason.is_empty()
}

/// Which items of a meeting somebody may name: a command that judges all of them must not tell the titles of the others.
pub(super) struct Named(Vec<String>);

impl Named {
    pub(super) fn of(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Self> {
        let visible = proof.holder().clone().visible::<AgendaItem>();
        let seen = item::list(unit, &visible, sitting)?;
        Ok(Self(seen.into_iter().map(|it| it.id).collect()))
    }

    /// The title of an item, or of something of it; else what it is, of an item from which they have withdrawn.
    pub(super) fn or_else(&self, item: &str, title: String, what: &str) -> String {
        let known = self.0.iter().any(|seen| seen == item);
        if known { title } else { format!("{what} of an item from which you have withdrawn") }
    }

    /// The title of an item in quotes, or that there is one.
    pub(super) fn title(&self, it: &Item) -> String {
        let known = self.0.contains(&it.id);
        if known { format!("“{}”", it.title) } else { "An item from which you have withdrawn".into() }
    }
}

/// An item of a meeting that is not kept yet, in a section: the rest of it is for the caller to say.
pub(super) fn fresh(unit: &Unit<'_>, it: &Sitting, nth: usize, section: &str, title: &str) -> Item {
    Item {
        id: unit.id(),
        county: it.county.clone(),
        sitting: it.id.clone(),
        group: it.group.clone(),
        slug: format!("item-{nth}"),
        section: section.into(),
        place: 0,
        number: None,
        title: title.into(),
        kind: Kind::Standing,
        standing: String::new(),
        presenter: String::new(),
        minutes: 0,
        purpose: String::new(),
        matter: String::new(),
        source: String::new(),
        state: item::OPEN.into(),
        issued: false,
        withheld: false,
        paragraph: String::new(),
        reason: String::new(),
        review: None,
        late_reason: String::new(),
        late_by: String::new(),
        version: 1,
    }
}

/// An agenda on which items are being put or moved, before it is kept again.
pub(super) struct Order {
    standing: Arc<Standing>,
    items: Vec<Item>,
    /// Identifiers of those that are not kept yet.
    fresh: Vec<String>,
}

impl Order {
    /// The agenda as it stands. Nobody else changes its order until the unit ends.
    pub(super) fn of(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Self> {
        unit.alone("agenda")?;
        let items = item::all(unit, proof, &it.id)?;
        Ok(Self { standing: standing_of(unit, it)?, items, fresh: Vec::new() })
    }

    pub(super) fn standing(&self) -> &Standing {
        &self.standing
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many items there have ever been, and one more: for the name of the next.
    pub(super) fn next(&self) -> usize {
        self.items.len() + 1
    }

    /// Puts a new item at the end of its section.
    pub(super) fn add(&mut self, it: Item) {
        self.fresh.push(it.id.clone());
        let at = self.end_of(&it.section);
        self.items.insert(at, it);
    }

    /// Moves an item that is kept to the end of a section.
    pub(super) fn put_last_in(&mut self, id: &str, section: &str) {
        if let Some(at) = self.items.iter().position(|it| it.id == id) {
            let it = self.items.remove(at);
            let at = self.end_of(section);
            self.items.insert(at, it);
        }
    }

    fn end_of(&self, section: &str) -> usize {
        let rank = self.standing.rank(section);
        self.items.iter().rposition(|it| self.standing.rank(&it.section) <= rank).map_or(0, |at| at + 1)
    }

    /// The items that stand on the agenda, by their index among all: what was taken off before it was issued has no place.
    fn shown(&self) -> Vec<usize> {
        let on = |it: &Item| it.issued || !it.withdrawn();
        self.items.iter().enumerate().filter(|(_, it)| on(it)).map(|(at, _)| at).collect()
    }

    /// The place of an item among those that stand on the agenda, from 1, and how many there are.
    pub(super) fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        let shown = self.shown();
        let at = shown.iter().position(|at| self.items[*at].id == id)?;
        Some((at + 1, shown.len()))
    }

    /// Moves an item to a place among those that stand on the agenda, from 1. Gives the section that it stands in now: one that
    /// was moved between two of another section joins it.
    pub(super) fn move_to(&mut self, id: &str, place: usize) -> Option<String> {
        let from = self.items.iter().position(|it| it.id == id)?;
        let it = self.items.remove(from);
        let shown = self.shown();
        let at = shown.get(place.saturating_sub(1)).copied().unwrap_or(self.items.len());
        let near = |at: Option<usize>| {
            let place = at.and_then(|at| shown.get(at))?;
            Some(self.items[*place].section.clone())
        };
        let (before, after) = (near(place.checked_sub(2)), near(place.checked_sub(1)));
        let own = Some(&it.section);
        let section = if before.as_ref() == own || after.as_ref() == own {
            it.section.clone()
        } else {
            before.or(after).unwrap_or_else(|| it.section.clone())
        };
        self.items.insert(at, it);
        Some(section)
    }

    /// Keeps the new items and every place that is another now. Gives the rows.
    pub(super) fn keep(self, unit: &mut Unit<'_>, proof: &impl Proof) -> Outcome<Vec<String>> {
        let mut rows = Vec::new();
        for (place, mut it) in (1_i64..).zip(self.items) {
            if self.fresh.contains(&it.id) {
                it.place = place;
                item::insert(unit, proof, &it)?;
            } else if it.place != place {
                item::put_at(unit, proof, &it.id, place)?;
            } else {
                continue;
            }
            rows.push(it.id);
        }
        Ok(rows)
    }
}
