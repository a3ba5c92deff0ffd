//! Random tables: two ways, three ways, hierarchies; and what must hold of each.

use crate::reader::{Reader, equations, knows_before, tells};
use disclosure::{
    Cell, Policy, Protected, Reasons, Released, Rounding, Table, Totals, Tree, Zeros, audit, cross, protect,
};
use proptest::prelude::*;

/// A table of areas under districts, by categories under groups.
pub fn table(rows: &[usize], columns: &[usize], counts: &[u64]) -> Table {
    let tree = |name: &str, groups: &[usize]| {
        let mut tree = Tree::new(name).top("all");
        for (at, many) in groups.iter().enumerate() {
            let group = format!("g{at}");
            // A group of one stands right under the total.
            tree = match many {
                1 => tree.under("all", [group]),
                many => tree
                    .under("all", [group.clone()])
                    .under(&group, (0..*many).map(|leaf| format!("{group}.{leaf}"))),
            };
        }
        tree
    };
    let trees = [tree("area", rows), tree("kind", columns)];
    let mut given = std::collections::BTreeMap::new();
    let count = |codes: &[&str]| {
        // Any count will do, as long as the same codes have the same.
        let at = codes.join("/").bytes().fold(7_usize, |hash, byte| (hash * 31 + usize::from(byte)) % 10_007);
        counts[at % counts.len()]
    };
    let table = cross(&trees, count).unwrap();
    given.extend(table.cells.iter().map(|cell| (cell.key.clone(), cell.count)));
    assert_eq!(given.len(), table.cells.len());
    table
}

/// Whatever of its span a reader reckoned with before the release is still possible after it, for every small cell.
pub fn holds(table: &Table, policy: &Policy, protected: &Protected) -> Result<(), TestCaseError> {
    let (mut before, mut after) = (Reader::default(), Reader::default());
    for cell in &table.cells {
        let name = cell.key.as_str();
        let (low, high) = knows_before(policy, cell.count, cell.published);
        before.learn(name, low, high);
        let (low, high) = tells(policy, protected.shown(&cell.key));
        after.learn(name, low, high);
    }
    equations(&mut before, table, str::to_owned);
    equations(&mut after, table, str::to_owned);
    let alike = if let Rounding::Midpoint(base) = policy.rounding { base } else { 0 };
    let small = policy.up_to.max(alike);
    for cell in &table.cells {
        let name = cell.key.as_str();
        let least = u64::from(policy.zeros == Zeros::Shown || policy.up_to == 0);
        if (least..=small).contains(&cell.count) {
            let hidden = protected.shown(&cell.key).is_some_and(|shown| shown.hidden());
            prop_assert!(!cell.published || alike > 0 || hidden, "{name} is small and shown");
            for value in least as i64..=small as i64 {
                if before.could_be(name, value) {
                    prop_assert!(
                        after.could_be(name, value),
                        "{name} = {} cannot be {value} any more",
                        cell.count
                    );
                }
            }
        } else if protected.shown(&cell.key).is_some_and(|shown| shown.hidden()) {
            let others = (0..crate::reader::MUCH).filter(|value| *value != cell.count as i64);
            prop_assert!(
                others.into_iter().any(|value| after.could_be(name, value)),
                "{name} is hidden for nothing"
            );
        }
    }
    Ok(())
}

fn counts() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![3 => 0_u64..8, 2 => 5_u64..30, 1 => Just(0_u64)], 40)
}

fn groups() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1_usize..4, 1..3)
}

