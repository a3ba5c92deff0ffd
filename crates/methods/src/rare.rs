//! Charts for rare events, where an XmR chart of many zeros means nothing.

use serde::{Deserialize, Serialize};

use crate::Refusal;
use crate::special::gamma_upper;
use crate::xmr::{Limits, PROVISIONAL_BELOW};

/// A mean below which counts are skewed enough to need limits of their own.
const FEW: f64 = 10.0;
/// Times between events are nearly normal to this power (Nelson 1994, *Journal of Quality Technology* 26).
const POWER: f64 = 1.0 / 3.6;

/// Which chart fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fits {
    /// Enough events in every period: [`crate::xmr::chart`].
    Xmr,
    /// Few events in most periods, no more spread than chance gives: [`c_chart`].
    C,
    /// Mostly none, and only whole periods between events are known: [`g_chart`].
    G,
    /// Mostly none, and the times between events are known: [`t_chart`].
    T,
}

/// Which chart fits these counts by period. `timed`: whether the day of each event is known, which monthly open data never tells.
///
/// More than half of the periods empty: between events. A mean below 10, and a variance that chance alone may give (index of dispersion
/// `(n - 1) s^2 / mean` within the 99% of its chi-square): c. Otherwise XmR, whose limits come from the spread itself (Provost and Murray
/// 2011, *The Health Care Data Guide*).
///
/// # Errors
/// No period.
pub fn fits(counts: &[u64], timed: bool) -> Result<Fits, Refusal> {
    if counts.is_empty() {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    let empty = counts.iter().filter(|count| **count == 0).count();
    if 2 * empty > counts.len() {
        return Ok(if timed { Fits::T } else { Fits::G });
    }
    let n = counts.len() as f64;
    let mean = counts.iter().sum::<u64>() as f64 / n;
    let index = counts.iter().map(|count| (*count as f64 - mean).powi(2)).sum::<f64>() / mean;
    let by_chance = counts.len() < 2 || gamma_upper((n - 1.0) / 2.0, index / 2.0) > 0.01;
    Ok(if mean < FEW && by_chance { Fits::C } else { Fits::Xmr })
}

/// A chart of rare events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rare {
    /// Which chart it is.
    pub chart: Fits,
    /// The centre line, in the unit of the points.
    pub centre: f64,
    /// The lower limit; none where there cannot be one above zero.
    pub lower: Option<f64>,
    /// The upper limit.
    pub upper: f64,
    /// Places of the points outside the limits, counted from 0.
    pub outside: Vec<usize>,
    /// Places of the points that are one of seven in a row on one side of the centre line.
    pub runs: Vec<usize>,
    /// Whether there are fewer than twelve points.
    pub provisional: bool,
}

/// A c chart: events in equal periods. `mean -/+ 3 sqrt(mean)`, in events; the lower limit is none where it is not above zero
/// (Montgomery, *Introduction to Statistical Quality Control*).
///
/// # Errors
/// No period.
pub fn c_chart(counts: &[u64]) -> Result<Rare, Refusal> {
    let points: Vec<f64> = counts.iter().map(|count| *count as f64).collect();
    let mean = mean(&points)?;
    let reach = 3.0 * mean.sqrt();
    Ok(drawn(Fits::C, &points, mean, mean - reach, mean + reach))
}

/// A g chart: whole periods, cases or days without an event between one event and the next, 0 where the next follows at once.
///
/// `mean -/+ 3 sqrt(mean (mean + 1))`, in periods (Benneyan 2001, *Health Care Management Science* 4). The centre line is the median,
/// `ln 2 / ln(1 + 1/mean)`, so that runs have half of the points on each side. A point above the limits is fewer events than usual.
///
/// # Errors
/// No gap.
pub fn g_chart(gaps: &[u64]) -> Result<Rare, Refusal> {
    let points: Vec<f64> = gaps.iter().map(|gap| *gap as f64).collect();
    let mean = mean(&points)?;
    let reach = 3.0 * (mean * (mean + 1.0)).sqrt();
    let median = if mean > 0.0 { std::f64::consts::LN_2 / (1.0 / mean).ln_1p() } else { 0.0 };
    Ok(drawn(Fits::G, &points, median, mean - reach, mean + reach))
}

/// A t chart: times between events, in days or any unit, above zero.
///
/// `t^(1/3.6)` is charted as XmR without screening, and its lines are turned back by the power 3.6 (Nelson 1994). A point above the
/// limits is fewer events than usual.
///
/// # Errors
/// No time; a time that is not above zero: give events of one day a fraction of it.
pub fn t_chart(times: &[f64]) -> Result<Rare, Refusal> {
    if times.is_empty() {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    if times.iter().any(|time| !time.is_finite() || *time <= 0.0) {
        return Err(Refusal::NotPositive("time between events"));
    }
    let powered: Vec<f64> = times.iter().map(|time| time.powf(POWER)).collect();
    let limits = Limits::of(&powered, false);
    let back = |line: f64| if line > 0.0 { line.powf(1.0 / POWER) } else { 0.0 };
    Ok(drawn(Fits::T, times, back(limits.mean), back(limits.lower), back(limits.upper)))
}

/// Empty periods between events: how many lie before each event after the first, 0 between events of one period. What lies before the
/// first and after the last event is no gap.
pub fn gaps(counts: &[u64]) -> Vec<u64> {
    let mut found = Vec::new();
    let mut since = None;
    for count in counts {
        if *count > 0 {
            found.extend(since);
            found.extend(std::iter::repeat_n(0, usize::try_from(count - 1).unwrap_or(0)));
            since = Some(0);
        } else {
            since = since.map(|empty: u64| empty + 1);
        }
    }
    found
}

fn mean(points: &[f64]) -> Result<f64, Refusal> {
    if points.is_empty() {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    Ok(points.iter().sum::<f64>() / points.len() as f64)
}

fn drawn(chart: Fits, points: &[f64], centre: f64, lower: f64, upper: f64) -> Rare {
    let lower = (lower > 0.0).then_some(lower);
    let outside = |point: f64| point > upper || lower.is_some_and(|lower| point < lower);
    let mut runs = Vec::new();
    let mut from = 0;
    for at in 0..points.len() {
        let side = |at: usize| points[at].partial_cmp(&centre).map(|order| order as i8).unwrap_or(0);
        if side(at) == 0 {
            from = at + 1;
        } else if at > from && side(at) != side(from) {
            from = at;
        }
        match (at + 1).saturating_sub(from) {
            7 => runs.extend(from..=at),
            long if long > 7 => runs.push(at),
            _ => {}
        }
    }
    Rare {
        chart,
        centre,
        lower,
        upper,
        outside: (0..points.len()).filter(|at| outside(points[*at])).collect(),
        runs,
        provisional: points.len() < PROVISIONAL_BELOW,
    }
}
