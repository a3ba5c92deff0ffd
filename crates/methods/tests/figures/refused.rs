//! What cannot be worked out is refused, each in words that say what to do.

use methods::harm::{self, Weights};
use methods::monthly::{Crimes, Monthly};
use methods::outcomes::{Cohort, follow};
use methods::standardised::{Band, direct, expected, indirect_ratio};
use methods::xmr::{Options, Rebase, chart};
use methods::{Refusal, compare, funnel, proportion, quantile, rare, rate, rolling, seasonal};

#[test]
fn denominators_must_be_above_zero() {
    for n in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(rate::crude(1, n, 1_000.0), Err(Refusal::NoDenominator));
        assert_eq!(indirect_ratio(1, n), Err(Refusal::NoDenominator));
        assert_eq!(funnel::poisson_limits(n), Err(Refusal::NoDenominator));
        assert_eq!(funnel::place(1, n), Err(Refusal::NoDenominator));
        assert_eq!(compare::among_peers(&[(1, 5.0), (1, n)], 0, 1.0), Err(Refusal::NoDenominator));
    }
    assert_eq!(rate::crude(1, 5.0, 0.0), Err(Refusal::NotPositive("multiplier")));
    assert_eq!(proportion::wilson(0, 0), Err(Refusal::NoDenominator));
    assert_eq!(proportion::wilson(3, 2), Err(Refusal::MoreThanAll { events: 3, of: 2 }));
    assert_eq!(expected(&[(1.0, 1.0, 0.0)]), Err(Refusal::NoDenominator));
}

#[test]
fn a_standardised_rate_of_fewer_than_ten_events_is_not_published() {
    let band = |events| Band { events, population: 100.0, standard: 1.0 };
    assert_eq!(direct(&[band(9)], 1.0), Err(Refusal::TooFewEvents { events: 9, least: 10 }));
    assert!(direct(&[band(10)], 1.0).is_ok());
    assert_eq!(direct(&[], 1.0), Err(Refusal::TooShort { has: 0, least: 1 }));
    assert_eq!(
        rate::crude_of_repeats(&[(3, 3)], 1.0, 1.0),
        Err(Refusal::TooFewEvents { events: 9, least: 10 })
    );
}

#[test]
fn harm_is_refused_where_the_weights_do_not_cover() {
    let weights = Weights {
        index: "Severity".into(),
        version: "1".into(),
        by_code: [("1".to_owned(), 100.0), ("8N".to_owned(), 10.0)].into(),
        left_out: vec!["92D".into()],
    };
    // 2 x 100 + 5 x 10 = 250 days; the three that the index leaves out on purpose are counted apart.
    let harm = harm::score(&[("1", 2), ("8N", 5), ("92D", 3), ("104", 0)], &weights).unwrap();
    assert_eq!((harm.score, harm.count, harm.left_out), (250.0, 7, 3));
    assert_eq!(harm.rate(1_000.0, 1_000.0), Ok(250.0));
    let missing = harm::score(&[("1", 2), ("violence and sexual offences", 9)], &weights);
    let codes = vec!["violence and sexual offences".to_owned()];
    assert_eq!(missing, Err(Refusal::NotCovered { codes }));
    let mut newer = harm.clone();
    newer.score = 300.0;
    assert_eq!(harm.change(&newer), Ok(50.0));
    newer.version = "2".into();
    assert!(matches!(harm.change(&newer), Err(Refusal::NotComparable { .. })));
}

