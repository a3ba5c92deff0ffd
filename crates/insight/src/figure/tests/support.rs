//! A made-up county: three districts of two small areas each, a force of its own, three years of months and populations.

use crate::Datasets;
use crate::areas::{Areas, Builder, Kind, Vintage};
use crate::counts::{Counts, Gather, PartRef};
use crate::figure::{Ask, Ground, Model, Worked, month_of, work};
use crate::indicator::{Indicator, Indicators};
use disclosure::Released;
use kernel::Outcome;
use kernel::contracts::counts::Cube;
use kernel::rulebook::Rulebook;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const COUNTY: &str = "E96000001";
pub(super) const DISTRICTS: [(&str, &str); 3] =
    [("E97000001", "Ambermoor"), ("E97000002", "Fallowdale"), ("E97000003", "Marlbridge")];
pub(super) const STREET: &str = "police-uk-street";
pub(super) const PEOPLE: &str = "ons-mid-year-population";
pub(super) const HOUSEHOLDS: &str = "ons-households";
pub(super) const RETURN: &str = "domestic-abuse-return";
pub(super) const ASB: &str = "Anti-social behaviour";

/// The small areas of a district: `E97000002` has `E91000021` and `E91000022`.
fn lsoas(district: usize) -> [String; 2] {
    [1, 2].map(|n| format!("E910000{}{n}", district + 1))
}

fn areas() -> Areas {
    let mut builder = Builder::default();
    builder.area("E99000001", "Loamshire", Kind::Force, None);
    builder.area(COUNTY, "Loamshire", Kind::County, None);
    for (at, (code, name)) in DISTRICTS.into_iter().enumerate() {
        builder.area(code, name, Kind::District, None);
        builder.within(code, COUNTY);
        builder.within(code, "E99000001");
        for lsoa in lsoas(at) {
            builder.area(&lsoa, &lsoa, Kind::Lsoa, Some(Vintage::Both));
            builder.within(&lsoa, code);
        }
    }
    // One small area of the first district was split: two codes of two bases.
    builder.area("E90000099", "Old", Kind::Lsoa, Some(Vintage::Y2011));
    builder.area("E91000099", "New", Kind::Lsoa, Some(Vintage::Y2021));
    for lsoa in ["E90000099", "E91000099"] {
        builder.within(lsoa, "E97000001");
    }
    builder.fit("E90000099", "E91000099");
    builder.build()
}

pub(super) fn cube(month: i32, cells: &[(String, &str, u32)]) -> Cube {
    let mut areas: Vec<String> = cells.iter().map(|c| c.0.clone()).collect();
    let mut categories: Vec<String> = cells.iter().map(|c| c.1.to_string()).collect();
    for list in [&mut areas, &mut categories] {
        list.sort();
        list.dedup();
    }
    let place = |list: &[String], word: &str| list.iter().position(|it| it == word).unwrap_or_default();
    let mut cells: Vec<(u32, u16, u32)> = cells
        .iter()
        .map(|(area, category, n)| {
            let area = u32::try_from(place(&areas, area)).expect("small");
            (area, u16::try_from(place(&categories, category)).expect("small"), *n)
        })
        .collect();
    cells.sort_unstable();
    Cube { month, decimals: 0, areas, categories, cells }
}

pub(super) fn part(id: String, source: &str) -> PartRef {
    let mut part = PartRef::default();
    part.sha256 = kernel::time::hex(id.as_bytes());
    part.load = format!("load of {id}");
    part.source = source.into();
    part.rows = 1000;
    part.id = id;
    part
}

/// Burglaries of a district's first small area in the month with this number, from 0: 10, 20 and 30, and one more each March.
fn burglaries(district: usize, at: i32) -> u32 {
    let more = u32::from(at % 12 == 2);
    10 * u32::try_from(district + 1).expect("small") + more
}

/// Three years of months, January 2023 to December 2025, but those in `without`.
pub(super) fn street(without: &[i32]) -> Counts {
    let mut gather = Gather::of(STREET, &[ASB.to_string()]);
    let first = month_of("2023-01").expect("a month");
    for at in (0..36).filter(|at| !without.contains(at)) {
        let mut cells = Vec::new();
        for district in 0..3 {
            let [one, two] = lsoas(district);
            cells.push((one.clone(), "Burglary", burglaries(district, at)));
            cells.push((two.clone(), "Robbery", 2));
            cells.push((two, ASB, 40));
        }
        gather.add(part(format!("street {at}"), "loamshire"), vec![cube(first + at, &cells)]);
    }
    gather.together()
}

