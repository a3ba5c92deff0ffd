//! Counts by small area, month and type against an independent count of the same publisher’s files.
//!
//! The independent count is of every force’s files; here are those of the county’s own force for each month, of the railways’ police for
//! one, and of fourteen other forces for another. What is missing can only be what others recorded: no cell may be above, and what is
//! below is small. Where they differ more than a neighbour can explain, the test says which cells.

use crate::support::{counted, set, table};
use insight::{Categories, Month};
use std::collections::BTreeMap;

#[test]
fn no_cell_is_above_the_independent_count_and_what_is_below_is_what_others_recorded() {
    let (counts, areas) = counted("police-uk-street");
    let mut theirs: BTreeMap<(Month, String, String), u64> = BTreeMap::new();
    for row in table("police-uk-counts/counts-lsoa-west-mercia-2023-05-to-2025-12.csv") {
        let month = Month::parse(&row["month"]).expect("a month");
        let count = row["count"].parse().expect("a count");
        theirs.insert((month, row["lsoa_code"].clone(), row["crime_type"].clone()), count);
    }
    let lsoas: std::collections::BTreeSet<String> = theirs.keys().map(|key| key.1.clone()).collect();
    let months: Vec<Month> =
        counts.months().filter(|month| theirs.keys().any(|key| key.0 == *month)).collect();
    assert_eq!(months.len(), 13, "January to April 2024, January to September 2025");
    println!("month    here    independent  below  cells that differ");
    for month in months {
        let (mut here, mut there, mut cells) = (0, 0, 0);
        for lsoa in &lsoas {
            let set = set(&areas, lsoa);
            for category in counts.categories() {
                let ours = counts.recorded(&set, &Categories::one(category), month);
                let count = theirs.get(&(month, lsoa.clone(), category.clone())).copied().unwrap_or_default();
                assert!(ours <= count, "{month} {lsoa} {category}: {ours} here, {count} there");
                (here, there, cells) = (here + ours, there + count, cells + usize::from(ours != count));
            }
        }
        let below = there - here;
        println!("{month}  {here:>6}  {there:>11}  {below:>5}  {cells:>5}");
        // 0.4 to 1.3 in a hundred were recorded by others, where theirs are not loaded.
        assert!(below * 1000 <= there * 14, "{month}: {below} of {there} are missing");
    }
}

#[test]
fn months_of_2011_have_no_value_for_a_small_area_that_was_split_and_one_for_its_stable_area() {
    let (counts, areas) = counted("police-uk-street");
    let split = areas
        .all()
        .filter(|it| it.parents.iter().any(|parent| parent == "E07000237"))
        .find(|it| it.vintage == insight::areas::Vintage::Y2021 && it.kind == insight::areas::Kind::Lsoa)
        .expect("one in Worcester was drawn anew");
    let stable = areas.stable_of(&split.code).expect("its stable area");
    let (from, to) = (Month::parse("2021-03").expect("a month"), Month::parse("2025-09").expect("a month"));
    let points = |code: &str| counts.series(&set(&areas, code), &Categories::All, from, to);
    let known = |code: &str| points(code).iter().filter(|point| point.value.is_some()).count();
    // 26 months are here: 13 of them on the base of 2011.
    assert_eq!((known(&split.code), known(&stable.code), known("E07000237")), (13, 26, 26));
    assert_eq!(points(&split.code).len(), 55);
}