#[test]
fn rolling_windows_are_compared_whole() {
    let mut months: Vec<Option<u32>> = (0..36).map(Some).collect();
    let series: Monthly<Crimes> = Monthly::new(24_000, months.clone());
    let rolling = rolling::twelve(&series);
    // 0 + ... + 11 = 66; the next starts at 1 and ends at 12: 78.
    assert_eq!(rolling.totals()[10..13], [None, Some(66), Some(78)]);
    // 24 + ... + 35 = 354, a year before 12 + ... + 23 = 210.
    assert_eq!(rolling.pair(35, 12), Ok((210, 354)));
    assert_eq!(rolling.pair(35, 1), Err(Refusal::SameMonths { apart: 1, window: 12 }));
    assert!(matches!(rolling.pair(20, 12), Err(Refusal::TooShort { .. })));
    months[30] = None;
    let holed: Monthly<Crimes> = Monthly::new(24_000, months);
    assert_eq!(rolling::twelve(&holed).totals()[29..31], [Some(66 + 18 * 12), None]);
    assert!(rolling::twelve(&holed).totals()[30..].iter().all(Option::is_none));
}

#[test]
fn outcomes_are_of_crimes_and_not_of_rows() {
    let latest = vec![("charged".to_owned(), 20), ("no suspect".to_owned(), 50)];
    let mut cohort = Cohort { recorded: 100, latest, waited: 3 };
    let standing = follow(&cohort, 6).unwrap();
    assert_eq!((standing.shares[0].1.value, standing.open.value, standing.provisional), (0.2, 0.3, true));
    cohort.waited = 6;
    assert!(!follow(&cohort, 6).unwrap().provisional);
    cohort.recorded = 60;
    assert_eq!(follow(&cohort, 6), Err(Refusal::MoreThanAll { events: 70, of: 60 }));
}

#[test]
fn charts_refuse_what_they_cannot_draw() {
    let options = Options::default();
    assert_eq!(chart(&[], &options), Err(Refusal::TooShort { has: 0, least: 1 }));
    assert_eq!(chart(&[f64::NAN; 3], &options), Err(Refusal::TooShort { has: 0, least: 1 }));
    assert_eq!(chart(&[1.0, f64::INFINITY], &options), Err(Refusal::NotANumber { at: 1 }));
    let rebase = |at, why: &str| Rebase { at, why: why.into() };
    for rebased in [
        vec![rebase(1, "")],
        vec![rebase(0, "why")],
        vec![rebase(3, "why")],
        vec![rebase(2, "why"), rebase(1, "why")],
    ] {
        let options = Options { rebased, ..Options::default() };
        assert!(matches!(chart(&[1.0, 2.0, 3.0], &options), Err(Refusal::Unexplained { .. })));
    }
    let options = Options { baseline: Some(1), ..Options::default() };
    assert_eq!(chart(&[1.0, 2.0], &options), Err(Refusal::TooShort { has: 1, least: 2 }));
    assert_eq!(
        seasonal::adjust(&[1.0; 23], 0, seasonal::Model::Additive),
        Err(Refusal::TooShort { has: 23, least: 24 })
    );
    assert_eq!(rare::t_chart(&[1.0, 0.0]), Err(Refusal::NotPositive("time between events")));
    assert_eq!(quantile::groups(&[1.0], 5, true), Err(Refusal::TooShort { has: 1, least: 5 }));
    assert_eq!(quantile::groups(&[1.0, f64::NAN], 2, true), Err(Refusal::NotANumber { at: 1 }));
}

#[test]
fn every_refusal_says_what_to_do() {
    let all = [
        Refusal::NoDenominator,
        Refusal::NotPositive("multiplier"),
        Refusal::MoreThanAll { events: 3, of: 2 },
        Refusal::TooFewEvents { events: 9, least: 10 },
        Refusal::TooShort { has: 1, least: 24 },
        Refusal::Unequal { left: 1, right: 2 },
        Refusal::NotANumber { at: 3 },
        Refusal::Unexplained { at: 12 },
        Refusal::NotCovered { codes: vec!["104".into()] },
        Refusal::NotComparable { one: "a".into(), other: "b".into() },
        Refusal::SameMonths { apart: 1, window: 12 },
    ];
    for refusal in all {
        let words = refusal.to_string();
        let says = ["load", "must", "use", "give", "leave", "needs", "show", "compare"];
        assert!(says.iter().any(|one| words.contains(one)), "{words}");
    }
}
