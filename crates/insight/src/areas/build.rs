//! Areas from the rows of lookups: each row says what lies in what.

use super::{Area, Areas, Kind, Vintage, stable};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Gathers what lookups say, then puts it together.
#[derive(Debug, Default)]
pub struct Builder {
    seen: BTreeMap<String, Seen>,
    fits: Vec<(String, String)>,
    successors: HashMap<String, String>,
}

/// What was said of a code so far.
#[derive(Debug)]
struct Seen {
    name: String,
    kind: Kind,
    old: bool,
    new: bool,
    parents: BTreeSet<String>,
}

impl Builder {
    /// There is such an area. What was said of a code first is kept; a later name fills an empty one.
    pub fn area(&mut self, code: &str, name: &str, kind: Kind, vintage: Option<Vintage>) {
        if code.is_empty() {
            return;
        }
        let seen = self.seen.entry(code.into()).or_insert_with(|| Seen {
            name: name.into(),
            kind,
            old: false,
            new: false,
            parents: BTreeSet::new(),
        });
        if seen.name.is_empty() {
            seen.name = name.into();
        }
        seen.old |= matches!(vintage, Some(Vintage::Y2011 | Vintage::Both));
        seen.new |= matches!(vintage, Some(Vintage::Y2021 | Vintage::Both));
    }

    /// One lies in another.
    pub fn within(&mut self, child: &str, parent: &str) {
        if let (Some(seen), false) = (self.seen.get_mut(child), parent.is_empty() || child == parent) {
            seen.parents.insert(parent.into());
        }
    }

    /// A small area of 2011 and one of 2021 have ground in common.
    pub fn fit(&mut self, old: &str, new: &str) {
        self.fits.push((old.into(), new.into()));
    }

    /// An authority took over from one that was abolished.
    pub fn succeeds(&mut self, old: &str, new: &str) {
        if old != new && !new.is_empty() {
            self.successors.insert(old.into(), new.into());
        }
    }

    /// Everything that lies in something lies in what that lies in; every area knows its small areas; stable areas are found.
    pub fn build(self) -> Areas {
        let Self { mut seen, fits, successors } = self;
        // An authority that was abolished is its successor wherever it is named, when the successor is known.
        for one in seen.values_mut() {
            let now = |code: &String| successors.get(code).unwrap_or(code).clone();
            one.parents = one.parents.iter().map(now).collect();
        }
        let gone: Vec<String> = seen.keys().filter(|code| successors.contains_key(*code)).cloned().collect();
        for code in gone {
            let (Some(old), Some(new)) = (seen.remove(&code), successors.get(&code)) else { continue };
            let known = seen.entry(new.clone()).or_insert_with(|| Seen { parents: BTreeSet::new(), ..old });
            known.parents.remove(new);
        }
        let closed: BTreeMap<String, BTreeSet<String>> =
            seen.keys().map(|code| (code.clone(), ancestors(code, &seen))).collect();
        let mut lsoas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (code, _) in seen.iter().filter(|(_, one)| one.kind == Kind::Lsoa) {
            lsoas.entry(code.clone()).or_default().insert(code.clone());
            for parent in closed.get(code).into_iter().flatten() {
                lsoas.entry(parent.clone()).or_default().insert(code.clone());
            }
        }
        let mut all: BTreeMap<String, Area> = seen
            .into_iter()
            .map(|(code, one)| {
                let vintage = match (one.kind, one.old, one.new) {
                    (Kind::Lsoa, true, false) => Vintage::Y2011,
                    (Kind::Lsoa, false, true) => Vintage::Y2021,
                    _ => Vintage::Both,
                };
                let parents = closed.get(&code).into_iter().flatten().cloned().collect();
                let lsoas = lsoas.remove(&code).into_iter().flatten().collect();
                (code.clone(), Area { code, name: one.name, kind: one.kind, vintage, parents, lsoas })
            })
            .collect();
        // A parent that no file describes is known by its code alone, and is no area.
        let known: BTreeSet<String> = all.keys().cloned().collect();
        all.values_mut().for_each(|area| area.parents.retain(|parent| known.contains(parent)));
        let stable = stable::find(&mut all, &fits);
        Areas { all, stable, successors }
    }
}

fn ancestors(code: &str, seen: &BTreeMap<String, Seen>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut next: Vec<&String> = seen.get(code).into_iter().flat_map(|one| &one.parents).collect();
    while let Some(parent) = next.pop() {
        if parent != code && out.insert(parent.clone()) {
            next.extend(seen.get(parent).into_iter().flat_map(|one| &one.parents));
        }
    }
    out
}
