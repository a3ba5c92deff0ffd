//! The mean and the limits of one stretch of points.

use serde::{Deserialize, Serialize};

use crate::Polarity;

/// `3 / d2` for ranges of two: limits lie so many mean moving ranges from the mean (Wheeler).
const REACH: f64 = 2.66;
/// Near limits lie at two thirds of that.
const NEAR: f64 = 2.0 * REACH / 3.0;
/// A moving range is screened out from this many mean ranges on (`D4` for ranges of two; Nelson 1982).
const SCREEN: f64 = 3.267;

/// Mean and limits, in the unit of the points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// The mean of the points.
    pub mean: f64,
    /// The mean moving range, after screening where that was chosen.
    pub range: f64,
    /// `mean - 2.66 range`.
    pub lower: f64,
    /// `mean + 2.66 range`.
    pub upper: f64,
    /// `mean - 1.7733 range`.
    pub near_lower: f64,
    /// `mean + 1.7733 range`.
    pub near_upper: f64,
    /// Moving ranges that were screened out.
    pub screened_out: usize,
}

/// Whether a process meets its target by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// It will meet it.
    Pass,
    /// It will miss it.
    Fail,
    /// It meets it at one time and misses it at another.
    Inconsistent,
}

impl Limits {
    /// Of these points, holes left out; a range across a hole is none.
    pub(crate) fn of(points: &[f64], screen: bool) -> Limits {
        let (mut sum, mut many) = (0.0, 0_usize);
        let (mut ranges, mut pairs) = (0.0, 0_usize);
        let mut last = f64::NAN;
        for point in points {
            if !point.is_nan() {
                sum += point;
                many += 1;
                if !last.is_nan() {
                    ranges += (point - last).abs();
                    pairs += 1;
                }
            }
            last = *point;
        }
        let mean = sum / many as f64;
        let mut range = if pairs == 0 { 0.0 } else { ranges / pairs as f64 };
        let mut screened_out = 0;
        if screen && range > 0.0 {
            let bound = SCREEN * range;
            let mut kept = 0.0;
            for pair in points.windows(2) {
                let one = (pair[1] - pair[0]).abs();
                if one >= bound {
                    screened_out += 1;
                } else if !one.is_nan() {
                    kept += one;
                }
            }
            if screened_out > 0 {
                range = kept / (pairs - screened_out).max(1) as f64;
            }
        }
        Limits {
            mean,
            range,
            lower: mean - REACH * range,
            upper: mean + REACH * range,
            near_lower: mean - NEAR * range,
            near_upper: mean + NEAR * range,
            screened_out,
        }
    }

    /// Whether a target is met; none without a direction. A target on a limit is not beyond it (NHS England, *Making Data Count*).
    pub fn assurance(&self, target: f64, better: Polarity) -> Option<Assurance> {
        let (above, below) = match better {
            Polarity::HigherBetter => (Assurance::Fail, Assurance::Pass),
            Polarity::LowerBetter => (Assurance::Pass, Assurance::Fail),
            Polarity::None => return None,
        };
        Some(if target > self.upper {
            above
        } else if target < self.lower {
            below
        } else {
            Assurance::Inconsistent
        })
    }
}