/// A thousand people for each ten burglaries a month, in both small areas together; nobody in those districts that are `empty`.
pub(super) fn people(measure: &str, years: &[i32], empty: &[usize]) -> Counts {
    let mut gather = Gather::of(PEOPLE, &[]);
    let datasets = Datasets::load(&few()).expect("every dataset is right");
    let id = if measure == "population" { PEOPLE } else { HOUSEHOLDS };
    let column = datasets.get(id).and_then(|it| it.measured(measure)).expect("it has the measure");
    for year in years {
        let mut cells = Vec::new();
        for district in 0..3 {
            let many = if empty.contains(&district) {
                0
            } else {
                5_000 * u32::try_from(district + 1).expect("small")
            };
            cells.extend(lsoas(district).map(|lsoa| (lsoa, column.as_str(), many)));
        }
        gather.add(part(format!("{measure} {year}"), ""), vec![cube(year * 12, &cells)]);
    }
    gather.together()
}

/// A quarterly return: cases of the districts, and those of them that are repeats.
pub(super) fn cases(of: &[[(u32, u32); 3]]) -> Counts {
    let mut gather = Gather::of(RETURN, &[]);
    for (at, quarter) in of.iter().enumerate() {
        let month = month_of("2025-01").expect("a month") + 3 * i32::try_from(at).expect("small");
        let mut cells = Vec::new();
        for (district, (first, repeat)) in quarter.iter().enumerate() {
            let code = DISTRICTS[district].0.to_string();
            cells.push((code.clone(), "Cases heard in conference for the first time", *first));
            cells.push((code, "Repeat cases heard in conference", *repeat));
        }
        gather.add(part(format!("return {at}"), ""), vec![cube(month, &cells)]);
    }
    gather.together()
}

pub(super) fn ground(counts: impl IntoIterator<Item = (&'static str, Counts)>) -> Ground {
    let datasets = Datasets::load(&few()).expect("every dataset is right");
    let counts: BTreeMap<String, Arc<Counts>> =
        counts.into_iter().map(|(id, counts)| (id.to_string(), Arc::new(counts))).collect();
    Ground { areas: Arc::new(areas()), datasets: Arc::new(datasets), counts, groups: Vec::new() }
}

/// The datasets that the tests need, as the release has them.
fn few() -> Rulebook {
    let release = Rulebook::load(None).expect("the release reads");
    let files: Vec<(String, String)> = [STREET, PEOPLE, HOUSEHOLDS, RETURN, "crime-severity-score"]
        .into_iter()
        .map(|id| {
            let name = format!("datasets/{id}.toml");
            let text = String::from_utf8(release.file(&name).expect("it is there").to_vec()).expect("text");
            (name, text)
        })
        .collect();
    Rulebook::of(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// The county with everything known.
pub(super) fn whole() -> Ground {
    ground([
        (STREET, street(&[])),
        (PEOPLE, people("population", &[2022, 2023, 2024], &[])),
        (HOUSEHOLDS, people("households", &[2022, 2023, 2024], &[])),
    ])
}

pub(super) fn indicator(id: &str) -> Indicator {
    let rulebook = Rulebook::load(None).expect("the release reads");
    let all = Indicators::load(&rulebook).expect("every indicator is right");
    all.one(id).unwrap_or_else(|| panic!("there is no indicator {id}")).clone()
}

/// An indicator of burglaries by population, which the tests can change.
pub(super) fn burglary(over: &str) -> Indicator {
    let text = r#"
[meta]
id = "burglaries"
title = "Burglary"
in-force-from = 2010-12-01
confidence = "text"
citations = ["data.police.uk, About the data"]

[indicator]
theme = "Theft"
definition = "Burglaries."
numerator = { dataset = "police-uk-street", categories = ["Burglary"] }
denominator = { dataset = "ons-mid-year-population", measure = "population", multiplier = 1000 }
method = "crude-rate"
polarity = "lower-better"
period = "OVER"
caveat = "Recorded crime only."
owner = "Partnership analyst"
"#;
    kernel::rulebook::parse("x.toml", &text.replace("OVER", over)).expect("it is right")
}

pub(super) fn worked(ground: &Ground, it: &Indicator, line: &str) -> Outcome<Worked> {
    work(
        ground,
        it,
        &Ask::read(&format!("{} {line}", it.id())).expect("it is understood"),
        &Released::nothing(),
    )
}

pub(super) fn model(ground: &Ground, it: &Indicator, line: &str) -> Model {
    worked(ground, it, line).expect("it is worked out").model
}

/// The words with which something is refused.
pub(super) fn refusal(ground: &Ground, it: &Indicator, line: &str) -> String {
    match worked(ground, it, line) {
        Ok(worked) => panic!("it was worked out: {}", worked.model.title),
        Err(fault) => fault.to_string(),
    }
}
