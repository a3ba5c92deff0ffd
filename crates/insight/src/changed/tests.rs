//! A made-up county of two districts with four small areas each, three years of months, and one change planted in the last.

use super::{Review, family, review};
use crate::areas::{Areas, Builder, Kind, Vintage};
use crate::counts::{Gather, PartRef};
use crate::{Counts, Dataset, Month};
use kernel::contracts::counts::Cube;

const ASB: &str = "Anti-social behaviour";
const LAST: Month = Month(24300);

fn areas() -> Areas {
    let mut builder = Builder::default();
    builder.area("E93000001", "Loamshire", Kind::County, None);
    builder.area("E99000001", "Loamshire Constabulary", Kind::Force, None);
    for (district, name) in [("E97000001", "Ambermoor"), ("E97000002", "Barsham")] {
        builder.area(district, name, Kind::District, None);
        builder.within(district, "E93000001");
        builder.within(district, "E99000001");
        for at in 1..=4 {
            let code = format!("E91{}0000{at}", &district[8..]);
            for vintage in [Vintage::Y2011, Vintage::Y2021] {
                builder.area(&code, &format!("{name} 00{at}A"), Kind::Lsoa, Some(vintage));
            }
            builder.within(&code, district);
            builder.fit(&code, &code);
        }
    }
    builder.build()
}

fn dataset() -> Dataset {
    toml::from_str(include_str!("../../../../rulebook/datasets/police-uk-street.toml"))
        .expect("the rulebook is right")
}

/// What is planted.
#[derive(Clone, Copy, Default)]
struct Planted {
    /// Burglaries of the last month in one small area, in place of about twelve.
    burglary: Option<u32>,
    /// The last month's file is not there.
    missing: bool,
    /// Anti-social behaviour halves with a month.
    halves: Option<Month>,
}

/// Counts that vary as chance does, and always the same: a small generator in place of dice.
fn counts(planted: Planted) -> Counts {
    let mut gather = Gather::of("police-uk-street", &[ASB.into()]);
    let mut state = 88_172_645_463_325_252_u64;
    let mut dice = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut poisson = move |mean: f64| {
        let (limit, mut product, mut n) = ((-mean).exp(), 1.0, 0_u32);
        loop {
            product *= dice();
            if product <= limit {
                return n;
            }
            n += 1;
        }
    };
    let mut codes: Vec<String> =
        ["1", "2"].iter().flat_map(|d| (1..=4).map(move |at| format!("E91{d}0000{at}"))).collect();
    codes.sort();
    for month in LAST.plus(-36).to(LAST) {
        let mut cells = Vec::new();
        for (area, _) in (0_u32..).zip(&codes) {
            let halved = planted.halves.is_some_and(|from| month >= from);
            cells.push((area, 0, poisson(if halved { 9.0 } else { 18.0 })));
            let burglary = poisson(12.0);
            cells.push((
                area,
                1,
                planted.burglary.filter(|_| month == LAST && area == 2).unwrap_or(burglary),
            ));
            cells.push((area, 2, poisson(7.0)));
        }
        if planted.missing && month == LAST {
            continue;
        }
        let cube = Cube {
            month: month.0,
            decimals: 0,
            areas: codes.clone(),
            categories: [ASB, "Burglary", "Vehicle crime"].map(String::from).to_vec(),
            cells,
        };
        let mut part = PartRef::default();
        part.id = format!("part-{month}");
        part.source = "loamshire-constabulary".into();
        part.months = vec![month];
        part.rows = 300;
        gather.add(part, vec![cube]);
    }
    gather.together()
}

fn of(planted: Planted) -> Review {
    review(&areas(), "E93000001", &counts(planted), &dataset(), LAST)
}

fn titles(review: &Review) -> Vec<String> {
    review.changes.iter().map(super::Change::title).collect()
}

#[test]
fn a_planted_change_is_found_where_it_is_and_noise_is_not() {
    let quiet = of(Planted::default());
    // A county, two districts and eight small areas by three categories and all crime together.
    assert_eq!(quiet.tested, 11 * 4, "{:?}", quiet.untested);
    assert_eq!(titles(&quiet), Vec::<String>::new());
    assert_eq!(quiet.title(LAST), "None of 44 series changed beyond noise in January 2025");
    let found = of(Planted { burglary: Some(60), ..Planted::default() });
    let told = titles(&found);
    assert!(
        told.iter().any(|t| t.starts_with("Burglary in Ambermoor 003A: 60 offences, above the ")),
        "{told:?}"
    );
    assert!(
        told.iter().all(|t| t.starts_with("Burglary in ") || t.starts_with("All recorded crime in ")),
        "{told:?}"
    );
    assert!(found.changes.iter().all(|it| !it.series.area.starts_with("Barsham")), "{told:?}");
    assert!(!found.by_harm, "the source cannot carry harm");
    let first = found.changes.iter().find(|it| it.series.kind == Kind::Stable).expect("a small area");
    let chart = first.chart();
    assert_eq!(chart.title, first.title());
    assert_eq!(chart.table.rows.len(), 37);
    assert!(first.adjusted <= found.rate);
}

#[test]
fn nothing_is_flagged_from_a_month_that_is_not_complete() {
    let review = of(Planted { missing: true, ..Planted::default() });
    assert_eq!((review.tested, review.changes.len()), (0, 0));
    assert_eq!(review.untested.get("the month is not complete"), Some(&44));
    let said = review.artefacts.join("\n");
    assert!(said.contains("January 2025 is not complete: no file of this month is loaded"), "{said}");
    assert_eq!(review.title(LAST), "Nothing could be tested in January 2025");
}

#[test]
fn a_fall_with_the_recording_of_anti_social_behaviour_is_no_finding() {
    let mut dataset = dataset();
    let from = LAST;
    dataset.dataset.comparability.push(crate::dataset::Break {
        from: from.to_string(),
        says: "Part of anti-social behaviour is now recorded as public order.".into(),
    });
    let counts = counts(Planted { halves: Some(from), ..Planted::default() });
    let review = review(&areas(), "E93000001", &counts, &dataset, LAST);
    assert!(review.changes.iter().all(|it| it.series.category != ASB), "{:?}", titles(&review));
    assert!(
        review.artefacts.iter().any(|it| it.starts_with("January 2025: Part of anti-social")),
        "{:?}",
        review.artefacts
    );
    // Without the note it would have been one.
    let told = of(Planted { halves: Some(from), ..Planted::default() });
    assert!(told.changes.iter().any(|it| it.series.category == ASB), "{:?}", titles(&told));
}

#[test]
fn incidents_and_crimes_never_stand_in_one_series() {
    let counts = counts(Planted::default());
    let all = family::family(&areas(), "E93000001", &counts, &dataset(), LAST.plus(-36), LAST);
    let of = |category: &str| {
        let one = all.iter().find(|it| it.category == category && it.kind == Kind::County).expect(category);
        one.months.iter().flatten().sum::<u32>()
    };
    assert_eq!(of(family::ALL), of("Burglary") + of("Vehicle crime"));
    assert!(all.iter().filter(|it| it.apart).all(|it| it.category == ASB && it.unit() == "incidents"));
}
