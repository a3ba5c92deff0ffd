//! What hiding costs, against every pattern there is.

use crate::reader::{Reader, equations, tells};
use crate::tables::{cases, table};
use disclosure::{Loss, Policy, Released, Shown, Table, Why, protect};
use proptest::prelude::*;

/// Whether a pattern protects every small cell, for a reader who searches.
fn protects(table: &Table, policy: &Policy, hidden: &[bool]) -> bool {
    let mut reader = Reader::default();
    for (cell, hidden) in table.cells.iter().zip(hidden) {
        let shown = if *hidden { Shown::Hidden(Why::Kept) } else { Shown::Count(cell.count) };
        let (low, high) = tells(policy, Some(&shown));
        reader.learn(cell.key.as_str(), low, high);
    }
    equations(&mut reader, table, str::to_owned);
    let small = table.cells.iter().filter(|cell| (1..=policy.up_to).contains(&cell.count));
    small.into_iter().all(|cell| {
        let least = least(table, cell.key.as_str());
        (least..=(policy.up_to as i64).max(least + policy.up_to as i64 - 1))
            .all(|value| reader.could_be(cell.key.as_str(), value))
    })
}

/// A total is no less than how many of its parts are not zero.
fn least(table: &Table, key: &str) -> i64 {
    let count = table.cells.iter().find(|cell| cell.key.as_str() == key).unwrap().count;
    let through = table.relations.iter().filter(|relation| relation.total.as_str() == key);
    let most =
        through.map(|relation| relation.parts.iter().map(|part| least(table, part.as_str())).sum()).max();
    most.unwrap_or(0).max(i64::from(count > 0))
}

fn cheapest(table: &Table, policy: &Policy) -> f64 {
    let own: Vec<bool> = table.cells.iter().map(|cell| (1..=policy.up_to).contains(&cell.count)).collect();
    let others: Vec<usize> = (0..own.len()).filter(|at| !own[*at] && table.cells[*at].count > 0).collect();
    assert!(others.len() <= 12, "too many patterns");
    let cost = |at: usize| match policy.loss {
        Loss::Cells => 1.0,
        Loss::Counts => table.cells[at].count as f64,
        Loss::Logs => (2.0 + table.cells[at].count as f64).log2(),
    };
    let patterns = (0_u32..1 << others.len()).map(|bits| {
        let with: Vec<usize> =
            others.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, at)| *at).collect();
        (with.iter().map(|at| cost(*at)).sum::<f64>(), with)
    });
    let mut patterns: Vec<(f64, Vec<usize>)> = patterns.collect();
    patterns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let found = patterns.into_iter().find(|(_, with)| {
        let mut hidden = own.clone();
        with.iter().for_each(|at| hidden[*at] = true);
        protects(table, policy, &hidden)
    });
    found.unwrap().0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(60), ..ProptestConfig::default() })]

    #[test]
    fn no_pattern_costs_less(rows in 1_usize..4, columns in 1_usize..4, counts in prop::collection::vec(0_u64..20, 20), loss in 0_usize..3) {
        let table = table(&[rows], &[columns], &counts);
        let loss = [Loss::Cells, Loss::Counts, Loss::Logs][loss];
        let policy = Policy { loss, ..Policy::up_to(3) };
        let others = table.cells.iter().filter(|cell| cell.count > 3).count();
        prop_assume!(others <= 12);
        let protected = protect(&table, &policy, &Released::nothing()).unwrap();
        prop_assert!(protected.record().least);
        prop_assert!((protected.record().loss - cheapest(&table, &policy)).abs() < 1e-9);
    }
}
