//! Worked values of the field's guidance, to the printed digit.

use crate::{ends, printed};
use methods::funnel::{self, Place};
use methods::standardised::{Band, direct, direct_of_repeats, expected, indirect, indirect_ratio};
use methods::{Level, change, count, proportion, quantile, rate};

#[test]
fn counts_have_the_published_limits() {
    // The first four exact, the rest Byar.
    for (x, lower, upper) in [
        (0, "0.0000", "3.6889"),
        (1, "0.0253", "5.5716"),
        (5, "1.6235", "11.6683"),
        (9, "4.1154", "17.0848"),
        (10, "4.7874", "18.3915"),
        (48, "35.3885", "63.6424"),
        (82, "65.2149", "101.7848"),
        (900, "842.1533", "960.7734"),
    ] {
        assert_eq!(ends(count::count(x).ci95, 4), [lower, upper], "{x}");
    }
}

#[test]
fn a_crude_rate_has_the_published_limits() {
    let rate = rate::crude(82, 10_000.0, 1_000.0).unwrap();
    assert_eq!(printed(rate.value, 2), "8.20");
    assert_eq!(ends(rate.ci95, 4), ["6.5215", "10.1785"]);
}

#[test]
fn proportions_have_the_published_limits() {
    for (x, n, lower, upper) in [
        (5, 50, "0.043476", "0.213602"),
        (0, 20, "0.000000", "0.161125"),
        (41, 120, "0.262904", "0.430252"),
        (48, 100, "0.384646", "0.576834"),
    ] {
        assert_eq!(ends(proportion::wilson(x, n).unwrap().ci95, 6), [lower, upper], "{x} of {n}");
    }
}

const BANDS: [Band; 3] = [
    Band { events: 12, population: 5_000.0, standard: 30_000.0 },
    Band { events: 30, population: 8_000.0, standard: 50_000.0 },
    Band { events: 25, population: 4_000.0, standard: 20_000.0 },
];

#[test]
fn a_directly_standardised_rate_has_the_published_limits() {
    let rate = direct(&BANDS, 1_000.0).unwrap();
    assert_eq!(printed(rate.value, 4), "3.8450");
    assert_eq!(ends(rate.ci95, 4), ["2.9753", "4.8883"]);
}

#[test]
fn people_with_one_event_each_are_as_events() {
    let once: Vec<_> = BANDS.iter().map(|band| vec![(1, band.events)]).collect();
    assert_eq!(direct_of_repeats(&BANDS, &once, 1_000.0), direct(&BANDS, 1_000.0));
    // Twelve events of six people vary twice as much: var 4 x 6 / 12 = 2. The value stays.
    let twice = vec![vec![(2, 6)], vec![(2, 15)], vec![(1, 1), (2, 12)]];
    let repeated = direct_of_repeats(&BANDS, &twice, 1_000.0).unwrap();
    let plain = direct(&BANDS, 1_000.0).unwrap();
    assert_eq!(printed(repeated.value, 4), "3.8450");
    let wider = (repeated.ci95.upper - repeated.value) / (plain.ci95.upper - plain.value);
    // sqrt of (0.06^2 x 24 + 0.0625^2 x 60 + 0.05^2 x 49) / (0.06^2 x 12 + 0.0625^2 x 30 + 0.05^2 x 25), in thousandths.
    let spread = |x: [f64; 3]| 0.06_f64.powi(2) * x[0] + 0.0625_f64.powi(2) * x[1] + 0.05_f64.powi(2) * x[2];
    let ratio = (spread([24.0, 60.0, 49.0]) / spread([12.0, 30.0, 25.0])).sqrt();
    assert!((wider - ratio).abs() < 1e-12, "{wider} {ratio}");
}

#[test]
fn a_crude_rate_of_repeats_is_wider_by_the_mean_of_squares() {
    // 20 people once, 10 four times: 60 events, variance 20 + 16 x 10 = 180, three times as much: sqrt 3 as wide.
    let repeated = rate::crude_of_repeats(&[(1, 20), (4, 10)], 1_000.0, 1_000.0).unwrap();
    let plain = rate::crude(60, 1_000.0, 1_000.0).unwrap();
    assert_eq!(repeated.value, plain.value);
    let wider = (repeated.ci95.upper - 60.0) / (plain.ci95.upper - 60.0);
    assert_eq!(printed(wider, 9), printed(3.0_f64.sqrt(), 9));
}

#[test]
fn an_indirectly_standardised_ratio_is_observed_over_expected() {
    // 2,000 x 30/10,000 + 1,000 x 80/20,000 = 6 + 4 = 10 expected, 12 observed.
    let bands = [(2_000.0, 30.0, 10_000.0), (1_000.0, 80.0, 20_000.0)];
    assert_eq!(expected(&bands), Ok(10.0));
    let ratio = indirect_ratio(12, 10.0).unwrap();
    assert_eq!(printed(ratio.value, 2), "1.20");
    assert_eq!(printed(ratio.ci95.upper, 12), printed(count::byar(12, Level::P95).upper / 10.0, 12));
    // 110 / 30,000 is 3.6667 per 1,000; times 1.2 is 4.4.
    assert_eq!(printed(indirect(12, &bands, 1_000.0).unwrap().value, 10), "4.4000000000");
    // Below ten the limits are exact: 1.6235 and 11.6683 over 10.
    assert_eq!(ends(indirect_ratio(5, 10.0).unwrap().ci95, 5), ["0.16235", "1.16683"]);
}

