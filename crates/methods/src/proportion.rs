//! Proportions: so many of so many.

use crate::{Estimate, Interval, Level, Refusal};

/// A proportion, from 0 to 1, with Wilson's score intervals.
///
/// `(2x + z^2 -/+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2))` (Wilson 1927; Newcombe and Altman 2000; Fingertips technical guide).
///
/// # Errors
/// n = 0; x above n.
pub fn wilson(x: u64, n: u64) -> Result<Estimate, Refusal> {
    if n == 0 {
        return Err(Refusal::NoDenominator);
    }
    if x > n {
        return Err(Refusal::MoreThanAll { events: x, of: n });
    }
    let (k, all) = (x as f64, n as f64);
    Ok(Estimate::of(k / all, |level: Level| {
        let z = level.z();
        let square = z * z;
        let middle = 2.0 * k + square;
        let reach = z * (square + 4.0 * k * (1.0 - k / all)).sqrt();
        let twice = 2.0 * (all + square);
        // Where none or all have it, the end is exactly 0 or 1 and rounding must not move it.
        let lower = if x == 0 { 0.0 } else { (middle - reach) / twice };
        let upper = if x == n { 1.0 } else { (middle + reach) / twice };
        Interval::new(lower, upper)
    }))
}
