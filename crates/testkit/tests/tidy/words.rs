//! Words that a program must not say, or may say in one place only.

use crate::none;
use crate::source::{Line, all, program};
use regex::Regex;

/// Lines of programs on which a pattern stands, outside the places that are named.
fn lines_with(pattern: &str, allowed: &[&str], of: impl Fn(&Line) -> &str) -> Vec<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    program()
        .iter()
        .filter(|line| !allowed.iter().any(|path| line.path.starts_with(path)))
        .filter(|line| pattern.is_match(of(line)))
        .map(Line::place)
        .collect()
}

fn bare(pattern: &str, allowed: &[&str]) -> Vec<String> {
    lines_with(pattern, allowed, |line| &line.bare)
}

#[test]
fn only_the_dialect_knows_which_database_it_is() {
    let found = bare(
        r"(?i)sqlite|postgres|Place::(File|Server)|Kind::(Lite|Pg)\b",
        &["crates/kernel/src/db/dialect.rs", "xtask/"],
    );
    none("a database is named outside dialect.rs", found);
    let found = lines_with(
        r#"(?i)"[^"]*(\.sqlite|PRAGMA |pg_[a-z]+|sqlite_schema)"#,
        &["crates/kernel/src/db/dialect.rs", "xtask/"],
        |line| &line.code,
    );
    none("words of one database outside dialect.rs", found);
}

#[test]
fn the_clock_and_chance_are_arguments() {
    // What measures must look at a clock.
    let allowed = ["crates/kernel/src/time.rs", "crates/bench/", "xtask/"];
    let now = r"(SystemTime|Instant|Timestamp|Zoned|Utc|Local)::now|Ulid::(new|generate)|getrandom|\brand::|thread_rng";
    none("reads the clock or rolls dice", bare(now, &allowed));
    // The binary chooses which clock there is, and hands it on.
    let real = r"\b(MachineClock|ShiftedClock|OsChance)\b";
    none(
        "takes the machine's clock or chance itself",
        bare(real, &[&allowed[..], &["crates/shiremoot/"]].concat()),
    );
}

#[test]
fn nothing_is_left_undone() {
    none("undone", bare(r"\b(todo|unimplemented|dbg)!", &[]));
    let left_out: Vec<String> = all()
        .iter()
        .filter(|source| !source.path.contains("/tests/tidy/"))
        .filter(|source| Regex::new(r"(?m)^\s*#\[ignore").expect("a pattern").is_match(&source.text))
        .map(|source| source.path.clone())
        .collect();
    none("tests that are left out", left_out);
}

#[test]
fn programs_give_a_fault_instead_of_stopping() {
    // Without randomness no session is safe: there, stopping is right.
    let found =
        bare(r"\.unwrap\(\)|\.expect\(|\bpanic!|\bunreachable!", &["crates/kernel/src/time.rs", "xtask/"]);
    none("may stop the program", found);
}

#[test]
fn a_lint_is_lifted_only_with_a_reason() {
    let lifted = Regex::new(r"(?s)#!?\[(?:allow|expect)\([^\]]*\)\]").expect("a pattern");
    let mut found = Vec::new();
    for source in all().iter().filter(|source| !source.path.contains("/tests/tidy/")) {
        let bare = lifted.find_iter(&source.text).filter(|lifted| !lifted.as_str().contains("reason"));
        found.extend(bare.map(|lifted| format!("{}: {}", source.path, lifted.as_str())));
    }
    none("a lint is lifted without a reason", found);
}

#[test]
fn no_path_of_a_machine_is_in_the_tree() {
    let path = Regex::new(r#"["' (](/home/\w+/|/root/|/work/|/Users/|C:\\)"#).expect("a pattern");
    let mut found = Vec::new();
    for source in all().iter().filter(|source| !source.path.contains("/tests/tidy/")) {
        let lines = source.text.lines().filter(|line| path.is_match(line));
        found.extend(lines.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    none("a path of somebody's machine", found);
}
