//! Control charts: both published conventions, every rule at its boundary, baselines, targets, and charts for rare events.

use crate::printed;
use methods::rare::{self, Fits};
use methods::seasonal::{self, Drawn};
use methods::xmr::{Assurance, Options, Reading, Rebase, Rule, chart, propose};
use methods::{Polarity, Refusal};

/// Twelve points around 44.
const WORKED: [f64; 12] = [42.0, 45.0, 39.0, 47.0, 44.0, 41.0, 46.0, 50.0, 43.0, 40.0, 45.0, 48.0];

fn options() -> Options {
    Options::default()
}

fn rules(points: &[f64], options: &Options) -> Vec<(usize, Rule)> {
    chart(points, options).unwrap().signals.iter().map(|signal| (signal.at, signal.rule)).collect()
}

#[test]
fn the_worked_chart_has_its_limits() {
    let chart = chart(&WORKED, &options()).unwrap();
    let limits = chart.newest().unwrap().limits;
    let found = [limits.mean, limits.range, limits.lower, limits.upper].map(|value| printed(value, 4));
    assert_eq!(found, ["44.1667", "4.5455", "32.0758", "56.2576"]);
    // Near limits at two thirds: 44.1667 -/+ 8.0606.
    assert_eq!([limits.near_lower, limits.near_upper].map(|value| printed(value, 4)), ["36.1061", "52.2273"]);
    assert!(chart.signals.is_empty() && !chart.provisional());
}

#[test]
fn both_published_conventions_are_kept_apart() {
    // The R package's own example: one 10 among ones and twos. Ranges 8 and 9 are above 3.267 x 32/17 = 6.15 and are screened out.
    let mut points: Vec<f64> = (0..18).map(|n| f64::from(1 + n % 2)).collect();
    points[4] = 10.0;
    (5..18).for_each(|n| points[n] = if n % 2 == 0 { 2.0 } else { 1.0 });
    for (screen, lower, upper, out) in [(true, "-0.72", "4.60", 2), (false, "-3.06", "6.95", 0)] {
        let chart = chart(&points, &Options { screen, ..options() }).unwrap();
        let limits = chart.newest().unwrap().limits;
        assert_eq!([printed(limits.lower, 2), printed(limits.upper, 2)], [lower, upper]);
        assert_eq!((chart.screened, limits.screened_out), (screen, out));
    }
}

#[test]
fn seven_rising_are_a_trend_and_six_are_not() {
    let saw = |n: usize| if n.is_multiple_of(2) { 40.0 } else { 50.0 };
    let mut points: Vec<f64> = (0..20).map(saw).collect();
    // From the low at 8: 40, 41 ... 46 are seven; each rises from the one before.
    (8..15).for_each(|n| points[n] = 40.0 + (n - 8) as f64);
    points[15] = 40.0;
    let found = rules(&points, &options());
    assert_eq!(found, (8..15).map(|at| (at, Rule::Trend)).collect::<Vec<_>>());
    // An equal neighbour breaks it.
    points[12] = points[11];
    assert!(rules(&points, &options()).iter().all(|(_, rule)| *rule != Rule::Trend));
}

#[test]
fn seven_on_one_side_are_a_run_and_six_are_not() {
    // Mean near 0, six above, then seven below, in steps wide enough to keep all within the limits.
    let mut points = vec![3.0, -3.0, 3.0, -3.0];
    points.extend((0..6).map(|n| if n % 2 == 0 { 0.3 } else { 3.0 }));
    points.extend((0..7).map(|n| if n % 2 == 0 { -3.0 } else { -0.3 }));
    let found = rules(&points, &options());
    // The last of the saw is below, and the six above do not reach seven.
    assert_eq!(found, (10..17).map(|at| (at, Rule::Run)).collect::<Vec<_>>());
}

#[test]
fn two_of_three_count_only_between_the_limits_and_on_one_side() {
    let mut points: Vec<f64> = (0..40).map(|n| if n % 2 == 0 { 1.0 } else { -1.0 }).collect();
    // Mean range about 2: near limits at 3.5, limits at 5.3. Far on opposite sides is nothing: the package's own test.
    points[30] = 4.2;
    points[31] = -4.2;
    assert_eq!(rules(&points, &options()), []);
    // Two of three with the third above the mean: the two are marked, the third is not.
    points[31] = 0.9;
    points[32] = 4.2;
    points[33] = -8.0;
    let found = rules(&points, &options());
    assert_eq!(found, [(30, Rule::TwoOfThree), (32, Rule::TwoOfThree), (33, Rule::Outside)]);
    // A third below the mean breaks it.
    points[31] = -0.9;
    points[33] = -1.0;
    assert_eq!(rules(&points, &options()), []);
    // A point outside is told as that, and does not make its neighbour one of two.
    points[31] = 0.9;
    points[32] = 9.0;
    assert_eq!(rules(&points, &options()), [(32, Rule::Outside)]);
}

