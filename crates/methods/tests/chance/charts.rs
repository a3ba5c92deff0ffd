//! What control charts signal when nothing happens.

use crate::dice::Dice;
use crate::rounds;
use methods::xmr::{self, Options, Rule, chart, propose};

#[test]
fn a_steady_process_signals_as_often_as_is_told() {
    let mut dice = Dice::new(4);
    for points in [24, 36, 60] {
        let charts = rounds(8_000);
        let (mut marked, mut rules) = (0, std::collections::BTreeMap::<Rule, usize>::new());
        for _ in 0..charts {
            let values: Vec<f64> = (0..points).map(|_| 50.0 + 7.0 * dice.normal()).collect();
            let signals = chart(&values, &Options::default()).unwrap().signals;
            marked += signals.len();
            signals.iter().for_each(|signal| *rules.entry(signal.rule).or_default() += 1);
        }
        let share = marked as f64 / (charts * points) as f64;
        println!("{points} points: {:.2}% marked by chance, {rules:?}", 100.0 * share);
        let told = xmr::marked_by_chance(points);
        assert!((share / told - 1.0).abs() < 0.15, "{points}: {share} marked, {told} told");
    }
}

#[test]
fn steps_are_proposed_where_they_are_and_seldom_where_they_are_not() {
    let mut dice = Dice::new(5);
    let (many, options) = (rounds(3_000), Options::default());
    let (mut false_ones, mut found, mut near) = (0, 0, 0);
    for _ in 0..many {
        let steady: Vec<f64> = (0..36).map(|_| 50.0 + 7.0 * dice.normal()).collect();
        false_ones += usize::from(propose(&steady, &options).unwrap().is_some());
        // Two standard deviations from the 21st point on.
        let stepped: Vec<f64> =
            steady.iter().enumerate().map(|(n, point)| point + if n < 20 { 0.0 } else { 14.0 }).collect();
        if let Some(proposal) = propose(&stepped, &options).unwrap() {
            found += 1;
            near += usize::from(proposal.at.abs_diff(20) <= 2);
        }
    }
    println!(
        "{many} charts: {false_ones} false proposals, {found} of the steps found, {near} within two points"
    );
    // The standard deviation is estimated, so that one in a hundred is not quite held.
    assert!(false_ones * 100 <= 3 * many, "{false_ones} of {many}");
    assert!(found * 10 >= 9 * many && near * 10 >= 8 * many, "{found} and {near} of {many}");
}
