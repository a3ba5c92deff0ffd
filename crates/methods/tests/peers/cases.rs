//! Random questions from a fixed seed, with our answers.

#[path = "../chance/dice.rs"]
mod dice;

use crate::Case;
use dice::Dice;
use methods::changed::{self, Candidate, Settings};
use methods::monthly::{Crimes, Monthly};
use methods::seasonal::{Model, adjust};
use methods::standardised::{Band, direct};
use methods::xmr::{Options, Rule, chart};
use methods::{Estimate, Level, count, funnel, proportion, quantile, special};
use serde_json::json;

const TURNS: usize = 300;

pub fn all() -> Vec<Case> {
    let mut dice = Dice::new(2_026);
    let mut cases = Vec::new();
    for turn in 0..TURNS {
        tails(&mut dice, &mut cases);
        figures(&mut dice, &mut cases);
        if turn % 5 == 0 {
            series(&mut dice, &mut cases);
        }
    }
    cases
}

fn ends(estimate: &Estimate) -> Vec<f64> {
    let ends = Level::ALL.map(|level| {
        let interval = estimate.at(level);
        [interval.lower.unwrap_or(f64::NAN), interval.upper]
    });
    ends.concat()
}

/// From 0.1 to 100,000, each size as often.
fn sized(dice: &mut Dice) -> f64 {
    10.0_f64.powf(dice.between(-1.0, 5.0))
}

fn tails(dice: &mut Dice, cases: &mut Vec<Case>) {
    let a = sized(dice);
    // Out to six standard deviations and more on both sides.
    let x = (a + 2.5 * dice.normal() * a.sqrt()).max(a * 0.01);
    cases.push(Case::new(
        "gamma",
        json!([a, x]),
        vec![special::gamma_lower(a, x), special::gamma_upper(a, x)],
    ));
    let tail = 10.0_f64.powf(dice.between(-9.0, -0.01));
    let a = a + 0.4;
    let quantiles = vec![special::gamma_lower_quantile(a, tail), special::gamma_upper_quantile(a, tail)];
    cases.push(Case::new("gamma_quantile", json!([a, tail]), quantiles));
    let (z, p) = (dice.between(-8.0, 12.0), 10.0_f64.powf(dice.between(-12.0, -0.0001)));
    cases.push(Case::new(
        "normal",
        json!([z, p]),
        vec![special::normal_upper(z), special::normal_quantile(p)],
    ));
    let (t, freedom) = (dice.between(-3.0, 12.0), 10.0_f64.powf(dice.between(0.0, 4.0)));
    cases.push(Case::new("student", json!([t, freedom]), vec![special::student_upper(t, freedom)]));
    let m = sized(dice);
    let k = (m + dice.between(-5.0, 5.0) * m.sqrt()).max(0.0) as u64;
    let both = vec![special::poisson_at_most(k, m), special::poisson_at_least(k, m)];
    cases.push(Case::new("poisson", json!([k, m]), both));
    let mean = m.min(2_000.0) + 0.5;
    let variance = mean * (1.0 + 10.0_f64.powf(dice.between(-2.0, 1.0)));
    let k = (mean + dice.between(-4.0, 6.0) * variance.sqrt()).max(0.0) as u64;
    let (most, least) = special::negative_binomial_tails(k, mean, variance);
    cases.push(Case::new("negative_binomial", json!([k, mean, variance]), vec![most, least]));
}

