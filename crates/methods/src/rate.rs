//! Crude rates: events over a denominator.

use crate::{Estimate, Interval, Level, Refusal, count};

/// A crude rate, `x / n` times the multiplier: per 1,000 residents in crime statistics (households for burglary), per 100,000 in health.
///
/// The intervals are those of the count (exact Poisson below 10 events, otherwise Byar), divided by n, times the multiplier
/// (Fingertips technical guide).
///
/// # Errors
/// A denominator or multiplier that is not above zero.
///
/// ```
/// let rate = methods::rate::crude(82, 10_000.0, 1_000.0)?;
/// assert_eq!(format!("{:.2} {:.4}", rate.value, rate.ci95.upper), "8.20 10.1785");
/// # Ok::<(), methods::Refusal>(())
/// ```
pub fn crude(x: u64, n: f64, multiplier: f64) -> Result<Estimate, Refusal> {
    Ok(count::count(x).times(per(n, multiplier)?))
}

/// A crude rate of events of which one person can have several.
///
/// `people` says how often and how many: `(2, 30)` is thirty people with two events each. The value is that of [`crude`]; the variance is
/// the sum over f of `f^2` people, so that `limit = x + sqrt(var / x) (Byar(x) - x)`, as directly standardised rates do for events that
/// are not independent (Fingertips technical guide, after Dobson 1991).
///
/// # Errors
/// Fewer than 10 events; a denominator or multiplier that is not above zero.
pub fn crude_of_repeats(people: &[(u64, u64)], n: f64, multiplier: f64) -> Result<Estimate, Refusal> {
    let x: u64 = people.iter().map(|(often, many)| often * many).sum();
    if x < count::EXACT_BELOW {
        return Err(Refusal::TooFewEvents { events: x, least: count::EXACT_BELOW });
    }
    let variance: f64 = people.iter().map(|(often, many)| (often * often * many) as f64).sum();
    let events = x as f64;
    let estimate = Estimate::of(events, |level| widened(x, events, (variance / events).sqrt(), level));
    Ok(estimate.times(per(n, multiplier)?))
}

/// `value + spread (Byar(x) - x)` (Dobson and others 1991, *Statistics in Medicine* 10).
pub(crate) fn widened(x: u64, value: f64, spread: f64, level: Level) -> Interval {
    let byar = count::byar(x, level);
    let end = |end: f64| value + spread * (end - x as f64);
    Interval { lower: byar.lower.map(end).filter(|lower| *lower >= 0.0), upper: end(byar.upper) }
}

fn per(n: f64, multiplier: f64) -> Result<f64, Refusal> {
    if !(n > 0.0 && n.is_finite()) {
        return Err(Refusal::NoDenominator);
    }
    if !(multiplier > 0.0 && multiplier.is_finite()) {
        return Err(Refusal::NotPositive("multiplier"));
    }
    Ok(multiplier / n)
}
