//! The example counties as a whole: what a demo shows on its first day, and years later.

use crate::{examples, wire};
use jiff::civil::{Date, date};
use kernel::contracts::paper::{Block, Paper};
use kernel::rulebook::{Rulebook, items};
use plans::status::{Claim, Code, Ground, Proof};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use testkit::db::{Bench, Database, Setup};

const FIRST: Date = date(2022, 2, 1);
const YEARS_LATER: Date = date(2026, 11, 22);

fn setup(on: Date) -> Setup {
    Setup::new(&wire::migrations()).rulebook(Rulebook::load(None).expect("the rulebook reads")).on(on)
}

fn fill(bench: &Bench) {
    for name in examples::names() {
        examples::load(&bench.kernel, &name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    }
}

fn filled(on: Date) -> Bench {
    let bench = setup(on).bench(&Database::Sqlite);
    fill(&bench);
    bench
}

fn built(bench: &Bench, county: &str, paper: &str, format: &str) -> String {
    let bytes =
        papers::build(&bench.kernel, &wire::sources(), county, paper, format).expect("the paper is built");
    String::from_utf8(bytes).expect("it is text")
}

fn paper(bench: &Bench, county: &str, name: &str) -> Paper {
    serde_json::from_str(&built(bench, county, name, "json")).expect("it is a paper")
}

/// Every block in the order of reading, those that were drawn too.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Drawn { blocks, .. } => out.extend(flat(blocks)),
            other => out.push(other),
        }
    }
    out
}

#[test]
fn both_counties_load_on_either_database() {
    assert_eq!(examples::names(), ["loamshire", "worcestershire"]);
    setup(FIRST).both(fill);
}

#[test]
fn the_report_of_february_2022_has_the_shape_of_the_real_one_whenever_it_is_read() {
    for today in [FIRST, YEARS_LATER] {
        let bench = filled(today);
        let report = paper(&bench, "worcestershire", "2022-02-15-hwb");
        let blocks = flat(&report.body);
        let (mut number, mut groups) = (0, Vec::new());
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Recommendation { parts, .. } => {
                    number += 1;
                    assert_eq!((number, parts.len()), (1, 2));
                }
                Block::Paragraph { numbered: true, list, .. } => {
                    number += 1;
                    if number == 5 {
                        let items: Vec<String> =
                            list.as_ref().expect("the authorities").items.iter().map(|i| i.words()).collect();
                        assert_eq!(
                            items,
                            [
                                "Worcestershire County Council (WCC);",
                                "six District Councils;",
                                "West Mercia Police;",
                                "Hereford and Worcester Fire and Rescue Service;",
                                "Herefordshire and Worcestershire Clinical Commissioning Group; and",
                                "the Probation Service.",
                            ]
                        );
                    }
                    if let Some(Block::Heading { level: 2, text }) =
                        at.checked_sub(1).and_then(|before| blocks.get(before))
                    {
                        groups.push((number, text.words()));
                    }
                }
                _ => {}
            }
        }
        assert_eq!(number, 19, "on {today}");
        let expected = [
            (8, "Worcestershire Domestic Abuse Partnership Board"),
            (9, "Worcestershire Prevent Strategy Group"),
            (10, "Worcestershire Protect Group"),
            (11, "Worcestershire Substance Misuse Oversight Group"),
            (12, "Worcestershire Reducing Reoffending Group"),
        ];
        assert_eq!(groups, expected.map(|(n, name)| (n, name.to_string())));
    }
}

#[test]
fn what_was_issued_speaks_of_no_update_that_is_missing_and_what_is_a_draft_does() {
    let bench = filled(FIRST);
    let missing =
        |county, name| built(&bench, county, name, "txt").matches("No update has been given").count();
    assert_eq!(missing("worcestershire", "2022-02-15-hwb"), 0);
    assert_eq!(missing("worcestershire", "2022-05-24-hwb"), 5);
    assert_eq!(missing("loamshire", "2021-11-23-hwb"), 0);
    assert_eq!(missing("loamshire", "2022-03-22-hwb"), 3);
}

#[test]
fn what_lies_after_the_day_of_loading_has_not_happened() {
    let early = filled(date(2021, 12, 20));
    let report = papers::build(&early.kernel, &wire::sources(), "worcestershire", "2022-02-15-hwb", "txt");
    assert!(report.is_err(), "it was begun in January");
    let between = filled(date(2022, 1, 19));
    let report = built(&between, "worcestershire", "2022-02-15-hwb", "txt");
    assert_eq!(
        report.matches("No update has been given").count(),
        2,
        "Prevent and Protect gave theirs on the 20th and 21st"
    );
}

