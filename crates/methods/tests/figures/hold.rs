//! What must hold of any figure: order, scale, and agreement of one method with another.

use methods::compare::{self, Side};
use methods::xmr::{Options, Rebase, chart};
use methods::{Level, Polarity, count, funnel, proportion, quantile, rate, standardised};
use proptest::prelude::*;
use standardised::Band;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn bands() -> impl Strategy<Value = Vec<Band>> {
    prop::collection::vec((0_u64..200, 100.0..50_000.0, 1.0..20_000.0), 1..20).prop_map(|bands| {
        let band = |(events, population, standard)| Band { events, population, standard };
        bands.into_iter().map(band).collect()
    })
}

proptest! {
    #[test]
    fn intervals_hold_their_count_and_grow_with_it(x in 0_u64..100_000) {
        let (now, next) = (count::count(x), count::count(x + 1));
        for level in Level::ALL {
            prop_assert!(now.at(level).holds(x as f64));
            // Even where the exact limits give way to Byar's.
            prop_assert!(now.at(level).upper < next.at(level).upper);
            prop_assert!(now.at(level).lower <= next.at(level).lower);
        }
        prop_assert!(now.ci998.lower <= now.ci95.lower && now.ci998.upper >= now.ci95.upper);
    }

    #[test]
    fn byar_is_near_the_exact_limits(x in 10_u64..100_000) {
        for level in Level::ALL {
            let (byar, exact) = (count::byar(x, level), count::exact(x, level));
            let near = |a: f64, b: f64| (a - b).abs() < 0.05 * (x as f64).sqrt();
            prop_assert!(near(byar.upper, exact.upper) && near(byar.lower.unwrap(), exact.lower.unwrap()));
        }
    }

    #[test]
    fn a_rate_scales_with_its_multiplier_and_population(x in 0_u64..10_000, n in 1.0..1e6, by in 0.01..100.0) {
        let one = rate::crude(x, n, 1_000.0).unwrap();
        let other = rate::crude(x, n * by, 1_000.0 * by).unwrap();
        prop_assert!(near(one.value, other.value) && near(one.ci998.upper, other.ci998.upper));
    }

    #[test]
    fn wilson_is_its_own_mirror(n in 1_u64..5_000, share in 0.0..=1.0) {
        let x = (n as f64 * share) as u64;
        let (one, other) = (proportion::wilson(x, n).unwrap(), proportion::wilson(n - x, n).unwrap());
        for level in Level::ALL {
            prop_assert!(near(one.at(level).lower.unwrap(), 1.0 - other.at(level).upper));
            prop_assert!(one.at(level).holds(one.value));
            prop_assert!(one.at(level).lower.unwrap() >= 0.0 && one.at(level).upper <= 1.0);
        }
    }

    #[test]
    fn a_standardised_rate_does_not_mind_the_order_of_bands_nor_the_size_of_the_standard(
        mut bands in bands(), by in 0.01..100.0,
    ) {
        let Ok(one) = standardised::direct(&bands, 1_000.0) else { return Ok(()) };
        bands.reverse();
        bands.iter_mut().for_each(|band| band.standard *= by);
        let other = standardised::direct(&bands, 1_000.0).unwrap();
        prop_assert!(near(one.value, other.value) && near(one.ci95.upper, other.ci95.upper));
        // One band is a crude rate, to the last limit.
        let band = Band { events: 82, population: 10_000.0, standard: 7.0 };
        let (direct, crude) =
            (standardised::direct(&[band], 1e3).unwrap(), rate::crude(82, 10_000.0, 1e3).unwrap());
        prop_assert!(near(direct.ci998.upper, crude.ci998.upper));
    }

    #[test]
    fn a_reference_standardised_on_itself_is_one(
        bands in prop::collection::vec((1.0..1e5, 1_u64..500), 1..12),
    ) {
        let same: Vec<_> = bands.iter().map(|(n, x)| (*n, *x as f64, *n)).collect();
        let observed = bands.iter().map(|(_, x)| x).sum();
        let expected = standardised::expected(&same).unwrap();
        prop_assert!(near(standardised::indirect_ratio(observed, expected).unwrap().value, 1.0));
    }

    #[test]
    fn funnels_narrow_with_size_and_hold_their_centre(expected in 0.5..50_000.0_f64) {
        let (one, other) =
            (funnel::ratio_limits(expected).unwrap(), funnel::ratio_limits(expected * 1.5).unwrap());
        prop_assert!(one.alert.upper > other.alert.upper && one.alarm.upper > one.alert.upper);
        prop_assert!(one.alert.lower <= other.alert.lower && one.alarm.lower <= one.alert.lower);
        prop_assert!(one.alert.holds(1.0));
        prop_assert_eq!(one.place(1.0), funnel::Place::Within);
    }

    #[test]
    fn limits_of_a_funnel_and_limits_of_a_count_are_one_thing(x in 1_u64..5_000) {
        let points = funnel::poisson_points(x);
        let at = |expected: f64| funnel::poisson_limits(expected).unwrap();
        prop_assert!(near(at(points.alert.lower.unwrap()).alert.upper, x as f64));
        prop_assert!(near(at(points.alarm.upper).alarm.lower.unwrap(), x as f64));
    }

    #[test]
    fn groups_follow_the_order_of_values(values in prop::collection::vec(-50_i32..50, 5..200), q in 2_u32..6) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let found = quantile::groups(&values, q, false).unwrap();
        let turned = quantile::groups(&values.iter().map(|v| -v).collect::<Vec<_>>(), q, true).unwrap();
        prop_assert_eq!(&found, &turned);
        for (a, one) in values.iter().enumerate() {
            prop_assert!((1..=q).contains(&found[a]));
            for (b, other) in values.iter().enumerate() {
                prop_assert!(one > other || found[a] <= found[b]);
            }
        }
    }

    #[test]
    fn a_chart_moves_and_scales_with_its_points(
        points in prop::collection::vec(0_i32..500, 8..60), by in 1_i32..9, up in -100_i32..100, screen: bool,
    ) {
        let plain: Vec<f64> = points.iter().map(|point| f64::from(*point)).collect();
        // Powers of two lose nothing, so that no point on a limit crosses it.
        let by = 2.0_f64.powi(by);
        let scaled: Vec<f64> = plain.iter().map(|point| point * by).collect();
        let options = Options { screen, ..Options::default() };
        let (one, other) = (chart(&plain, &options).unwrap(), chart(&scaled, &options).unwrap());
        prop_assert_eq!(&one.signals, &other.signals);
        prop_assert_eq!(one.segments[0].limits.upper * by, other.segments[0].limits.upper);
        let moved: Vec<f64> = plain.iter().map(|point| point + f64::from(up)).collect();
        let other = chart(&moved, &options).unwrap();
        prop_assert!(near(one.segments[0].limits.upper + f64::from(up), other.segments[0].limits.upper));
        // Turned upside down, what was better is worse, and the same points are marked.
        let turned: Vec<f64> = plain.iter().map(|point| -point).collect();
        let other = chart(&turned, &options).unwrap();
        let places = |chart: &methods::xmr::Chart| {
            chart.signals.iter().map(|signal| (signal.at, signal.rule)).collect::<Vec<_>>()
        };
        prop_assert_eq!(places(&one), places(&other));
    }

    #[test]
    fn a_segment_is_a_chart_of_its_own(
        points in prop::collection::vec(0.0..100.0_f64, 20..60), at in 1_usize..19,
    ) {
        let rebased = vec![Rebase { at, why: "a change".into() }];
        let options = Options { rebased, better: Polarity::LowerBetter, ..Options::default() };
        let both = chart(&points, &options).unwrap();
        let alone = Options { rebased: Vec::new(), ..options };
        let (before, after) =
            (chart(&points[..at], &alone).unwrap(), chart(&points[at..], &alone).unwrap());
        let mut signals = before.signals.clone();
        let moved = after.signals.iter().map(|signal| methods::xmr::Signal { at: signal.at + at, ..*signal });
        signals.extend(moved);
        prop_assert_eq!(&both.signals, &signals);
        prop_assert_eq!(both.segments[1].limits, after.segments[0].limits);
    }

    #[test]
    fn what_differs_one_way_differs_the_other(a in 0_u64..3_000, b in 0_u64..3_000) {
        let (one, other) = (count::count(a), count::count(b));
        let (to, back) = (compare::between(&one, &other), compare::between(&other, &one));
        let turned = |side| match side {
            Side::Lower => Side::Higher,
            Side::Higher => Side::Lower,
            Side::NotClearly => Side::NotClearly,
        };
        prop_assert_eq!(to.at95, turned(back.at95));
        // What is clear at 99.8% is clear at 95%.
        prop_assert!(to.at998 == Side::NotClearly || to.at998 == to.at95);
        let place = compare::among_peers(&[(a, 1e4), (b, 1e4)], 0, 1e3).unwrap();
        prop_assert_eq!(place.rank, if b > a { 2 } else { 1 });
    }
}
