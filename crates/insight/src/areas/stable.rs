//! Stable areas: the connected components of the exact-fit lookup between the small areas of 2011 and of 2021.

use super::{Area, Kind, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Adds the unions of small areas that were split, merged or drawn anew, and says in which stable area each small area lies. One that did
/// not change is its own stable area.
pub(super) fn find(all: &mut BTreeMap<String, Area>, fits: &[(String, String)]) -> HashMap<String, String> {
    // A code of 2011 and the same code of 2021 are two areas as long as it is not known that they are one.
    let mut groups = Groups::default();
    for (old, new) in fits {
        groups.join(old, new);
    }
    let mut together: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for code in all.values().filter(|area| area.kind == Kind::Lsoa).map(|area| area.code.clone()) {
        let root = groups.root(&code);
        together.entry(root).or_default().insert(code);
    }
    let mut out = HashMap::new();
    for lsoas in together.into_values() {
        let Some(first) = lsoas.first().cloned() else { continue };
        if lsoas.len() == 1 {
            out.insert(first.clone(), first);
            continue;
        }
        let code = format!("S{first}");
        let names: Vec<&str> = lsoas
            .iter()
            .filter_map(|it| all.get(it))
            .filter(|it| it.vintage != Vintage::Y2011)
            .map(|it| it.name.as_str())
            .collect();
        let name = joined(&names);
        let parents: BTreeSet<String> =
            lsoas.iter().filter_map(|it| all.get(it)).flat_map(|it| it.parents.clone()).collect();
        out.extend(lsoas.iter().map(|lsoa| (lsoa.clone(), code.clone())));
        let (parents, lsoas) = (parents.into_iter().collect(), lsoas.into_iter().collect());
        let area =
            Area { code: code.clone(), name, kind: Kind::Stable, vintage: Vintage::Both, parents, lsoas };
        all.insert(code, area);
    }
    out
}

/// `Worcester 004B, 004E and 004F`: the place is said once.
fn joined(names: &[&str]) -> String {
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    let mut out = String::new();
    let mut place = "";
    for (at, name) in sorted.iter().enumerate() {
        let (before, number) = name.rsplit_once(' ').unwrap_or(("", name));
        let last = at + 1 == sorted.len();
        out.push_str(if at == 0 {
            ""
        } else if last {
            " and "
        } else {
            ", "
        });
        if before != place || at == 0 {
            out.push_str(name);
        } else {
            out.push_str(number);
        }
        place = before;
    }
    out
}

/// Which codes belong together.
#[derive(Default)]
struct Groups(HashMap<String, String>);

impl Groups {
    fn root(&mut self, code: &str) -> String {
        let mut at = code.to_string();
        while let Some(up) = self.0.get(&at).filter(|up| **up != at) {
            at = up.clone();
        }
        if at != code {
            self.0.insert(code.into(), at.clone());
        }
        at
    }

    fn join(&mut self, a: &str, b: &str) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            self.0.insert(high, low);
        }
    }
}
