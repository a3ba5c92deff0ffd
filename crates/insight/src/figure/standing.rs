//! Where an area stands among its peers: against the mean of the group, within or beyond the limits of its funnel.

use super::{Interval, Line, Place, Shown, Standing, Value, number};
use crate::indicator::{Indicator, Over};
use methods::funnel::{self, Limits, Place as Where};

/// Where the first line stands at its last period. Those without a value are named, and are never ranked as nought.
///
/// # Errors
/// Why nothing can be said, in words for the figure's notes.
pub(super) fn standing(
    it: &Indicator,
    lines: &[Line],
    among: &str,
    decimals: u8,
) -> Result<Standing, String> {
    let own = lines.first().ok_or("there is no area to compare")?;
    let peers = lines.iter().skip(1).filter(|line| line.place == Place::Peer);
    let all: Vec<&Line> = std::iter::once(own).chain(peers).collect();
    let at = |line: &Line| line.points.last().map(|point| point.value.clone());
    let mut dropped = Vec::new();
    let mut members: Vec<(u64, f64)> = Vec::new();
    let mut rates: Vec<f64> = Vec::new();
    for line in &all {
        match at(line).map(|value| (member(&value), value)) {
            Some((Some(member), value)) => {
                members.push(member);
                rates.push(value.shown.number().unwrap_or_default());
            }
            Some((None, value)) if line.area.code == own.area.code => return Err(why(&value)),
            Some((None, value)) => dropped.push(format!("{} ({})", line.area.name, why(&value))),
            None => dropped.push(line.area.name.clone()),
        }
    }
    if members.len() < 2 {
        return Err("no other area has a value for this time".into());
    }
    let (events, base) = members[0];
    let total: f64 = members.iter().map(|(_, n)| n).sum();
    let average = members.iter().map(|(x, _)| *x as f64).sum::<f64>() / total;
    let scale = match &it.indicator.denominator {
        Some(Over::Base(of)) => of.multiplier,
        Some(Over::Categories(_)) => 100.0,
        None => return Err("counts of areas of different size are not ranked: choose a rate".into()),
    };
    let (limits, place) = limits(it, events, base, average).ok_or("nothing was counted in any of them")?;
    let rank = 1 + rates.iter().filter(|rate| **rate > rates[0]).count();
    let reference = average * scale;
    let says = match place {
        Where::AlarmHigh => "higher than chance explains, outside the 99.8% limits",
        Where::AlertHigh => "higher than expected, between the 95% and 99.8% limits",
        Where::Within => "not clearly different, within the 95% limits",
        Where::AlertLow => "lower than expected, between the 95% and 99.8% limits",
        Where::AlarmLow => "lower than chance explains, outside the 99.8% limits",
    };
    let mean = number(reference, usize::from(decimals));
    Ok(Standing {
        among: among.into(),
        reference,
        rank: u32::try_from(rank).unwrap_or(u32::MAX),
        of: u32::try_from(members.len()).unwrap_or(u32::MAX),
        limits95: interval(&limits.times(scale).alert),
        limits998: interval(&limits.times(scale).alarm),
        says: format!(
            "{says} around the mean of {mean}; rank {rank} of {} (1 is the highest)",
            members.len()
        ),
        dropped,
    })
}

/// Events and base of a value that is shown.
fn member(value: &Value) -> Option<(u64, f64)> {
    value.shown.number()?;
    let events = value.numerator.number()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a count")]
    Some((events as u64, value.denominator?))
}

fn why(value: &Value) -> String {
    match &value.shown {
        Shown::Missing { why } => why.clone(),
        Shown::Withheld => "hidden to protect small numbers".into(),
        Shown::Number { .. } => "nothing to compare it over".into(),
    }
}

/// The limits for a base around the average, as a share of the base, and where the events lie.
fn limits(it: &Indicator, events: u64, base: f64, average: f64) -> Option<(Limits, Where)> {
    if matches!(it.indicator.denominator, Some(Over::Categories(_))) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a count")]
        let limits = funnel::proportion_limits(base as u64, average).ok()?;
        return Some((limits, limits.place(events as f64 / base)));
    }
    let place = funnel::place(events, average * base).ok()?;
    Some((funnel::rate_limits(base, average, 1.0).ok()?, place))
}

fn interval(it: &methods::Interval) -> Interval {
    Interval { low: it.lower.unwrap_or(0.0), high: it.upper }
}