#[test]
fn a_point_on_the_limit_is_not_outside() {
    // Three equal points: no range, limits on the mean.
    assert_eq!(rules(&[5.0; 30], &options()), []);
}

#[test]
fn a_signal_is_read_by_the_side_of_the_mean() {
    let mut points = WORKED.to_vec();
    points.push(90.0);
    for (better, reading) in [
        (Polarity::HigherBetter, Reading::Improvement),
        (Polarity::LowerBetter, Reading::Concern),
        (Polarity::None, Reading::Neutral),
    ] {
        let chart = chart(&points, &Options { better, ..options() }).unwrap();
        let signal = chart.signal(12).unwrap();
        assert_eq!((signal.rule, signal.reading, signal.high), (Rule::Outside, reading, true));
    }
}

#[test]
fn a_fixed_baseline_keeps_its_limits() {
    let mut points = WORKED.to_vec();
    points.extend([60.0; 6]);
    let fixed = chart(&points, &Options { baseline: Some(12), ..options() }).unwrap();
    assert_eq!(printed(fixed.segments[0].limits.upper, 4), "56.2576");
    // Six outside; the two before them are above the mean too, and make the run.
    let places: Vec<_> = fixed.signals.iter().map(|signal| (signal.at, signal.rule)).collect();
    let mut wanted = vec![(10, Rule::Run), (11, Rule::Run)];
    wanted.extend((12..18).map(|at| (at, Rule::Outside)));
    assert_eq!(places, wanted);
    // Six points of a baseline are provisional.
    assert!(chart(&points, &Options { baseline: Some(6), ..options() }).unwrap().provisional());
}

#[test]
fn each_segment_stands_alone() {
    let later: Vec<f64> = WORKED.iter().map(|point| point + 30.0).collect();
    let points = [&WORKED[..], &later].concat();
    let rebased = vec![Rebase { at: 12, why: "A new recording system".into() }];
    let target = Some(60.0);
    let better = Polarity::HigherBetter;
    let both = chart(&points, &Options { rebased, target, better, ..options() }).unwrap();
    assert_eq!(both.segments.len(), 2);
    let alone = chart(&later, &options()).unwrap();
    assert_eq!(both.segments[1].limits, alone.segments[0].limits);
    assert_eq!(both.segments[1].why.as_deref(), Some("A new recording system"));
    assert!(both.signals.is_empty());
    // 60 lies above 56.2576 and below 62.0758: missed before, met after. Tested on each segment, not only the first.
    let assured: Vec<_> = both.segments.iter().map(|one| one.assurance).collect();
    assert_eq!(assured, [Some(Assurance::Fail), Some(Assurance::Pass)]);
}

#[test]
fn assurance_is_told_by_direction() {
    for (target, better, is) in [
        (57.0, Polarity::HigherBetter, Some(Assurance::Fail)),
        (57.0, Polarity::LowerBetter, Some(Assurance::Pass)),
        (31.0, Polarity::HigherBetter, Some(Assurance::Pass)),
        (31.0, Polarity::LowerBetter, Some(Assurance::Fail)),
        (44.0, Polarity::LowerBetter, Some(Assurance::Inconsistent)),
        (44.0, Polarity::None, None),
    ] {
        let target = Some(target);
        let chart = chart(&WORKED, &Options { target, better, ..options() }).unwrap();
        assert_eq!(chart.segments[0].assurance, is, "{target:?} {better:?}");
    }
}

#[test]
fn a_new_baseline_is_proposed_and_never_taken() {
    let later: Vec<f64> = WORKED.iter().map(|point| point + 30.0).collect();
    let points = [&WORKED[..], &later].concat();
    let proposal = propose(&points, &options()).unwrap().expect("a step of 30 is seen");
    assert_eq!((proposal.at, proposal.points, proposal.provisional), (12, 12, false));
    assert_eq!(printed(proposal.after.mean - proposal.before.mean, 6), "30.000000");
    assert!(proposal.chance < 1e-6 && proposal.left == 0 && proposal.signals > 0);
    // The chart is as it was until somebody decides, and says why.
    assert_eq!(chart(&points, &options()).unwrap().segments.len(), 1);
    assert_eq!(proposal.accept(" "), Err(Refusal::Unexplained { at: 12 }));
    let rebased = vec![proposal.accept("Two stations merged").unwrap()];
    let settled = Options { rebased, ..options() };
    assert_eq!(propose(&points, &settled), Ok(None));
    assert_eq!(propose(&WORKED, &options()), Ok(None));
}

