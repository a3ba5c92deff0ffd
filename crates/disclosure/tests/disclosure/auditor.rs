//! The auditor against the reader who searches: neither knows how the other works.

use crate::reader::{MUCH, Reader, equations, tells};
use crate::tables::{cases, table};
use disclosure::{Cell, Policy, Released, Rounding, Shown, Table, audit, protect};
use proptest::prelude::*;

/// The same table released with some cells hidden at random, well or badly: with each small cell, and whatever else is drawn.
fn drawn(table: &Table, weights: &[f64]) -> Table {
    let cells = table.cells.iter().zip(weights.iter().cycle());
    let cells =
        cells.map(|(cell, weight)| Cell { published: *weight > 0.2, ..cell.clone().weight(weight * 10.0) });
    Table { cells: cells.collect(), relations: table.relations.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(60), ..ProptestConfig::default() })]

    #[test]
    fn finds_what_a_search_finds(
        rows in prop::collection::vec(1_usize..3, 1..3),
        counts in prop::collection::vec(prop_oneof![3 => 0_u64..8, 1 => 5_u64..20], 20),
        weights in prop::collection::vec(0.0_f64..1.0, 23),
        rounded in any::<bool>(),
    ) {
        let table = drawn(&table(&rows, &[2], &counts), &weights);
        let policy = Policy::up_to(3).rounded(if rounded { Rounding::Nearest(5) } else { Rounding::Exact });
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        let mut reader = Reader::default();
        for cell in &table.cells {
            let (low, high) = tells(&policy, protected.shown(&cell.key));
            reader.learn(cell.key.as_str(), low, high);
        }
        equations(&mut reader, &table, str::to_owned);
        let found = audit(&Released::nothing().and(protected.release("one")));
        for finding in &found.findings {
            let name = finding.cell.trim_end_matches(" (as in one)");
            let (low, high) = (finding.possible.0 as i64, finding.possible.1.map_or(MUCH / 4, |high| high as i64));
            prop_assert!(reader.could_be(name, low), "{name} cannot be {low}");
            prop_assert!(reader.could_be(name, high), "{name} cannot be {high}");
            let (low, high) = (finding.bounds.0 as i64, finding.bounds.1.map_or(MUCH, |high| high as i64));
            prop_assert!(low == 0 || !reader.could_be(name, low - 1), "{name} can be {}", low - 1);
            prop_assert!(!reader.could_be(name, high + 1), "{name} can be {}", high + 1);
        }
        let hidden = protected.cells().filter(|(_, shown)| shown.hidden()).count();
        prop_assert!(found.findings.len() >= hidden);
    }
}

#[test]
fn a_careless_margin_is_found() {
    // 3 is hidden, and what it is part of is not: 40 - 7 - 30 is 3. Released as if the total were another table.
    let parts = Table::new().cell(Cell::new("a", 3)).cell(Cell::new("b", 7)).cell(Cell::new("c", 30));
    let parts_shown = protect(&parts, &Policy::up_to(4), &Released::nothing()).unwrap();
    assert_eq!(parts_shown.shown(&"b".into()), Some(&Shown::Count(7)));
    let total = Table::new().cell(Cell::new("all", 40));
    let total_shown = protect(&total, &Policy::up_to(4), &Released::nothing()).unwrap();
    // What hangs together is said by a table of which nothing is shown.
    let names = ["all", "a", "b", "c"];
    let hangs = names
        .iter()
        .zip([40, 3, 7, 30])
        .fold(Table::new(), |table, (name, count)| table.cell(Cell::new(*name, count).unpublished()));
    let hangs = hangs.total("all", ["a", "b", "c"]);
    let hangs_shown = protect(&hangs, &Policy::up_to(4), &Released::nothing()).unwrap();
    let released = [parts_shown.release("parts"), total_shown.release("total"), hangs_shown.release("hangs")];
    let found = audit(&released.into_iter().collect());
    let narrowed: Vec<_> =
        found.unsafe_cells().map(|finding| (finding.cell.as_str(), finding.possible)).collect();
    assert_eq!(narrowed, [("a (as in parts)", (3, Some(3)))]);
}
