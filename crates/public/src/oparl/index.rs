//! The entries of the record by kind and name, so that what refers to another finds out whether it is there.

use crate::tree::Held;
use jiff::Timestamp;
use kernel::contracts::record as rec;
use kernel::contracts::record::{Entry, Head};
use std::collections::{BTreeMap, BTreeSet};

type Of<'a, T> = BTreeMap<&'a str, (&'a Head, &'a T)>;

/// Everything of a county by kind and name.
#[derive(Default)]
pub(super) struct Index<'a> {
    pub(super) board: Option<(&'a Head, &'a rec::Board)>,
    pub(super) organisations: Of<'a, rec::Organisation>,
    pub(super) groups: Of<'a, rec::Group>,
    pub(super) seats: Of<'a, rec::Seat>,
    pub(super) meetings: Of<'a, rec::Meeting>,
    pub(super) papers: Of<'a, rec::Report>,
    pub(super) documents: Of<'a, rec::Document>,
    pub(super) decisions: Of<'a, rec::Decision>,
    pub(super) actions: Of<'a, rec::Action>,
    pub(super) asks: Of<'a, rec::Ask>,
    /// The items under which a paper stands, by its name: meeting and key of each.
    pub(super) under: BTreeMap<&'a str, BTreeSet<(&'a str, &'a str)>>,
    /// When the oldest thing was first there, and when the newest changed.
    pub(super) since: Option<(Timestamp, Timestamp)>,
}

impl<'a> Index<'a> {
    pub(super) fn of(things: impl IntoIterator<Item = &'a Held>) -> Self {
        let mut it = Self::default();
        for Held { head, entry } in things {
            it.take(head, entry);
        }
        it
    }

    fn take(&mut self, head: &'a Head, entry: &'a Entry) {
        let (first, last) = self.since.unwrap_or((head.created, head.modified));
        self.since = Some((first.min(head.created), last.max(head.modified)));
        let name = head.name.as_str();
        match entry {
            Entry::Board(it) => self.board = Some((head, it)),
            Entry::Organisation(it) => drop(self.organisations.insert(name, (head, it))),
            Entry::Group(it) => drop(self.groups.insert(name, (head, it))),
            Entry::Seat(it) => drop(self.seats.insert(name, (head, it))),
            Entry::Meeting(it) => {
                for item in &it.items {
                    for paper in item.papers.iter().chain(&item.documents) {
                        self.under.entry(paper).or_default().insert((name, &item.key));
                    }
                }
                self.meetings.insert(name, (head, it));
            }
            Entry::Paper(it) => drop(self.papers.insert(name, (head, it))),
            Entry::Document(it) => drop(self.documents.insert(name, (head, it))),
            Entry::Decision(it) => drop(self.decisions.insert(name, (head, it))),
            Entry::Action(it) => drop(self.actions.insert(name, (head, it))),
            Entry::Ask(it) => drop(self.asks.insert(name, (head, it))),
            // An agreement is pages and a report; corrections and releases are a log. None is an object of a council's business.
            Entry::Agreement(_) | Entry::Correction(_) | Entry::Release(_) => {}
        }
    }
}
