//! Values from counts that have passed control: a rate is never worked out from a count that is not shown.

use super::raw::RawCell;
use super::{Interval, Shown, Value};
use crate::indicator::{Indicator, Over};
use disclosure::Shown as Kept;
use methods::{Estimate, count, proportion, rate};

/// The counts of one cell as they may be shown: above the line, and the whole of a proportion.
#[derive(Clone, Debug)]
pub(super) struct Controlled {
    pub count: Option<Kept>,
    pub whole: Option<Kept>,
}

/// The value of one cell.
pub(super) fn value(it: &Indicator, raw: &RawCell, kept: &Controlled) -> Value {
    match &raw.count {
        Err(why) => Value::missing(why),
        Ok(_) => kept
            .count
            .as_ref()
            .map_or_else(|| Value::missing("not known"), |count| worked(it, raw, count, kept)),
    }
}

fn worked(it: &Indicator, raw: &RawCell, count: &Kept, kept: &Controlled) -> Value {
    let numerator = shown(count);
    let hidden = |numerator: Shown| Value { shown: Shown::Withheld, numerator, ..Value::missing("") };
    let Some(events) = count.controlled() else { return hidden(Shown::Withheld) };
    let absent = |why: &str| Value { numerator: numerator.clone(), ..Value::missing(why) };
    if let Some(score) = &raw.score {
        return match (score, &raw.base, &it.indicator.denominator) {
            (Ok(score), Some(Ok((n, _))), Some(Over::Base(base))) => {
                scored(score / n * base.multiplier, numerator, Some(*n))
            }
            (Ok(score), None, _) => scored(*score, numerator, None),
            (Err(why), ..) | (_, Some(Err(why)), _) => absent(why),
            _ => absent("the population is not known"),
        };
    }
    let (estimate, denominator, carried) = match &it.indicator.denominator {
        Some(Over::Categories(_)) => match (&raw.whole, &kept.whole) {
            (Some(Err(why)), _) => return absent(why),
            (_, Some(whole)) => {
                let Some(of) = whole.controlled() else { return hidden(numerator) };
                // Rounding can lift a part above its whole.
                match proportion::wilson(events.min(of), of) {
                    Ok(estimate) => (estimate.times(100.0), Some(of as f64), None),
                    Err(_) => return absent("nothing was counted, so that there is no share of it"),
                }
            }
            _ => return absent("the whole is not known"),
        },
        Some(Over::Base(base)) => match &raw.base {
            Some(Ok((n, year))) => {
                let late = (*year != raw.period.central_year()).then_some((base.measure.as_str(), *year));
                match rate::crude(events, *n, base.multiplier) {
                    Ok(estimate) => (estimate, Some(*n), late),
                    Err(why) => return absent(&why.to_string()),
                }
            }
            Some(Err(why)) => return absent(why),
            None => return absent("the population is not known"),
        },
        None => (count::count(events), None, None),
    };
    let notes = carried.map(|(measure, year)| format!("{measure} of {year}, the last that is loaded"));
    let with = it.indicator.interval;
    Value {
        shown: number(estimate.value, count),
        numerator,
        denominator,
        ci95: with.then(|| interval(&estimate.ci95)),
        ci998: with.then(|| interval(&estimate.ci998)),
        notes: notes.into_iter().collect(),
    }
}

/// A score of harm: it has no interval, because its weights are no sample.
fn scored(value: f64, numerator: Shown, denominator: Option<f64>) -> Value {
    Value { shown: Shown::exact(value), numerator, denominator, ci95: None, ci998: None, notes: Vec::new() }
}

fn interval(it: &methods::Interval) -> Interval {
    Interval { low: it.lower.unwrap_or(0.0), high: it.upper }
}

/// A count as it may be shown.
pub(super) fn shown(kept: &Kept) -> Shown {
    kept.controlled().map_or(Shown::Withheld, |value| number(value as f64, kept))
}

fn number(value: f64, kept: &Kept) -> Shown {
    let rounded = match kept {
        Kept::Rounded { base, .. } => u32::try_from(*base).ok(),
        _ => None,
    };
    Shown::Number { value, rounded }
}

/// The value again as an estimate, for comparing: both intervals are needed.
pub(super) fn estimate(value: &Value) -> Option<Estimate> {
    let (ci95, ci998) = (value.ci95?, value.ci998?);
    let back = |it: Interval| methods::Interval::new(it.low, it.high);
    Some(Estimate { value: value.shown.number()?, ci95: back(ci95), ci998: back(ci998) })
}