#[test]
fn a_hole_breaks_rows_and_gives_no_range() {
    let mut points: Vec<f64> = (0..9).map(f64::from).collect();
    points[4] = f64::NAN;
    let chart = chart(&points, &options()).unwrap();
    assert_eq!(chart.segments[0].points, 8);
    assert_eq!(printed(chart.segments[0].limits.range, 6), "1.000000");
    assert!(chart.signals.iter().all(|signal| signal.rule == Rule::Outside));
}

#[test]
fn season_and_trend_are_taken_out_where_they_would_signal() {
    // Level 100, a summer a third above and a winter a third below, three years from January: the plain chart signals every year.
    let season = [-30.0, -25.0, -10.0, 0.0, 12.0, 25.0, 33.0, 30.0, 12.0, 0.0, -20.0, -27.0];
    let noise = |n: usize| [1.0, -2.0, 2.0, 0.0, -1.0][n % 5];
    let points: Vec<f64> = (0..36).map(|n| 100.0 + season[n % 12] + noise(n)).collect();
    assert!(!rules(&points, &options()).is_empty());
    assert_eq!(seasonal::advise(&points, 24_000), Drawn::Adjusted);
    let adjusted = seasonal::adjust(&points, 24_000, seasonal::Model::Multiplicative).unwrap();
    assert_eq!(rules(&adjusted.values, &options()), []);
    assert!(adjusted.season[6] > 1.25 && adjusted.season[0] < 0.75, "{:?}", adjusted.season);
    // A steady rise on top: from a year before it is one level.
    let rising: Vec<f64> = points.iter().enumerate().map(|(n, point)| point + 5.0 * n as f64).collect();
    assert_eq!(seasonal::advise(&rising, 24_000), Drawn::YearOnYear);
    let changes = seasonal::year_on_year(&rising).unwrap();
    assert!(changes[..12].iter().all(|change| change.is_nan()));
    assert!(changes[12..].iter().all(|change| (change - 60.0).abs() < 5.0));
    assert_eq!(rules(&changes, &options()), []);
    // Noise alone stays as it is.
    let flat: Vec<f64> = (0..36).map(|n| 100.0 + 5.0 * noise(n * 7 + n / 3)).collect();
    assert_eq!(seasonal::advise(&flat, 24_000), Drawn::Plain);
}

#[test]
fn the_chart_that_fits_is_chosen_by_a_rule() {
    for (counts, timed, fits) in [
        (vec![0, 0, 0, 1, 0, 0, 2, 0], false, Fits::G),
        (vec![0, 0, 0, 1, 0, 0, 2, 0], true, Fits::T),
        (vec![3, 5, 2, 4, 6, 3, 1, 4], true, Fits::C),
        // The same mean with a spread that chance does not give: 0 and 30.
        (vec![0, 1, 30, 2, 1, 0, 28, 1], false, Fits::Xmr),
        (vec![42, 45, 39, 47, 44], false, Fits::Xmr),
    ] {
        assert_eq!(rare::fits(&counts, timed), Ok(fits), "{counts:?}");
    }
    assert_eq!(rare::fits(&[], true), Err(Refusal::TooShort { has: 0, least: 1 }));
}

#[test]
fn rare_charts_have_their_formulas() {
    // c: mean 4, 4 + 3 x 2 = 10, and no lower limit above 0.
    let c = rare::c_chart(&[4, 4, 4, 4, 3, 5, 11, 0, 1]).unwrap();
    assert_eq!((c.centre, c.lower, c.upper, c.outside), (4.0, None, 10.0, vec![6]));
    // g: mean 3, 3 + 3 sqrt(12) = 13.3923; the median of that geometric ln 2 / ln(4/3) = 2.4094.
    let g = rare::g_chart(&[3, 3, 3, 3, 0, 6]).unwrap();
    assert_eq!([printed(g.upper, 4), printed(g.centre, 4)], ["13.3923", "2.4094"]);
    // t: all 1 but a long one; 1^(1/3.6) = 1.
    let t = rare::t_chart(&[1.0; 14]).unwrap();
    assert_eq!((t.centre, t.lower, t.upper), (1.0, Some(1.0), 1.0));
    let t = rare::t_chart(&[5.0, 7.0, 4.0, 6.0, 5.0, 7.0, 4.0, 400.0]).unwrap();
    assert_eq!(t.outside, [7]);
    // Empty periods between: two before the second event, none between two of one period, one before the last.
    assert_eq!(rare::gaps(&[0, 1, 0, 0, 2, 0, 1, 0]), [2, 0, 1]);
    assert_eq!(
        rare::c_chart(&[1, 0, 1, 0, 2, 3, 5, 5, 5, 5, 5, 5]).unwrap().runs,
        (6..12).collect::<Vec<_>>()[..0]
    );
    assert_eq!(
        rare::c_chart(&[0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 5]).unwrap().runs,
        (5..12).collect::<Vec<_>>()
    );
}
