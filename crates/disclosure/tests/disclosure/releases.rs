//! One release after another of the same county: none narrows what the others hid.

use crate::reader::{Reader, tells};
use crate::tables::{cases, table};
use disclosure::{Key, Policy, Protected, Released, Shown, Table, audit, protect};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What somebody knows who kept every release; a cell is the same as before while its count is.
fn reader(releases: &[(&Table, &Policy, &Protected)], hide_all: bool) -> Reader {
    let mut reader = Reader::default();
    for (table, policy, protected) in releases {
        let counts: BTreeMap<&str, u64> =
            table.cells.iter().map(|cell| (cell.key.as_str(), cell.count)).collect();
        let name = |key: &str| format!("{key}@{}", counts[key]);
        for cell in &table.cells {
            let shown = protected.shown(&cell.key);
            let kept = Shown::Hidden(disclosure::Why::Kept);
            let shown =
                if hide_all && shown != Some(&Shown::Count(0)) { shown.map(|_| &kept) } else { shown };
            let (low, high) = tells(policy, shown);
            reader.learn(&name(cell.key.as_str()), low, high);
        }
        for relation in &table.relations {
            let parts: Vec<String> = relation.parts.iter().map(|part| name(part.as_str())).collect();
            reader.total(&name(relation.total.as_str()), &parts);
        }
    }
    reader
}

/// Some cells revised by one; totals follow.
fn revised(rows: &[usize], columns: &[usize], counts: &[u64], by: &[u8]) -> Table {
    let counts: Vec<u64> =
        counts.iter().zip(by).map(|(count, by)| if *by == 0 { count + 1 } else { *count }).collect();
    table(rows, columns, &counts)
}

/// Only the part of a table that is asked for: the cells of some areas, with the totals that hold among them.
fn part(table: &Table, keep: impl Fn(&Key) -> bool) -> Table {
    let cells: Vec<_> = table.cells.iter().filter(|cell| keep(&cell.key)).cloned().collect();
    let relations =
        table.relations.iter().filter(|relation| keep(&relation.total) && relation.parts.iter().all(&keep));
    Table { relations: relations.cloned().collect(), cells }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(50), ..ProptestConfig::default() })]

    /// Three in a row, however they were revised: whatever the audit finds was said when the table was protected.
    #[test]
    fn nothing_is_exposed_unsaid(
        counts in prop::collection::vec(prop_oneof![2 => 0_u64..7, 1 => 5_u64..25], 20),
        by in prop::collection::vec(prop::collection::vec(0_u8..6, 20), 2),
    ) {
        let policy = Policy::up_to(4);
        let (mut released, mut said) = (Released::nothing(), Vec::new());
        let mut tables = vec![table(&[2], &[2], &counts)];
        tables.extend(by.iter().map(|by| revised(&[2], &[2], &counts, by)));
        for (at, table) in tables.iter().enumerate() {
            let protected = protect(table, &policy, &released).unwrap();
            said.extend(protected.record().exposed.iter().cloned());
            released.push(protected.release(at.to_string()));
        }
        for finding in audit(&released).unsafe_cells() {
            prop_assert!(said.iter().any(|cell| finding.cell.starts_with(cell.as_str())), "{finding:?}");
        }
    }

    #[test]
    fn none_narrows_what_others_hid(
        rows in prop::collection::vec(1_usize..3, 1..3),
        counts in prop::collection::vec(prop_oneof![2 => 0_u64..7, 1 => 5_u64..25], 20),
        by in prop::collection::vec(0_u8..6, 20),
        first in 2_u64..5,
        second in 2_u64..5,
    ) {
        let columns = [2];
        let one = part(&table(&rows, &columns, &counts), |key| !key.as_str().contains("kind=g0.1"));
        let two = revised(&rows, &columns, &counts, &by);
        let (first, second) = (Policy::up_to(first), Policy::up_to(second));
        let protected_one = protect(&one, &first, &Released::nothing()).unwrap();
        let released = Released::nothing().and(protected_one.release("first"));
        let protected_two = protect(&two, &second, &released).unwrap();
        let all = [(&one, &first, &protected_one), (&two, &second, &protected_two)];
        let after = reader(&all, false);
        // Before the second release, and with nothing of it shown but its zeros.
        let mut before = reader(&all[..1], false);
        let blank = reader(&[(&two, &second, &protected_two)], true);
        before.merge(&blank);
        for (table, policy, _) in all {
            for cell in table.cells.iter().filter(|cell| (1..=policy.up_to).contains(&cell.count)) {
                let name = format!("{}@{}", cell.key, cell.count);
                for value in 1..=policy.up_to as i64 {
                    if before.could_be(&name, value) {
                        prop_assert!(after.could_be(&name, value), "{name} cannot be {value} any more");
                    }
                }
            }
        }
        let found = audit(&released.and(protected_two.release("second")));
        // What the first release alone gave away (all kinds, and all but one of them) is said to be exposed, and nothing else is unsafe.
        let exposed = &protected_two.record().exposed;
        for finding in found.unsafe_cells() {
            prop_assert!(exposed.iter().any(|cell| finding.cell.starts_with(cell.as_str())), "{finding:?}");
        }
    }
}
