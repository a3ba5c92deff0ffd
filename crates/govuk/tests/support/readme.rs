//! The table in the README: what it says must be what the tests found.

use std::{fmt::Write, fs, path::PathBuf};

const START: &str = "<!-- fixtures: written by `UPDATE=1 cargo test -p shiremoot-govuk` -->\n";
const END: &str = "<!-- end of fixtures -->\n";

/// What was found for one component.
pub struct Row {
    /// The component.
    pub component: String,
    /// How many fixtures pass, and how many there are; `None` when it is not provided.
    pub passed: Option<(usize, usize)>,
    /// Why some do not pass, or why it is not provided.
    pub notes: Vec<String>,
}

/// The table as Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut out = String::from("| Component | Fixtures passed | Exceptions |\n|---|---|---|\n");
    for row in rows {
        let passed = match row.passed {
            Some((passed, all)) => format!("{passed} of {all}"),
            None => "not provided".to_owned(),
        };
        writeln!(out, "| {} | {passed} | {} |", row.component, row.notes.join("; "))
            .expect("a string takes all");
    }
    let (passed, all) =
        rows.iter().filter_map(|row| row.passed).fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    writeln!(out, "| **All provided** | **{passed} of {all}** | |").expect("a string takes all");
    out
}

/// Compares the README's table with this one, or writes it there when `UPDATE` is set.
pub fn check(table: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README can be read");
    let (before, rest) = readme.split_once(START).expect("the README marks where the table starts");
    let (shown, after) = rest.split_once(END).expect("the README marks where the table ends");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, [before, START, table, END, after].concat()).expect("the README can be written");
    } else {
        assert_eq!(shown, table, "the README is out of date: run `UPDATE=1 cargo test -p shiremoot-govuk`");
    }
}
