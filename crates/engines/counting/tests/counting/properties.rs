//! What holds for any file: no row is lost, and neither order nor cutting changes a count.

use crate::make::{Desk, HEADER, crime, id};
use kernel::contracts::counts::Cube;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Rows of every sort, many of them wrong.
fn any_row() -> impl Strategy<Value = String> {
    let id = prop_oneof![Just(String::new()), (0usize..30).prop_map(id), Just("short".into())];
    let month = prop_oneof![8 => Just("2025-01"), 1 => Just("2025-02"), 1 => Just("?")];
    let point = prop_oneof![Just("-2.2,52.2"), Just(","), Just("0,0"), Just("x,y")];
    let code = prop_oneof![
        Just("E91000001"),
        Just("E91000002"),
        Just("E90000002"),
        Just(""),
        Just("E01000001"),
        Just("e9")
    ];
    let kind =
        prop_oneof![6 => Just("Burglary"), 6 => Just("Drugs"), 1 => Just("Nothing"), 1 => Just("\"Drugs\"")];
    let row = (id, month, point, code, kind)
        .prop_map(|(id, month, point, code, kind)| crime(&id, month, point, code, kind));
    prop_oneof![12 => row, 1 => "[a-z,]{1,30}", 1 => Just("\"a\nb\",2025-01".to_string())]
}

/// Cells of cubes, added up.
fn sum(cubes: &[&[Cube]]) -> BTreeMap<(i32, String, String), u64> {
    let mut all = BTreeMap::new();
    for cube in cubes.iter().copied().flatten() {
        for (area, category, many) in &cube.cells {
            let at = (
                cube.month,
                cube.areas[*area as usize].clone(),
                cube.categories[usize::from(*category)].clone(),
            );
            *all.entry(at).or_default() += u64::from(*many);
        }
    }
    all
}

fn text(rows: &[String]) -> String {
    rows.iter().fold(format!("{HEADER}\n"), |all, row| all + row + "\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("SHIREMOOT_TEST_QUICK").is_some() { 24 } else { 256 }))]

    #[test]
    fn every_row_is_accounted_for_and_counted_once(rows in prop::collection::vec(any_row(), 0..60)) {
        let counted = Desk::new().read(text(&rows)).unwrap();
        prop_assert_eq!(counted.rows, rows.len() as u64);
        prop_assert_eq!(counted.cubes.iter().map(Cube::total).sum::<u64>(), counted.accepted);
        for many in counted.flagged.values() {
            prop_assert!(*many <= counted.accepted);
        }
    }

    #[test]
    fn a_file_cut_anywhere_between_rows_counts_the_same(rows in prop::collection::vec(any_row(), 0..60), at in 0usize..60) {
        let at = at.min(rows.len());
        let whole = Desk::new().read(text(&rows)).unwrap();
        let (one, two) = (Desk::new().read(text(&rows[..at])).unwrap(), Desk::new().read(text(&rows[at..])).unwrap());
        prop_assert_eq!(sum(&[&whole.cubes]), sum(&[&one.cubes, &two.cubes]));
        prop_assert_eq!(whole.accepted, one.accepted + two.accepted);
    }

    #[test]
    fn the_order_of_rows_changes_no_count(rows in prop::collection::vec(any_row(), 0..60), turn in 0usize..60) {
        let whole = Desk::new().read(text(&rows)).unwrap();
        let mut turned = rows.clone();
        turned.reverse();
        turned.rotate_left(turn.min(rows.len()));
        let turned = Desk::new().read(text(&turned)).unwrap();
        prop_assert_eq!(whole.cubes, turned.cubes);
        prop_assert_eq!(whole.rejected, turned.rejected);
        prop_assert_eq!(whole.vintages, turned.vintages);
    }

    #[test]
    fn a_file_cut_in_the_middle_of_anything_loses_no_row(rows in prop::collection::vec(any_row(), 1..20), cut in 0usize..4000) {
        let whole = text(&rows);
        let cut = whole.len() - cut.min(whole.len() - HEADER.len() - 1);
        let counted = Desk::new().read(&whole.as_bytes()[..cut]).unwrap();
        prop_assert!(counted.rows <= rows.len() as u64);
    }
}
