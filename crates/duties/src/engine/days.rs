//! Snapshots of the facts, one for each stretch of days on which nothing changes.

use crate::facts::{Facts, Snapshot};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// The facts on any day.
pub(super) struct Days<'f> {
    facts: &'f Facts,
    /// The days on which something begins, or has just ended.
    changes: Vec<Date>,
    known: RefCell<HashMap<Date, Rc<Snapshot<'f>>>>,
}

impl<'f> Days<'f> {
    pub(super) fn of(facts: &'f Facts) -> Self {
        let mut changes = BTreeSet::new();
        let mut add = |from: Date, to: Option<Date>| {
            changes.insert(from);
            changes.extend(to.and_then(|to| to.tomorrow().ok()));
        };
        facts.areas.iter().for_each(|one| add(one.from, one.to));
        facts.bodies.iter().for_each(|one| add(one.from, one.to));
        facts.groups.iter().for_each(|one| add(one.from, one.to));
        facts.seats.iter().for_each(|one| add(one.from, one.to));
        facts.strategy_group.iter().for_each(|one| add(one.from, one.to));
        Self { facts, changes: changes.into_iter().collect(), known: RefCell::default() }
    }

    /// The first day of the stretch in which a day lies.
    pub(super) fn stretch(&self, day: Date) -> Date {
        let before = self.changes.partition_point(|change| *change <= day);
        before.checked_sub(1).map_or(Date::MIN, |at| self.changes[at])
    }

    /// The facts as they stand on a day.
    pub(super) fn on(&self, day: Date) -> Rc<Snapshot<'f>> {
        let stretch = self.stretch(day);
        if let Some(known) = self.known.borrow().get(&stretch) {
            return known.clone();
        }
        let new = Rc::new(self.facts.on(stretch));
        self.known.borrow_mut().insert(stretch, new.clone());
        new
    }
}
