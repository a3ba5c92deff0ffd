//! Evidence laid out so that what a duty asks for is found without looking at everything.

use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use std::collections::HashMap;

/// Evidence by kind, and within a kind by whose it is.
pub(super) struct Shelf<'a> {
    kinds: HashMap<&'a str, Kind<'a>>,
}

#[derive(Default)]
struct Kind<'a> {
    all: Vec<&'a Evidence>,
    owners: HashMap<&'a str, Vec<&'a Evidence>>,
}

impl<'a> Shelf<'a> {
    /// What had come to be by the end of a day, and had not been taken back by then; in order of day and identifier, in whatever order
    /// it came.
    pub(super) fn of(evidence: &'a [Evidence], day: Date, without: &[&str]) -> Self {
        let mut there: Vec<&Evidence> = evidence
            .iter()
            .filter(|one| !without.contains(&one.kind))
            .filter(|one| one.on.is_some_and(|on| on <= day) && one.withdrawn.is_none_or(|back| back > day))
            .collect();
        there.sort_by(|a, b| (a.on, a.kind, &a.id).cmp(&(b.on, b.kind, &b.id)));
        let mut kinds: HashMap<&str, Kind<'_>> = HashMap::new();
        for one in there {
            let kind = kinds.entry(one.kind).or_default();
            kind.all.push(one);
            for owner in [&one.group, &one.organisation].into_iter().filter(|owner| !owner.is_empty()) {
                kind.owners.entry(owner.as_str()).or_default().push(one);
            }
        }
        Self { kinds }
    }

    /// Everything of a kind, the oldest first.
    pub(super) fn all(&self, kind: &str) -> &[&'a Evidence] {
        self.kinds.get(kind).map_or(&[], |kind| kind.all.as_slice())
    }

    /// What an owner has of a kind, the oldest first.
    pub(super) fn of_owner(&self, kind: &str, owner: &str) -> &[&'a Evidence] {
        self.kinds.get(kind).and_then(|kind| kind.owners.get(owner)).map_or(&[], Vec::as_slice)
    }
}
