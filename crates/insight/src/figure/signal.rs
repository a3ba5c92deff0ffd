//! Signals: what the control chart of an area's own months says, never from a rolling window and never across what is not known.

use super::{Line, month_words};
use crate::indicator::{Indicator, Polarity};
use methods::xmr::{self, Options, Rule};

/// How many of the last points a signal is told of.
const RECENT: usize = 6;

/// What the chart says of the last months, newest rule first; nothing for periods that share months.
pub(super) fn signals(it: &Indicator, line: &Line) -> Vec<String> {
    let months = line.points.iter().all(|point| point.period.months() == 1);
    // Holes stay holes: the chart leaves them out and keeps their place.
    let values: Vec<f64> = line.points.iter().map(|p| p.value.shown.number().unwrap_or(f64::NAN)).collect();
    if !months || values.iter().filter(|v| !v.is_nan()).count() < 2 {
        return Vec::new();
    }
    let better = match it.indicator.polarity {
        Polarity::LowerBetter => methods::Polarity::LowerBetter,
        Polarity::HigherBetter => methods::Polarity::HigherBetter,
        Polarity::None => methods::Polarity::None,
    };
    let options = Options { better, ..Options::default() };
    let Ok(chart) = xmr::chart(&values, &options) else { return Vec::new() };
    let recent = values.len().saturating_sub(RECENT);
    let mut out: Vec<String> = Vec::new();
    for signal in chart.signals.iter().rev().filter(|signal| signal.at >= recent) {
        let side = if signal.high { "above" } else { "below" };
        let Some(point) = line.points.get(signal.at) else { continue };
        let rule = words(signal.rule, side);
        if !out.iter().any(|said| said.starts_with(&rule)) {
            out.push(format!("{rule} ({})", month_words(point.period.to)));
        }
    }
    if out.is_empty() {
        out.push("No signal in the last six months: the points vary as they usually do".into());
    }
    if chart.provisional() {
        out.push("Limits are provisional: fewer than 12 points".into());
    }
    if chart.screened {
        out.push("Moving ranges of 3.267 times their mean and more are left out of the limits".into());
    }
    out
}

fn words(rule: Rule, side: &str) -> String {
    match rule {
        Rule::Outside => format!("Signal: a month {side} the limits"),
        Rule::Trend => "Signal: 7 months in a row going the same way".into(),
        Rule::TwoOfThree => format!("Signal: 2 of 3 months near the limit, {side} the mean"),
        Rule::Run => format!("Signal: 7 months in a row {side} the mean"),
    }
}
