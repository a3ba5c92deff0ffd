//! What a publisher revised: one snapshot of a source and month against the one that it replaced.

use kernel::contracts::counts::Cube;
use std::collections::{BTreeMap, BTreeSet};

/// What differs in one category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// All of it in the earlier snapshot.
    pub before: u64,
    /// All of it in the later one.
    pub after: u64,
    /// Areas in which it differs.
    pub areas: usize,
}

/// What differs between two snapshots, by category; categories in which nothing does are left out.
pub fn difference(before: &[Cube], after: &[Cube]) -> BTreeMap<String, Difference> {
    let (old, new) = (cells(before), cells(after));
    let mut out: BTreeMap<String, Difference> = BTreeMap::new();
    for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let (was, is) =
            (old.get(key).copied().unwrap_or_default(), new.get(key).copied().unwrap_or_default());
        let it = out.entry(key.0.to_string()).or_default();
        it.before += was;
        it.after += is;
        it.areas += usize::from(was != is);
    }
    out.retain(|_, it| it.areas > 0);
    out
}

fn cells(cubes: &[Cube]) -> BTreeMap<(&str, i32, &str), u64> {
    let mut out = BTreeMap::new();
    for cube in cubes {
        for (area, category, count) in &cube.cells {
            let area = usize::try_from(*area).ok().and_then(|at| cube.areas.get(at));
            let category = cube.categories.get(usize::from(*category));
            if let (Some(area), Some(category)) = (area, category) {
                *out.entry((category.as_str(), cube.month, area.as_str())).or_default() += u64::from(*count);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moved_from_one_area_to_another_differs_though_its_sum_does_not() {
        let cube = |cells: Vec<(u32, u16, u32)>| Cube {
            areas: vec!["E91000001".into(), "E91000002".into()],
            categories: vec!["Burglary".into(), "Drugs".into(), "Robbery".into()],
            cells,
            ..Cube::default()
        };
        let before = [cube(vec![(0, 0, 3), (0, 1, 2), (1, 2, 1)])];
        let after = [cube(vec![(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 2, 5)])];
        let burglary = Difference { before: 3, after: 3, areas: 2 };
        let robbery = Difference { before: 1, after: 5, areas: 1 };
        let expected = BTreeMap::from([("Burglary".to_string(), burglary), ("Robbery".to_string(), robbery)]);
        assert_eq!(difference(&before, &after), expected);
        assert!(difference(&after, &after).is_empty());
    }
}
