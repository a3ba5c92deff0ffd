//! Areas, periods or filters that overlap: what their differences are, so that nobody finds them out by subtraction.

use crate::{Cell, Key, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Adds what follows when cells count overlapping sets: a ward and the neighbourhood that is nearly the same, the year to March and the
/// year to April, all offences and all but one. Each is a name and the set of lowest codes that it counts; they differ in nothing else.
///
/// The sets cut each other into regions. Each region becomes an unpublished cell (if it is none of the given ones already), and each
/// given cell the sum of its regions. So every difference that a reader could form is in the table, and is protected when it is small
/// (`domain/data.md` section 10: differencing is the usual leak). `count` counts a set of lowest codes.
///
/// The published cells themselves must be in this table or in an earlier one that is put [`Table::together`] with it.
pub fn regions(sets: &[(Key, BTreeSet<String>)], count: impl Fn(&BTreeSet<&str>) -> u64) -> Table {
    // Which sets a code is in tells its region.
    let mut of_code = BTreeMap::<&str, BTreeSet<usize>>::new();
    for (at, (_, codes)) in sets.iter().enumerate() {
        for code in codes {
            of_code.entry(code).or_default().insert(at);
        }
    }
    let mut regions = BTreeMap::<BTreeSet<usize>, BTreeSet<&str>>::new();
    for (code, within) in of_code {
        regions.entry(within).or_default().insert(code);
    }
    let given: BTreeMap<BTreeSet<&str>, &Key> =
        sets.iter().map(|(key, codes)| (codes.iter().map(String::as_str).collect(), key)).collect();
    let mut table = Table::new();
    let mut parts: Vec<Vec<Key>> = vec![Vec::new(); sets.len()];
    for (within, codes) in &regions {
        let key = match given.get(codes) {
            Some(key) => (*key).clone(),
            None => {
                let names: Vec<&str> = codes.iter().copied().collect();
                let of = within.first().map_or("", |at| sets[*at].0.as_str());
                let key = Key::from(format!("part of {of}: {}", names.join("+")));
                table.cells.push(Cell::new(key.clone(), count(codes)).unpublished());
                key
            }
        };
        for at in within {
            parts[*at].push(key.clone());
        }
    }
    let mut have = BTreeSet::new();
    for ((key, codes), parts) in sets.iter().zip(parts) {
        if have.insert(key) {
            let codes: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
            table.cells.push(Cell::new(key.clone(), count(&codes)));
        }
        if parts.as_slice() != std::slice::from_ref(key) {
            table = table.total(key.clone(), parts);
        }
    }
    table
}