fn figures(dice: &mut Dice, cases: &mut Vec<Case>) {
    let x = sized(dice) as u64;
    cases.push(Case::new("count", json!([x]), ends(&count::count(x))));
    let exact = Level::ALL.map(|level| count::exact(x, level));
    let exact = exact.iter().flat_map(|one| [one.lower.unwrap_or(f64::NAN), one.upper]).collect();
    cases.push(Case::new("exact", json!([x]), exact));
    // Where none or all have it, statsmodels' end is 1e-18 and ours is 0 or 1.
    let (x, n) = (x + 1, x + 2 + sized(dice) as u64);
    cases.push(Case::new("wilson", json!([x, n]), ends(&proportion::wilson(x, n).unwrap())));
    let bands: Vec<Band> = (0..1 + dice.below(19))
        .map(|_| Band {
            events: 10 + dice.below(500),
            population: dice.between(500.0, 50_000.0),
            standard: dice.between(1_000.0, 7_000.0),
        })
        .collect();
    let rate = direct(&bands, 1.0).unwrap();
    let column = |of: fn(&Band) -> f64| bands.iter().map(of).collect::<Vec<_>>();
    let arguments = json!([column(|b| b.events as f64), column(|b| b.population), column(|b| b.standard)]);
    cases.push(Case::new("direct", arguments, [vec![rate.value], ends(&rate)].concat()));
    let expected = sized(dice).min(20_000.0);
    let limits = funnel::poisson_limits(expected).unwrap();
    let all =
        [limits.alert.lower.unwrap(), limits.alert.upper, limits.alarm.lower.unwrap(), limits.alarm.upper];
    cases.push(Case::new("funnel", json!([expected]), all.to_vec()));
}

fn series(dice: &mut Dice, cases: &mut Vec<Case>) {
    let chances: Vec<f64> = (0..1 + dice.below(400)).map(|_| dice.unit().powi(3)).collect();
    let both = [changed::benjamini_hochberg(&chances), changed::benjamini_yekutieli(&chances)].concat();
    cases.push(Case::new("correction", json!([chances]), both));

    let values: Vec<f64> = (0..10 + dice.below(90)).map(|_| dice.below(40) as f64).collect();
    let groups = quantile::groups(&values, 10, false).unwrap();
    cases.push(Case::new("deciles", json!([values, 10]), groups.into_iter().map(f64::from).collect()));

    let level = dice.between(5.0, 60.0);
    let points: Vec<f64> = (0..12 + dice.below(48)).map(|_| dice.poisson(level) as f64).collect();
    for screen in [true, false] {
        let chart = chart(&points, &Options { screen, ..Options::default() }).unwrap();
        let limits = chart.segments[0].limits;
        let mut ours = vec![limits.mean, limits.lower, limits.upper, limits.near_lower, limits.near_upper];
        ours.extend((0..points.len()).map(|at| match chart.signal(at).map(|signal| signal.rule) {
            None => 0.0,
            Some(Rule::Outside) => 1.0,
            Some(Rule::Trend) => 2.0,
            Some(Rule::TwoOfThree) => 3.0,
            Some(Rule::Run) => 4.0,
        }));
        cases.push(Case::new("xmr", json!([points, screen]), ours));
    }

    let first = 24_000 + dice.below(12) as i32;
    let long: Vec<f64> =
        (0..36 + dice.below(30)).map(|n| dice.poisson(40.0 + n as f64) as f64 + 1.0).collect();
    for (model, name) in [(Model::Additive, "additive"), (Model::Multiplicative, "multiplicative")] {
        let found = adjust(&long, first, model).unwrap();
        let mut ours: Vec<f64> = (0..12).map(|n| found.season[((first + n) % 12) as usize]).collect();
        ours.extend(&found.trend);
        cases.push(Case::new("season", json!([long, name]), ours));
    }

    // One series alone in its group: month of the year and trend are then a Poisson regression.
    let counts: Vec<u64> = (0..36).map(|n| dice.poisson(80.0 + f64::from(20 * (n % 12 / 6) + n))).collect();
    let newest = dice.poisson(110.0);
    let months = counts.iter().chain([&newest]).map(|count| Some(*count as u32)).collect();
    let series: Monthly<Crimes> = Monthly::new(first, months);
    let found = changed::test(&[Candidate::new("one", series, 0)], first + 36, &Settings::default());
    let [trend, level] = found[0].models.expect("it is tested");
    assert_eq!((trend.spread, trend.freedom), (level.spread, 23.0));
    cases.push(Case::new(
        "expectation",
        json!([counts, first, newest]),
        vec![trend.mean, level.mean, trend.spread],
    ));
}
