//! Counts of a made-up county whose force changed base, whose neighbour reports too, and which once reported next to nothing.

use super::{AreaSet, Categories, Counts, Gather, Missing, PartRef};
use crate::Month;
use crate::areas::{Areas, Builder, Kind, Vintage};
use kernel::contracts::counts::Cube;
use std::collections::BTreeMap;

/// One district of one unchanged small area and one that was split in two.
fn areas() -> Areas {
    let mut builder = Builder::default();
    for (old, new) in [("E91000001", "E91000001"), ("E90000002", "E91000012"), ("E90000002", "E91000022")] {
        builder.area(old, old, Kind::Lsoa, Some(Vintage::Y2011));
        builder.area(new, new, Kind::Lsoa, Some(Vintage::Y2021));
        builder.area("E97000001", "Ambermoor", Kind::District, None);
        builder.within(old, "E97000001");
        builder.within(new, "E97000001");
        builder.fit(old, new);
    }
    builder.area("E99000001", "Loam & Shire", Kind::Force, None);
    builder.within("E97000001", "E99000001");
    builder.build()
}

fn cube(month: i32, cells: &[(&str, &str, u32)]) -> Cube {
    let mut areas: Vec<String> = cells.iter().map(|c| c.0.to_string()).collect();
    let mut categories: Vec<String> = cells.iter().map(|c| c.1.to_string()).collect();
    for list in [&mut areas, &mut categories] {
        list.sort();
        list.dedup();
    }
    let at = |list: &[String], word: &str| list.iter().position(|it| it == word).unwrap_or_default();
    let mut cells: Vec<(u32, u16, u32)> = cells
        .iter()
        .map(|(area, category, n)| {
            let category = u16::try_from(at(&categories, category)).unwrap();
            (u32::try_from(at(&areas, area)).unwrap(), category, *n)
        })
        .collect();
    cells.sort_unstable();
    Cube { month, decimals: 0, areas, categories, cells }
}

const ASB: &str = "Anti-social behaviour";

fn counts() -> Counts {
    let mut gather = Gather::of("street", &[ASB.into()]);
    let mut add = |source: &str, rows: u64, old: u64, new: u64, cube: Cube| {
        let id = format!("{source}-{}", cube.month);
        let part =
            PartRef { id, source: source.into(), rows, only_2011: old, only_2021: new, ..PartRef::default() };
        gather.add(part, vec![cube]);
    };
    let first =
        &[("E91000001", "Burglary", 3), ("E90000002", "Burglary", 4), ("E90000002", ASB, 9), ("", ASB, 1)];
    add("loam-and-shire", 100, 13, 0, cube(1, first));
    add("next-door", 100, 0, 0, cube(1, &[("E91000001", "Burglary", 2)]));
    add("loam-and-shire", 100, 0, 5, cube(2, &[("E91000012", "Burglary", 5)]));
    add("loam-and-shire", 24, 0, 1, cube(3, &[("E91000022", "Robbery", 1)]));
    add("next-door", 100, 0, 0, cube(4, &[("E91000001", "Burglary", 2)]));
    add("loam-and-shire", 100, 1, 1, cube(5, &[("E91000012", "Burglary", 1), ("E90000002", "Burglary", 1)]));
    gather.together()
}

fn set(code: &str) -> AreaSet {
    AreaSet::of(&areas(), code, &BTreeMap::new()).expect("it is known")
}

fn values(code: &str, categories: &Categories) -> Vec<Result<u64, Missing>> {
    let series = counts().series(&set(code), categories, Month(0), Month(5));
    series.into_iter().map(|point| point.value.ok_or_else(|| point.why.expect("a reason"))).collect()
}

#[test]
fn a_district_is_counted_through_both_bases_from_every_file_and_gaps_are_no_noughts() {
    let force = || "Loam & Shire".to_string();
    // 3 + 4 of its own force and 2 of the one next door; incidents are not among crimes.
    assert_eq!(
        values("E97000001", &Categories::All),
        [
            Err(Missing::NothingLoaded),
            Ok(9),
            Ok(5),
            Err(Missing::Hole(force())),
            Err(Missing::NoFile(force())),
            Ok(2),
        ]
    );
    assert_eq!(values("E97000001", &Categories::one(ASB))[1..3], [Ok(9), Ok(0)]);
    assert_eq!(values("E97000001", &Categories::one("Arson"))[1], Ok(0));
}

#[test]
fn a_small_area_is_counted_on_its_own_base_alone_and_its_stable_area_on_both() {
    let burglary = Categories::one("Burglary");
    let new = values("E91000012", &burglary);
    assert_eq!((&new[1], &new[2], &new[5]), (&Err(Missing::OtherBase), &Ok(5), &Err(Missing::OtherBase)));
    let old = values("E90000002", &burglary);
    assert_eq!((&old[1], &old[2], &old[5]), (&Ok(4), &Err(Missing::OtherBase), &Err(Missing::OtherBase)));
    let stable = values("SE90000002", &burglary);
    assert_eq!((&stable[1], &stable[2], &stable[5]), (&Ok(4), &Ok(5), &Ok(2)));
    assert_eq!(values("E91000001", &burglary)[1], Ok(5), "unchanged, and counted in two files");
}

#[test]
fn a_sum_over_months_is_none_when_one_of_them_is_not_known() {
    let (counts, district) = (counts(), set("E97000001"));
    assert_eq!(counts.total(&district, &Categories::All, Month(1), Month(2)), Ok(14));
    let hole = counts.total(&district, &Categories::All, Month(1), Month(4));
    assert_eq!(hole, Err((Month(3), Missing::Hole("Loam & Shire".into()))));
}

#[test]
fn coverage_says_which_files_an_area_has_something_in() {
    let (counts, district) = (counts(), set("E97000001"));
    let covered = counts.coverage(&district, Month(1));
    let sources: Vec<&str> = covered.parts.iter().map(|part| part.source.as_str()).collect();
    assert_eq!(
        (covered.missing, sources, covered.others),
        (None, vec!["loam-and-shire", "next-door"], vec![])
    );
    let split = counts.coverage(&set("E91000022"), Month(1));
    assert_eq!((split.parts.len(), split.others.len()), (0, 2));
    assert_eq!(counts.by_category(&district, Month(1)), [(ASB, 9), ("Burglary", 9)]);
    assert_eq!(counts.by_category(&set("E91000022"), Month(9)), []);
}

#[test]
fn measures_are_read_by_year_with_their_decimals() {
    let mut gather = Gather::of("population", &[]);
    let of = |month: Month, decimals: u8, n: u32| Cube {
        decimals,
        ..cube(month.0, &[("E91000001", "people", n)])
    };
    let cubes = vec![of(Month::of(2020, 1).unwrap(), 0, 1500), of(Month::of(2021, 4).unwrap(), 1, 15_105)];
    gather.add(PartRef::default(), cubes);
    let (counts, district) = (gather.together(), set("E97000001"));
    for (year, is) in [(2020, Some(1500.0)), (2021, Some(1510.5)), (2022, None)] {
        assert_eq!(counts.measure(&district, "people", year), is, "{year}");
    }
    assert_eq!(counts.measure(&district, "pets", 2020), None);
}