fn policies() -> impl Strategy<Value = Policy> {
    (2_u64..6, any::<bool>(), 0_usize..3).prop_map(|(up_to, zeros, loss)| Policy {
        zeros: if zeros { Zeros::Shown } else { Zeros::Hidden },
        loss: [disclosure::Loss::Cells, disclosure::Loss::Counts, disclosure::Loss::Logs][loss],
        ..Policy::up_to(up_to)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(60), ..ProptestConfig::default() })]

    #[test]
    fn nothing_small_is_narrowed(rows in groups(), columns in groups(), counts in counts(), policy in policies()) {
        let table = table(&rows, &columns, &counts);
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        prop_assert!(protected.record().exposed.is_empty());
        holds(&table, &policy, &protected)?;
        let found = audit(&Released::nothing().and(protected.release("one")));
        prop_assert!(found.safe(), "{:?}", found.unsafe_cells().collect::<Vec<_>>());
    }

    #[test]
    fn nor_when_counts_are_rounded(rows in groups(), counts in counts(), up_to in 2_u64..8, shown in any::<bool>()) {
        let table = table(&rows, &[2], &counts);
        let totals = if shown { Totals::OfShown } else { Totals::Counted };
        let policy = Policy { totals, ..Policy::up_to(up_to).rounded(Rounding::Nearest(5)) };
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        holds(&table, &policy, &protected)?;
        prop_assert!(audit(&Released::nothing().and(protected.release("one"))).safe());
    }

    #[test]
    fn nor_when_reasons_are_told_or_cells_are_alike(rows in groups(), counts in counts(), up_to in 2_u64..5) {
        let table = table(&rows, &[2], &counts);
        let policy = Policy { reasons: Reasons::Told, ..Policy::up_to(up_to) };
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        holds(&table, &policy, &protected)?;
        prop_assert!(audit(&Released::nothing().and(protected.release("one"))).safe());
        // Midpoints: one to six are shown alike, and stay so.
        let policy = Policy::open().rounded(Rounding::Midpoint(6));
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        holds(&table, &policy, &protected)?;
        prop_assert!(audit(&Released::nothing().and(protected.release("one"))).safe());
    }

    /// Tables too large to be solved exactly, where only the audit can follow.
    #[test]
    fn large_tables_are_safe_too(counts in prop::collection::vec(prop_oneof![2 => 0_u64..12, 1 => 5_u64..90], 997)) {
        let table = table(&[3, 3, 3, 2], &[3, 3], &counts);
        let protected = protect(&table, &Policy::up_to(4), &Released::nothing()).unwrap();
        prop_assert_eq!(&protected.record().exposed, &Vec::<String>::new());
        let found = audit(&Released::nothing().and(protected.release("one")));
        prop_assert!(found.safe(), "{:?}", found.unsafe_cells().collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_cells_does_not_matter(rows in groups(), counts in counts()) {
        let table = table(&rows, &[3], &counts);
        let mut turned = table.clone();
        turned.cells.reverse();
        turned.relations.reverse();
        let policy = Policy::up_to(4);
        let one = protect(&table, &policy, &Released::nothing()).unwrap();
        let other = protect(&turned, &policy, &Released::nothing()).unwrap();
        if one.record().least && other.record().least {
            prop_assert!((one.record().loss - other.record().loss).abs() < 1e-9);
        }
    }
}

/// How many cases: a tenth of them while one works, and as many as are asked for.
pub fn cases(all: u32) -> u32 {
    if let Some(many) = std::env::var("PROPTEST_CASES").ok().and_then(|many| many.parse().ok()) {
        return many;
    }
    if std::env::var_os("SHIREMOOT_TEST_QUICK").is_some() { all.div_ceil(10) } else { all }
}

#[test]
fn three_ways() {
    let tree = |name: &str, many: usize| {
        Tree::new(name).top("all").under("all", (0..many).map(|at| format!("{name}{at}")))
    };
    let trees = [tree("area", 3), tree("kind", 3), tree("month", 3)];
    let table = cross(&trees, |codes| {
        let of = |at: usize| codes[at].bytes().last().map_or(0, |byte| u64::from(byte - b'0'));
        [1, 9, 14, 3, 22, 7, 0, 12, 31][((of(0) * 5 + of(1) * 3 + of(2) * 7) % 9) as usize]
    })
    .unwrap();
    assert_eq!(table.cells.len(), 64);
    let policy = Policy::up_to(4);
    let protected = protect(&table, &policy, &Released::nothing()).unwrap();
    assert!(protected.record().cells.iter().any(|entry| entry.reason == Some(disclosure::Reason::Protects)));
    holds(&table, &policy, &protected).unwrap();
}

#[test]
fn a_cell_that_must_be_shown_is() {
    // 3 + 9 = 12 in total, which is kept: 9 goes, and 3 could be anything up to 11.
    let table = Table::new()
        .cell(Cell::new("total", 12).keep())
        .cell(Cell::new("a", 3))
        .cell(Cell::new("b", 9))
        .total("total", ["a", "b"]);
    let protected = protect(&table, &Policy::up_to(4), &Released::nothing()).unwrap();
    assert_eq!(protected.shown(&"total".into()).unwrap().controlled(), Some(12));
    assert!(protected.shown(&"b".into()).unwrap().hidden());
    assert_eq!(protected.record().cells[0].possible, (1, Some(11)));
}
