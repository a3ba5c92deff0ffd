//! Asking the slices for what the public may read, and only for what is not known yet.

use super::manifest::Withdrawn;
use super::state::State;
use super::whole::{Gone, Held, Whole};
use jiff::Timestamp;
use kernel::contracts::record::{Entry, Head, Kind, RecordHouse};
use kernel::{Actor, Outcome, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the record as the public does.
pub(super) struct Reader<'a, 'u, 'k> {
    pub unit: &'a mut Unit<'u>,
    pub house: &'k RecordHouse,
    pub county: &'k str,
    pub actor: Actor,
}

impl Reader<'_, '_, '_> {
    /// The whole of one thing.
    pub fn entry(&mut self, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
        for source in &self.house.sources {
            let found = (source.entry)(self.unit, &self.actor, self.county, kind, name)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Everything there is, and what of it is known from last time taken from there. What was ordered out is not there.
    pub fn held(&mut self, state: &State, out: &BTreeSet<(Kind, String)>) -> Outcome<Vec<Held>> {
        let known: BTreeMap<(Kind, &str), &Held> =
            state.held.iter().map(|it| ((it.head.kind, it.head.name.as_str()), it)).collect();
        let mut held = Vec::new();
        for source in &self.house.sources {
            for head in (source.heads)(self.unit, &self.actor, self.county)? {
                if out.contains(&(head.kind, head.name.clone())) {
                    continue;
                }
                if let Some(it) = known.get(&(head.kind, head.name.as_str())).filter(|it| it.head == head) {
                    held.push((*it).clone());
                    continue;
                }
                let entry = (source.entry)(self.unit, &self.actor, self.county, head.kind, &head.name)?;
                held.extend(entry.map(|entry| Held { head, entry: brief(entry) }));
            }
        }
        Ok(held)
    }
}

/// Without what only its own page shows: ten thousand reports are not all held at once.
fn brief(mut entry: Entry) -> Entry {
    if let Entry::Paper(report) = &mut entry {
        report.document.cover.clear();
        report.document.body.clear();
    }
    entry
}

/// What was there at the last publication and is no more, with the files that go with it; and what is there again.
pub(super) fn withdrawn(
    held: &[Held],
    state: &State,
    (before, withdrawn): (&BTreeSet<String>, &[Withdrawn]),
    why: &BTreeMap<(Kind, String), String>,
    at: Timestamp,
) -> (Vec<Withdrawn>, Vec<(Kind, String)>) {
    let now: BTreeSet<(Kind, &str)> = held.iter().map(|it| (it.head.kind, it.head.name.as_str())).collect();
    let gone: BTreeSet<(Kind, &str)> = withdrawn.iter().map(|it| (it.kind, it.name.as_str())).collect();
    let mut were: BTreeMap<(Kind, String), Option<&Head>> = BTreeMap::new();
    // Of a tree of which nothing is remembered, the paths tell what was in it.
    for (kind, name) in before.iter().filter_map(|path| thing(path)) {
        were.insert((kind, name), None);
    }
    for it in &state.held {
        were.insert((it.head.kind, it.head.name.clone()), Some(&it.head));
    }
    let mut out = Vec::new();
    for ((kind, name), head) in were {
        if now.contains(&(kind, name.as_str())) || gone.contains(&(kind, name.as_str())) {
            continue;
        }
        let part = state.parts.get(&key(kind, &name)).map(|part| part.files.clone());
        let page = Whole::page_of(kind, &name);
        let files = part.unwrap_or_else(|| before.iter().filter(|path| **path == page).cloned().collect());
        let reason = why.get(&(kind, name.clone())).map_or("no-longer-public", String::as_str);
        let created = head.map_or(at, |head| head.created);
        out.push(Withdrawn { kind, name, created, at, reason: reason.into(), files });
    }
    let back = |it: &&Withdrawn| now.contains(&(it.kind, it.name.as_str()));
    let restored = withdrawn.iter().filter(back).map(|it| (it.kind, it.name.clone())).collect();
    (out, restored)
}

/// The part of the tree that shows one thing: `paper/2022-02-15-hwb`.
pub(super) fn key(kind: Kind, name: &str) -> String {
    format!("{}/{name}", kind.word())
}

/// What a path is the page of.
fn thing(path: &str) -> Option<(Kind, String)> {
    let (folder, name) = path.split_once('/')?;
    let kind = Kind::ALL.iter().find(|(_, many, _)| *many == folder).map(|(kind, ..)| *kind)?;
    let name = name.strip_suffix(".html").filter(|name| !name.contains('/'))?;
    (Whole::page_of(kind, name) == path).then(|| (kind, name.to_string()))
}

/// What is gone, as pages speak of it.
pub(super) fn tombs(all: &[Withdrawn]) -> Vec<Gone> {
    let tomb = |it: &Withdrawn| Gone {
        kind: it.kind,
        name: it.name.clone(),
        created: it.created,
        at: it.at,
        reason: it.reason.clone(),
    };
    all.iter().map(tomb).collect()
}