#[test]
fn a_percentage_is_hidden_where_either_count_is_below_fifty() {
    for (before, after, percent) in
        [(49, 100, None), (100, 49, None), (50, 50, Some(0.0)), (50, 60, Some(20.0)), (80, 60, Some(-25.0))]
    {
        let change = change::between(before, after, change::HIDE_BELOW);
        assert_eq!(change.percent, percent, "{before} {after}");
        assert_eq!(change.absolute, after as i64 - before as i64);
    }
    // The rule is the user's to change; from nothing there is no percentage at all.
    assert_eq!(change::percent(10, 20, 10), Some(100.0));
    assert_eq!(change::percent(0, 20, 0), None);
}

#[test]
fn deciles_are_those_of_the_guide() {
    // Twenty areas, two in each decile; the highest are in the first.
    let values: Vec<f64> = (1..=20).map(f64::from).collect();
    let deciles: Vec<u32> = (1_u32..=20).map(|n| n.div_ceil(2)).collect();
    assert_eq!(quantile::groups(&values, 10, false).unwrap(), deciles);
    let turned: Vec<u32> = deciles.iter().rev().copied().collect();
    assert_eq!(quantile::groups(&values, 10, true).unwrap(), turned);
    // Seven areas in three: floor(4 - ceil((8 - rank) / 2.3333)) is 0, 1, 1, 1, 2, 2, 3, and 0 becomes 1.
    let seven: Vec<f64> = (1..=7).map(f64::from).collect();
    assert_eq!(quantile::groups(&seven, 3, false).unwrap(), [1, 1, 1, 2, 2, 3, 3]);
    // Equal values share the lowest rank: 1, 1, 1, 4, 5.
    assert_eq!(quantile::groups(&[2.0, 2.0, 2.0, 3.0, 4.0], 5, false).unwrap(), [1, 1, 1, 4, 5]);
}

#[test]
fn funnel_limits_of_a_proportion_are_the_guides_longer_formula() {
    // The guide's closed form for the point at which Wilson's interval ends at the average.
    let guide = |z: f64, n: f64, average: f64, side: f64| {
        let square = z * z;
        let first = average * (n / square + 1.0);
        let inner = n * (average * (n / square + 2.0) - 1.0) + square * (average - 1.0);
        let root = (64.0 * first * first - 64.0 * (1.0 / square + 1.0 / n) * average * inner).sqrt();
        (first + side * root / 8.0) / (1.0 / square + 1.0 / n) / n
    };
    for (n, average) in [(100, 0.3), (2_500, 0.07), (15_232, 0.787)] {
        let limits = funnel::proportion_limits(n, average).unwrap();
        for (interval, level) in [(limits.alert, Level::P95), (limits.alarm, Level::P998)] {
            let of = |side| guide(level.z(), n as f64, average, side);
            assert_eq!(ends(interval, 10), [printed(of(-1.0), 10), printed(of(1.0), 10)]);
        }
    }
}

#[test]
fn funnel_limits_of_a_count_meet_the_points_of_the_guide() {
    // The guide's bisection stops within a five-thousandth: 173.2409 low for 200 at 0.025, 573.0275 high for 500 at 0.001.
    assert!((funnel::poisson_points(200).alert.lower.unwrap() - 173.240_86).abs() < 2e-4);
    assert!((funnel::poisson_points(500).alarm.upper - 573.027_48).abs() < 2e-4);
    // And there the limits are those counts.
    let at = funnel::poisson_points(200).alert.lower.unwrap();
    assert_eq!(printed(funnel::poisson_limits(at).unwrap().alert.upper, 9), "200.000000000");
    let at = funnel::poisson_points(500).alarm.upper;
    assert_eq!(printed(funnel::poisson_limits(at).unwrap().alarm.lower.unwrap(), 9), "500.000000000");
    // Where so few are expected that none is no surprise, there is no lower limit above 0.
    assert_eq!(funnel::poisson_limits(3.6).unwrap().alert.lower, Some(0.0));
    assert_eq!(funnel::poisson_limits(3.7).unwrap().alert.lower.map(|lower| lower > 0.0), Some(true));
}

#[test]
fn a_point_in_the_funnel_is_placed_by_its_interval() {
    // 82 has 65.2149 to 101.7848 at 95%.
    for (expected, place) in [
        (65.0, Place::AlertHigh),
        (66.0, Place::Within),
        (101.0, Place::Within),
        (102.0, Place::AlertLow),
        (50.0, Place::AlarmHigh),
        (130.0, Place::AlarmLow),
    ] {
        assert_eq!(funnel::place(82, expected), Ok(place), "{expected}");
    }
}
