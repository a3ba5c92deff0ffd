//! What stands in the place of each cell.

use crate::{Key, Policy, Reason, Rounding, Shown, Table, Totals, Why};
use std::collections::{BTreeMap, HashMap};

/// All that may be shown of each published cell.
pub(crate) fn show(
    table: &Table,
    policy: &Policy,
    reasons: &[Option<Reason>],
    told: bool,
) -> BTreeMap<Key, Shown> {
    let base = match policy.rounding {
        Rounding::Exact => 1,
        Rounding::Nearest(base) | Rounding::Midpoint(base) => base,
    };
    let mut shown = BTreeMap::new();
    for (cell, reason) in table.cells.iter().zip(reasons).filter(|(cell, _)| cell.published) {
        let as_shown = match reason {
            Some(reason) if told => Shown::Hidden(Why::Told(*reason)),
            Some(_) => Shown::Hidden(Why::Kept),
            None if policy.rounding == Rounding::Exact || policy.rounds_like(cell.count) == (0, 0) => {
                Shown::Count(cell.count)
            }
            None => Shown::Rounded { value: policy.round(cell.count), base },
        };
        shown.insert(cell.key.clone(), as_shown);
    }
    if policy.totals == Totals::OfShown {
        let mut parts = HashMap::new();
        for relation in &table.relations {
            parts.entry(&relation.total).or_insert(&relation.parts);
        }
        let mut sums = HashMap::new();
        for total in parts.keys() {
            sum(total, &parts, &shown, &mut sums);
        }
        for (total, sum) in sums {
            if let Some(place) = shown.get_mut(total)
                && !place.hidden()
                && *place != Shown::Count(0)
            {
                *place = Shown::Sum { value: sum.0, without: sum.1 };
            }
        }
    }
    shown
}

/// The sum of a cell's parts as they are shown, down to those that have none; and how many of them are not in it.
fn sum<'a>(
    of: &'a Key,
    parts: &HashMap<&'a Key, &'a Vec<Key>>,
    shown: &BTreeMap<Key, Shown>,
    done: &mut HashMap<&'a Key, (u64, u64)>,
) -> (u64, u64) {
    if let Some(done) = done.get(of) {
        return *done;
    }
    let found = match parts.get(of) {
        None => shown.get(of).and_then(Shown::controlled).map_or((0, 1), |value| (value, 0)),
        Some(parts_of) => {
            // A hidden total has hidden parts; one that comes back to itself is counted as a gap.
            done.insert(of, (0, 1));
            let each = parts_of.iter().map(|part| sum(part, parts, shown, done));
            each.fold((0, 0), |so_far, part| (so_far.0 + part.0, so_far.1 + part.1))
        }
    };
    if parts.contains_key(of) {
        done.insert(of, found);
    }
    found
}
