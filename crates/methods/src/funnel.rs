//! Funnel limits: how far an area of its size may lie from the average of all by chance.

use serde::{Deserialize, Serialize};

use crate::special::{gamma_lower, gamma_upper};
use crate::{Interval, Level, Refusal, count};

/// Limits for one area: beyond *alert* chance reaches in 5% of areas, beyond *alarm* in 0.2%.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// 95%: a tail of 0.025 on each side.
    pub alert: Interval,
    /// 99.8%: a tail of 0.001 on each side.
    pub alarm: Interval,
}

impl Limits {
    fn of(interval: impl Fn(Level) -> Interval) -> Limits {
        Limits { alert: interval(Level::P95), alarm: interval(Level::P998) }
    }

    /// The same in another unit: all limits times a factor that is not negative.
    pub fn times(self, factor: f64) -> Limits {
        Limits { alert: self.alert.times(factor), alarm: self.alarm.times(factor) }
    }

    /// Where a value lies, in the unit of the limits. On a limit is within it.
    pub fn place(&self, value: f64) -> Place {
        let below = |interval: Interval| interval.lower.is_some_and(|lower| value < lower);
        if below(self.alarm) {
            Place::AlarmLow
        } else if below(self.alert) {
            Place::AlertLow
        } else if value > self.alarm.upper {
            Place::AlarmHigh
        } else if value > self.alert.upper {
            Place::AlertHigh
        } else {
            Place::Within
        }
    }
}

/// Where an area lies in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Below the 99.8% limit.
    AlarmLow,
    /// Between the lower limits.
    AlertLow,
    /// No further off than chance reaches.
    Within,
    /// Between the upper limits.
    AlertHigh,
    /// Above the 99.8% limit.
    AlarmHigh,
}

/// Limits of a count, in events, where so many are expected: the exact Poisson interval of a count on a limit ends at the expected.
///
/// `P(at least upper | expected) = a/2`, `P(at most lower | expected) = a/2`, made continuous by the incomplete gamma function. At whole
/// numbers these are the points of the Fingertips technical guide, which it finds by bisection.
///
/// # Errors
/// Nothing is expected.
pub fn poisson_limits(expected: f64) -> Result<Limits, Refusal> {
    if !(expected > 0.0 && expected.is_finite()) {
        return Err(Refusal::NoDenominator);
    }
    Ok(Limits::of(|level| {
        let tail = level.tail();
        // With x events or fewer: Q(x + 1, expected); with x or more: P(x, expected).
        let lower = crossing(|x| (gamma_upper(x + 1.0, expected) / tail).ln(), expected);
        let upper = crossing(|x| (tail / gamma_lower(x.max(1e-9), expected)).ln(), expected);
        Interval::new(lower, upper)
    }))
}

/// Where a rising function crosses 0, not below 0 itself; 0 where it begins above. Regula falsi, the stale end halved (Dowell and Jarratt
/// 1971).
fn crossing(rising: impl Fn(f64) -> f64, near: f64) -> f64 {
    let reach = 4.0 * near.sqrt() + 4.0;
    let (mut low, mut high) = ((near - reach).max(0.0), near + reach);
    let (mut at_low, mut at_high) = (rising(low), rising(high));
    if at_low >= 0.0 {
        return low;
    }
    let (mut last, mut kept) = (high, 0);
    for _ in 0..100 {
        let x = (low * at_high - high * at_low) / (at_high - at_low);
        let at = rising(x);
        if at == 0.0 || (x - last).abs() <= x * 1e-15 {
            return x;
        }
        last = x;
        if at < 0.0 {
            (low, at_low) = (x, at);
            at_high /= if kept == -1 { 2.0 } else { 1.0 };
            kept = -1;
        } else {
            (high, at_high) = (x, at);
            at_low /= if kept == 1 { 2.0 } else { 1.0 };
            kept = 1;
        }
    }
    last
}

/// Limits of a rate, in events per multiplier, for an area of this population around the pooled average (events per person).
///
/// # Errors
/// A population, average or multiplier that is not above zero.
pub fn rate_limits(population: f64, average: f64, multiplier: f64) -> Result<Limits, Refusal> {
    if multiplier.is_nan() || multiplier <= 0.0 {
        return Err(Refusal::NotPositive("multiplier"));
    }
    if population.is_nan() || population <= 0.0 {
        return Err(Refusal::NoDenominator);
    }
    Ok(poisson_limits(population * average)?.times(multiplier / population))
}

/// Limits of a ratio of observed to expected, 1 = as expected.
///
/// # Errors
/// Nothing is expected.
pub fn ratio_limits(expected: f64) -> Result<Limits, Refusal> {
    Ok(poisson_limits(expected)?.times(1.0 / expected))
}

/// The points of a drawn funnel: for this many events, the expected numbers at which the count lies exactly on a limit.
///
/// A count x lies on the *lower* limit where so many are expected as its interval's *upper* end, and the other way round. Divided by the
/// average they are populations (Fingertips technical guide). The lower end of no events is 0: no expectation makes it high.
pub fn poisson_points(events: u64) -> Limits {
    Limits::of(|level| count::exact(events, level))
}

/// Where a count lies against what was expected, by its interval: exact below 10 events, otherwise Byar (Fingertips technical guide,
/// which marks points so and draws the limits by [`poisson_limits`]).
///
/// # Errors
/// Nothing is expected.
pub fn place(events: u64, expected: f64) -> Result<Place, Refusal> {
    if !(expected > 0.0 && expected.is_finite()) {
        return Err(Refusal::NoDenominator);
    }
    let [p95, p998] = Level::ALL.map(|level| count::interval(events, level));
    let above = |interval: Interval| interval.lower.is_some_and(|lower| lower > expected);
    Ok(if above(p998) {
        Place::AlarmHigh
    } else if above(p95) {
        Place::AlertHigh
    } else if p998.upper < expected {
        Place::AlarmLow
    } else if p95.upper < expected {
        Place::AlertLow
    } else {
        Place::Within
    })
}

/// Limits of a proportion, from 0 to 1, for an area with this denominator around the pooled average.
///
/// Wilson's interval turned about: the proportions whose interval ends at the average, `p -/+ z sqrt(p(1-p)/n)`, kept within 0 and 1. It
/// is what the longer formula of the Fingertips technical guide comes to.
///
/// # Errors
/// n = 0; an average that is no proportion.
pub fn proportion_limits(n: u64, average: f64) -> Result<Limits, Refusal> {
    if n == 0 {
        return Err(Refusal::NoDenominator);
    }
    if !(0.0..=1.0).contains(&average) {
        return Err(Refusal::NotPositive("average proportion"));
    }
    let spread = (average * (1.0 - average) / n as f64).sqrt();
    Ok(Limits::of(|level| {
        let reach = level.z() * spread;
        Interval::new((average - reach).max(0.0), (average + reach).min(1.0))
    }))
}
