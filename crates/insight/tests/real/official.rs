//! The partnerships’ official recorded crime against the same year’s records by place, shown side by side.

use crate::support::{PARTNERSHIPS, counted, set, table};
use std::collections::BTreeMap;

/// Categories of the one that hold the same offences as columns of the other.
const SAME: [(&str, &[&str], &[&str]); 9] = [
    (
        "Violence and sexual offences",
        &["Violence and sexual offences"],
        &["Violence against the person", "Sexual offences"],
    ),
    ("Burglary", &["Burglary"], &["Burglary"]),
    ("Robbery", &["Robbery"], &["Robbery"]),
    ("Shoplifting", &["Shoplifting"], &["Shoplifting"]),
    ("Vehicle crime", &["Vehicle crime"], &["Vehicle offences"]),
    ("Criminal damage and arson", &["Criminal damage and arson"], &["Criminal damage and arson"]),
    ("Drugs", &["Drugs"], &["Drug offences"]),
    ("Possession of weapons", &["Possession of weapons"], &["Possession of weapons offences"]),
    ("Public order", &["Public order"], &["Public order offences"]),
];

#[test]
fn recorded_crime_of_both_partnerships_reconciles_with_the_official_tables() {
    let (official, areas) = counted("recorded-crime-csp");
    let (_, lookup) = counted("police-uk-street");
    // All forces’ records of the calendar year 2024, by the independent count: the county’s own files have four of its months.
    let mut by_place: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in table("police-uk-counts/counts-lsoa-west-mercia-2023-05-to-2025-12.csv") {
        let place = lookup.parent(&row["lsoa_code"], insight::areas::Kind::Csp);
        if let (true, Some(csp)) = (row["month"].starts_with("2024"), place) {
            let count: u64 = row["count"].parse().expect("a count");
            *by_place.entry((csp.code.clone(), row["crime_type"].clone())).or_default() += count;
        }
    }
    for (code, name) in PARTNERSHIPS {
        let area = set(&areas, code);
        println!(
            "{name}, year ending December 2024\n{:<32}{:>10}{:>10}{:>8}",
            "", "official", "by place", "%"
        );
        let official_of = |columns: &[&str]| -> f64 {
            columns.iter().map(|it| official.measure(&area, it, 2024).unwrap_or_else(|| panic!("{it}"))).sum()
        };
        let placed = |categories: &[&str]| -> u64 {
            let one =
                |it: &&str| by_place.get(&(code.to_string(), (*it).to_string())).copied().unwrap_or_default();
            categories.iter().map(one).sum()
        };
        let line = |title: &str, official: f64, placed: u64| {
            let placed = placed as f64;
            let percent = (placed / official - 1.0) * 100.0;
            println!("{title:<32}{official:>10}{placed:>10}{percent:>8.1}");
            percent
        };
        for (title, categories, columns) in SAME {
            let percent = line(title, official_of(columns), placed(categories));
            // A figure of some hundred moves by more than one of thousands.
            let room = if official_of(columns) < 1_000.0 { 35.0 } else { 10.0 };
            assert!(percent.abs() <= room, "{name}, {title}: {percent:.1} in a hundred");
        }
        let all: u64 = by_place
            .iter()
            .filter(|((csp, category), _)| csp == code && category != "Anti-social behaviour")
            .map(|(_, count)| count)
            .sum();
        let percent = line(
            "All but fraud and incidents",
            official_of(&["Total recorded crime (excluding fraud)"]),
            all,
        );
        println!();
        // By place: with what the railways’ police and neighbours recorded there, without what has no place and without later
        // re-classification and cancelling; official: after them.
        assert!((-2.0..=5.0).contains(&percent), "{name}: {percent:.1} in a hundred");
    }
}
