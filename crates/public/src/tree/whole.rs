//! Everything that the record of a county holds, at hand in one place: what every page, table and feed of the tree is drawn from.

use jiff::Timestamp;
use kernel::contracts::record::{Board, Entry, Head, Kind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing of the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// What it is.
    pub head: Head,
    /// What it says; of a report without its cover and its body, which only its own page shows.
    pub entry: Entry,
}

/// One thing that was in the record and was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Its kind.
    pub kind: Kind,
    /// The name it had.
    pub name: String,
    /// When it was first there to be read.
    pub created: Timestamp,
    /// When it was taken out.
    pub at: Timestamp,
    /// Why, as one of [`super::REASONS`].
    pub reason: String,
}

/// Takes out of what names others those that are not in the record, and says which meeting takes which report.
fn related(held: &mut [Held], at: &BTreeMap<(Kind, String), usize>) -> BTreeMap<String, String> {
    let there = |kind: Kind| move |name: &String| at.contains_key(&(kind, name.clone()));
    let mut taken = BTreeMap::new();
    for it in held {
        match &mut it.entry {
            Entry::Decision(decision) => decision.actions.retain(there(Kind::Action)),
            Entry::Meeting(meeting) => {
                for item in &mut meeting.items {
                    item.actions.retain(there(Kind::Action));
                    item.decisions.retain(there(Kind::Decision));
                    item.documents.retain(there(Kind::Document));
                    item.papers.retain(there(Kind::Paper));
                    taken.extend(item.papers.iter().map(|paper| (paper.clone(), it.head.name.clone())));
                }
            }
            _ => {}
        }
    }
    taken
}

/// The record of a county.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// Short name of the county.
    pub county: String,
    /// The address at which the tree is read, without a slash at its end: `https://moot.example/loamshire/record`.
    pub base: String,
    /// Everything in it, by kind and then by name.
    pub held: Vec<Held>,
    /// Everything that was taken out of it, by kind and then by name.
    pub gone: Vec<Gone>,
    at: BTreeMap<(Kind, String), usize>,
}

impl Whole {
    /// The record of these things.
    pub fn new(county: &str, base: &str, mut held: Vec<Held>, mut gone: Vec<Gone>) -> Self {
        held.sort_by(|a, b| (a.head.kind, &a.head.name).cmp(&(b.head.kind, &b.head.name)));
        gone.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        let at: BTreeMap<(Kind, String), usize> =
            held.iter().enumerate().map(|(at, it)| ((it.head.kind, it.head.name.clone()), at)).collect();
        let taken = related(&mut held, &at);
        for it in &mut held {
            if let Entry::Paper(report) = &mut it.entry {
                report.meeting = taken.get(&it.head.name).cloned().unwrap_or_default();
            }
        }
        Self { county: county.into(), base: base.into(), held, gone, at }
    }

    /// Everything of a kind, by name.
    pub fn of(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Held> {
        let from = self.held.partition_point(|it| it.head.kind < kind);
        let to = self.held.partition_point(|it| it.head.kind <= kind);
        self.held[from..to].iter()
    }

    /// One thing.
    pub fn get(&self, kind: Kind, name: &str) -> Option<&Held> {
        self.at.get(&(kind, name.to_string())).map(|at| &self.held[*at])
    }

    /// The title of one thing; nothing when it is not in the record.
    pub fn title(&self, kind: Kind, name: &str) -> Option<&str> {
        self.get(kind, name).map(|it| it.head.title.as_str())
    }

    /// The board itself.
    pub fn board(&self) -> Board {
        let board = self.of(Kind::Board).find_map(|it| match &it.entry {
            Entry::Board(board) => Some(board.clone()),
            _ => None,
        });
        board.unwrap_or_else(|| Board {
            county: self.county.clone(),
            name: self.county.clone(),
            ..Board::default()
        })
    }

    /// When anything in it last changed; the beginning of time when there is nothing.
    pub fn modified(&self) -> Timestamp {
        let held = self.held.iter().map(|it| it.head.modified);
        held.chain(self.gone.iter().map(|it| it.at)).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The path in the tree of the page of one thing: `decisions/DEC-0012.html`. Seats and releases have none of their own.
    pub fn page_of(kind: Kind, name: &str) -> String {
        match kind {
            Kind::Board => "index.html".into(),
            Kind::Seat => "members.html".into(),
            Kind::Release => "releases.html".into(),
            Kind::Correction => "corrections.html".into(),
            kind => format!("{}/{name}.html", kind.folder()),
        }
    }
}
