//! Files are small, say in their first line what they are, and are named after no place.

use crate::none;
use crate::source::{Line, all, below, program, root};
use regex::Regex;
use std::fs;

/// A file may have so many lines.
const MOST: usize = 400;

/// Longer ones, each with the reason.
const LONG: &[(&str, &str)] =
    &[("crates/kernel/src/db/dialect.rs", "all that differs between the two databases, in one place")];

#[test]
fn files_are_small() {
    let long = |path: &str| LONG.iter().any(|(known, _)| *known == path);
    let mut lines: Vec<(usize, String)> =
        all().iter().map(|s| (s.text.lines().count(), s.path.clone())).collect();
    let found = lines.iter().filter(|(lines, path)| *lines > MOST && !long(path));
    none("longer than 400 lines", found.map(|(lines, path)| format!("{path}: {lines}")).collect());
    lines.sort();
    let median = lines[lines.len() / 2].0;
    assert!((40..=160).contains(&median), "the median file has {median} lines");
}

#[test]
fn every_module_opens_with_a_sentence() {
    let sentence = |text: &str| {
        let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#!["));
        first.is_some_and(|line| line.starts_with("//! ") && line.len() > 15)
    };
    let found = all().iter().filter(|source| !sentence(&source.text)).map(|source| source.path.clone());
    none("without a first sentence", found.collect());
}

/// Identifiers of every area of the example counties.
fn places() -> Vec<String> {
    let area = Regex::new(r#"\[\[area\]\]\s*id = "([a-z-]+)""#).expect("a pattern");
    let counties = below("examples").into_iter().filter(|path| path.ends_with("/board/county.toml"));
    let texts = counties.map(|path| fs::read_to_string(root().join(path)).expect("a county"));
    let places: Vec<String> = texts
        .flat_map(|text| area.captures_iter(&text).map(|found| found[1].to_string()).collect::<Vec<_>>())
        .collect();
    assert!(places.len() > 10, "{places:?}");
    places
}

#[test]
fn counties_differ_by_data_and_no_module_is_named_after_a_place() {
    let places: Vec<String> = places().iter().map(|place| place.replace('-', "_")).collect();
    let mut found = Vec::new();
    for source in all() {
        let words: Vec<&str> = source.path.trim_end_matches(".rs").split(['/', '_', '-']).collect();
        found.extend(
            places
                .iter()
                .filter(|place| words.contains(&place.as_str()))
                .map(|place| format!("{}: {place}", source.path)),
        );
    }
    none("named after a place", found);
}

#[test]
fn programs_know_no_real_place() {
    let real =
        fs::read_to_string(root().join("examples/worcestershire/board/county.toml")).expect("a county");
    let name = Regex::new(r#"\[\[area\]\]\s*id = "([a-z-]+)""#).expect("a pattern");
    let names: Vec<String> = name.captures_iter(&real).map(|found| found[1].to_string()).collect();
    // The command line names the examples that it can load.
    let lines = program().iter().filter(|line| !line.path.starts_with("crates/shiremoot/"));
    let knows = |code: &str| names.iter().any(|name| code.to_ascii_lowercase().contains(name.as_str()));
    none("a real place in a program", lines.filter(|line| knows(&line.code)).map(Line::place).collect());
}

/// Whoever can be written to here does not exist.
#[test]
fn no_address_reaches_anybody() {
    let address = Regex::new(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+([A-Za-z]{2,})\b").expect("a pattern");
    let kinds = [".rs", ".toml", ".md", ".ts", ".typ", ".txt", ".cedar", ".py", ".json"];
    let mut found = Vec::new();
    for path in ["crates", "examples", "rulebook", "e2e", "docs", "xtask"].into_iter().flat_map(below) {
        if !kinds.iter().any(|kind| path.ends_with(kind)) || path.ends_with("package-lock.json") {
            continue;
        }
        let text = fs::read_to_string(root().join(&path)).expect("a text file");
        let reaches = |found: &regex::Captures<'_>| {
            !["example", "invalid", "test"].contains(&&*found[2].to_ascii_lowercase())
        };
        found.extend(
            address.captures_iter(&text).filter(reaches).map(|found| format!("{path}: {}", &found[0])),
        );
    }
    none("an address that may be somebody's", found);
}
