//! The documentation’s table of coverage is what the command prints.

use crate::cases;
use crate::table::Bench;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_table_of_coverage_is_up_to_date() {
    let mut many: BTreeMap<&str, usize> = BTreeMap::new();
    for table in cases::all() {
        *many.entry(table.duty).or_default() += table.rows.len();
    }
    let counted: String = many.iter().map(|(id, many)| format!("{id} {many}\n")).collect();
    let text = duties::coverage::page(&Bench::new().law, &counted);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (cases, docs) = (root.join("src/coverage/cases.txt"), root.join("../../docs/duties.md"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&cases, counted).unwrap();
        std::fs::write(&docs, text).unwrap();
        return;
    }
    assert_eq!(duties::coverage::CASES, counted, "count the cases anew: UPDATE_GOLDEN=1");
    let there = std::fs::read_to_string(&docs).unwrap_or_default();
    assert!(there == text, "docs/duties.md is not what the register says: write it with UPDATE_GOLDEN=1");
}
