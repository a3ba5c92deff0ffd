//! Who may know whom, as ARCHITECTURE.md draws it.

use crate::none;
use crate::source::root;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What each part may stand on.
const MAP: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("engine-cedar", &["kernel"]),
    ("engine-counting", &["kernel"]),
    ("engine-files", &["kernel"]),
    ("engine-mail", &["kernel"]),
    ("engine-typst", &["kernel"]),
    ("disclosure", &[]),
    ("govuk", &[]),
    ("methods", &[]),
    ("synthetic", &[]),
    ("site", &["kernel", "govuk"]),
    ("board", &["kernel", "govuk", "site"]),
    ("meetings", &["kernel", "govuk", "site", "board"]),
    ("plans", &["kernel", "govuk", "site", "board"]),
    ("duties", &["kernel", "govuk", "site", "board"]),
    ("insight", &["kernel", "govuk", "site", "board", "disclosure", "methods"]),
    ("papers", &["kernel", "govuk", "site", "board"]),
    ("public", &["kernel", "govuk", "site", "board"]),
    (
        "shiremoot",
        &[
            "kernel",
            "engine-cedar",
            "engine-counting",
            "engine-files",
            "engine-mail",
            "engine-typst",
            "govuk",
            "site",
            "board",
            "meetings",
            "plans",
            "duties",
            "insight",
            "synthetic",
            "papers",
            "public",
        ],
    ),
    ("testkit", &["kernel", "site"]),
    ("bench", &["kernel", "engine-cedar", "engine-counting", "disclosure", "duties", "methods", "synthetic"]),
    ("xtask", &[]),
];

/// What tests may stand on besides: the harness, the real judge, and what the harness stands on.
const IN_TESTS: &[&str] = &[
    "testkit",
    "engine-cedar",
    "engine-counting",
    "engine-files",
    "synthetic",
    "engine-typst",
    "kernel",
    "govuk",
    "site",
    "board",
    "plans",
    "duties",
    "papers",
];

/// Parts of the workspace that each part names: in its programs, and in its tests only.
fn named() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let told = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).expect("what cargo says is JSON");
    let short = |name: &serde_json::Value| {
        let name = name.as_str().expect("a name");
        name.strip_prefix("shiremoot-").unwrap_or(name).to_string()
    };
    let mut all = BTreeMap::new();
    for package in told["packages"].as_array().expect("packages") {
        let (mut programs, mut tests) = (BTreeSet::new(), BTreeSet::new());
        for other in package["dependencies"].as_array().expect("dependencies") {
            // Only what lies in the workspace has a path.
            if other["path"].is_string() {
                let side = if other["kind"] == "dev" { &mut tests } else { &mut programs };
                side.insert(short(&other["name"]));
            }
        }
        all.insert(short(&package["name"]), (programs, tests));
    }
    all
}

#[test]
fn parts_know_only_whom_the_map_allows() {
    let named = named();
    let mut wrong = Vec::new();
    for (part, (programs, tests)) in &named {
        let Some((_, allowed)) = MAP.iter().find(|(name, _)| name == part) else {
            wrong.push(format!("{part} is not on the map"));
            continue;
        };
        let strange = programs.iter().filter(|other| !allowed.contains(&other.as_str()));
        wrong.extend(strange.map(|other| format!("{part} -> {other}")));
        let known = |other: &&String| allowed.contains(&other.as_str()) || IN_TESTS.contains(&other.as_str());
        let strange = tests.iter().filter(|other| !known(other));
        wrong.extend(strange.map(|other| format!("{part} -> {other} in its tests")));
    }
    wrong.extend(
        MAP.iter().filter(|(part, _)| !named.contains_key(*part)).map(|(part, _)| format!("{part} is gone")),
    );
    none("dependencies that the map does not allow", wrong);
}