#[test]
fn no_paper_has_a_block_that_could_not_be_drawn() {
    let bench = filled(FIRST);
    for (county, name) in [
        ("worcestershire", "2022-02-15-hwb"),
        ("worcestershire", "2022-05-24-hwb"),
        ("loamshire", "2021-11-23-hwb"),
        ("loamshire", "2022-03-22-hwb"),
    ] {
        let paper = paper(&bench, county, name);
        let plain: Vec<&Block> =
            flat(&paper.body).into_iter().filter(|b| matches!(b, Block::Plain { .. })).collect();
        assert!(plain.is_empty(), "{name}: {plain:?}");
    }
}

/// What counts of an action, a report and a verdict.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    number: i64,
    action: i64,
    claim: String,
    accepted: bool,
    exception: String,
    ask: String,
    due: Option<kernel::clock::plain_date::PlainDate>,
}

#[test]
fn loamshire_has_actions_of_every_status_and_some_that_need_a_decision() {
    let example = examples::find("loamshire").expect("there is a Loamshire");
    let mut actions: BTreeMap<i64, (Line, Line, Proof)> = BTreeMap::new();
    let files = example.files.iter().filter(|(name, _)| name.starts_with("plans/actions"));
    // Each action stands before its reports, and these in order of day.
    for item in files.flat_map(|(name, text)| items(name, text).expect("the file is cut")) {
        let line: Line = item.head().expect("the table reads");
        match item.kind.as_str() {
            "action" => {
                let number = line.number;
                let first = Line { claim: "not-started".into(), ..Line::default() };
                assert!(actions.insert(number, (line, first, Proof::None)).is_none(), "{number} twice");
            }
            "report" => {
                let of = actions.get_mut(&line.action).expect("its action stands before it");
                of.2 = if line.claim == "complete" { Proof::Offered } else { Proof::None };
                of.1 = line;
            }
            _ => {
                let of = actions.get_mut(&line.action).expect("its action stands before it");
                of.2 = if line.accepted { Proof::Accepted } else { Proof::Disputed };
            }
        }
    }
    let ground = |(of, said, proof): &'_ (Line, Line, Proof)| {
        let due = of.due.expect("an action is due").0;
        (Claim::named(&said.claim).expect("a claim"), *proof, due)
    };
    let mut codes: BTreeMap<Code, usize> = BTreeMap::new();
    let (mut disputed, mut unseen, mut late) = (0, 0, 0);
    for held in actions.values() {
        let (claim, proof, due) = ground(held);
        let code = Ground { claim, proof, due, exception: &held.1.exception, ask: &held.1.ask }.code(FIRST);
        *codes.entry(code).or_default() += 1;
        disputed += usize::from(proof == Proof::Disputed);
        unseen += usize::from(proof == Proof::Offered);
        late += usize::from(due < FIRST && code != Code::Blue);
    }
    assert!(actions.len() >= 40, "{}", actions.len());
    assert_eq!(codes.keys().copied().collect::<BTreeSet<_>>(), Code::ALL.iter().copied().collect());
    assert!(codes.values().all(|n| *n >= 3), "{codes:?}");
    assert!(disputed >= 2 && unseen >= 2 && late >= 8, "{disputed} disputed, {unseen} unseen, {late} late");
}

#[test]
fn the_example_holds_no_two_files_of_a_name_and_nothing_that_no_part_reads() {
    for county in examples::names() {
        let example = examples::find(&county).expect("it is there");
        for name in example.files.keys() {
            let (folder, file) = name.split_once('/').unwrap_or(("", name));
            let fits = match folder {
                "board" | "plans" | "year" | "duties" => file.ends_with(".toml"),
                "papers" => file.ends_with(".toml") || file.ends_with(".md"),
                // Files of data are read by what they are called; the demo loads them, and a refused one makes it fail.
                "insight" => {
                    [".csv", ".geojson", "key.toml", "README.md"].iter().any(|end| file.ends_with(end))
                }
                _ => false,
            };
            assert!(fits, "{county}/{name} is read by nothing");
        }
    }
}

#[test]
fn a_county_of_ones_own_is_read_from_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let county = folder.path().join("hillshire");
    let named = county.display().to_string();
    std::fs::create_dir_all(county.join("board")).expect("a folder");
    assert!(examples::find(&named).is_err(), "a folder without files is no county");
    let text = "[[county]]\nid = \"hillshire\"\nfrom = 2021-04-01\nname = \"Hillshire\"\n";
    std::fs::write(county.join("board/county.toml"), text).expect("a file");
    let example = examples::find(&named).expect("it is a county");
    assert_eq!((example.county.as_str(), example.files.len()), ("hillshire", 1));
    let bench = setup(FIRST).bench(&Database::Sqlite);
    examples::load(&bench.kernel, &named).expect("it loads");
    assert!(examples::load(&bench.kernel, "hilshire").is_err());
}
