//! Counts and what chance alone does to them.

use crate::special::{gamma_lower_quantile, gamma_upper_quantile};
use crate::{Estimate, Interval, Level};

/// Below this many events the exact limits are used, from it on Byar's (Fingertips technical guide).
pub const EXACT_BELOW: u64 = 10;

/// A count with its intervals, in events: exact Poisson below [`EXACT_BELOW`], otherwise Byar.
pub fn count(x: u64) -> Estimate {
    Estimate::of(x as f64, |level| interval(x, level))
}

/// The interval of a count, in events: [`exact`] below [`EXACT_BELOW`], otherwise [`byar`].
pub fn interval(x: u64, level: Level) -> Interval {
    if x < EXACT_BELOW { exact(x, level) } else { byar(x, level) }
}

/// Exact Poisson limits, in events.
///
/// `lower = chi2inv(a/2, 2x) / 2`, 0 where x = 0; `upper = chi2inv(1 - a/2, 2x + 2) / 2` (Garwood 1936, *Biometrika* 28).
pub fn exact(x: u64, level: Level) -> Interval {
    let (x, tail) = (x as f64, level.tail());
    let lower = if x == 0.0 { 0.0 } else { gamma_lower_quantile(x, tail) };
    Interval::new(lower, gamma_upper_quantile(x + 1.0, tail))
}

/// Byar's limits, in events. A negative lower end is none.
///
/// `lower = x (1 - 1/(9x) - z/(3 sqrt x))^3`, `upper = (x+1) (1 - 1/(9(x+1)) + z/(3 sqrt(x+1)))^3` (Breslow and Day 1987, *Statistical
/// methods in cancer research* II).
pub fn byar(x: u64, level: Level) -> Interval {
    let (x, z) = (x as f64, level.z());
    let lower = if x == 0.0 { 0.0 } else { x * (1.0 - 1.0 / (9.0 * x) - z / (3.0 * x.sqrt())).powi(3) };
    let more = x + 1.0;
    let upper = more * (1.0 - 1.0 / (9.0 * more) + z / (3.0 * more.sqrt())).powi(3);
    Interval { lower: (lower >= 0.0).then_some(lower), upper }
}
