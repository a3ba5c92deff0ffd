//! The documentation’s table of coverage is what the register covers.

use crate::cases;
use crate::table::Bench;
use std::path::Path;

const HEAD: &str = "# What the register of duties covers

Every duty is a file in `rulebook/duties/`, one for each version of it. This table is made from those files by
`shiremoot duties coverage`; the last column counts the dated cases in `crates/duties/tests/law`, which try the day before, on
and after every limit. `UPDATE_GOLDEN=1 cargo test -p shiremoot-duties --test law` writes it anew.

What is marked **unverified** was not found in a source: what rests on it reads *cannot be known*, and says what to check.
";

#[test]
fn the_table_of_coverage_is_up_to_date() {
    let bench = Bench::new();
    let cases =
        |id: &str| Some(cases::all().filter(|table| table.duty == id).map(|table| table.rows.len()).sum());
    let text = format!("{HEAD}{}", duties::coverage::markdown(&bench.law, &cases));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/duties.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "docs/duties.md is not what the register says: write it with UPDATE_GOLDEN=1");
}
