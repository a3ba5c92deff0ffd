//! What one series' own history leads to expect of its newest months.

use serde::{Deserialize, Serialize};

use crate::Interval;
use crate::special::{negative_binomial_tails, normal_quantile, student_upper};

/// Months of the second model's level.
const RECENT: f64 = 12.0;

/// One known month of the history.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// Months from the first of the newest: -1 is the last of the history.
    pub at: f64,
    /// Events.
    pub count: f64,
    /// What the season multiplies by.
    pub season: f64,
}

/// A log-linear trend: `ln E(count) = level + slope (at - middle) + ln season`.
#[derive(Clone, Copy)]
pub(super) struct Trend {
    level: f64,
    slope: f64,
    middle: f64,
    /// Inverse of the information: variances of level and slope, and their covariance, for a spread of 1.
    inverse: [f64; 3],
}

impl Trend {
    /// Poisson regression with a log link by Newton's steps (McCullagh and Nelder 1989), from a trend that may be near or from a level;
    /// none where nothing ever happened.
    pub(super) fn fit(history: &[Known], near: Option<Trend>) -> Option<Trend> {
        let (mut count, mut season, mut middle) = (0.0, 0.0, 0.0);
        for month in history {
            count += month.count;
            season += month.season;
            middle += month.at;
        }
        if count <= 0.0 || season <= 0.0 {
            return None;
        }
        middle /= history.len() as f64;
        let flat = Trend { level: (count / season).ln(), slope: 0.0, middle, inverse: [0.0; 3] };
        let mut trend = near.unwrap_or(flat);
        for _ in 0..30 {
            let (mut s0, mut s1, mut i0, mut i1, mut i2) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for month in history {
                let at = month.at - middle;
                let mean = trend.mean(month.at, month.season);
                s0 += month.count - mean;
                s1 += (month.count - mean) * at;
                i0 += mean;
                i1 += mean * at;
                i2 += mean * at * at;
            }
            let determinant = i0 * i2 - i1 * i1;
            if determinant <= 0.0 || !determinant.is_finite() {
                return None;
            }
            trend.inverse = [i2 / determinant, i0 / determinant, -i1 / determinant];
            let level = trend.inverse[0] * s0 + trend.inverse[2] * s1;
            let slope = trend.inverse[2] * s0 + trend.inverse[1] * s1;
            // Half an e-fold over the window is far enough for one step.
            let most = (level.abs().max(slope.abs() * history.len() as f64) / 2.0).max(1.0);
            trend.level += level / most;
            trend.slope += slope / most;
            if level.abs() < 1e-9 && slope.abs() < 1e-10 {
                break;
            }
        }
        (trend.level.is_finite() && trend.slope.is_finite()).then_some(trend)
    }

    /// Events expected in a month.
    pub(super) fn mean(&self, at: f64, season: f64) -> f64 {
        season * (self.level + self.slope * (at - self.middle)).exp()
    }
}

/// What a model expects of the newest months together, in events.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// The mean.
    pub mean: f64,
    /// The variance of what would be seen, the model's own error included.
    pub variance: f64,
    /// Degrees of freedom of the spread.
    pub freedom: f64,
    /// The spread: 1 is Poisson's, and it is never taken as less.
    pub spread: f64,
}

impl Expected {
    /// The two-sided chance of a count as far off, and whether it is high.
    ///
    /// The tail of a negative binomial with this mean and variance, which is skewed as counts are and counts the observed in; its normal
    /// score is then read off Student's t, which knows that the spread is only estimated.
    pub fn chance(&self, observed: u64) -> (f64, bool) {
        let (at_most, at_least) = negative_binomial_tails(observed, self.mean, self.variance);
        let tail = at_most.min(at_least);
        // Nothing is rarer than a float can say.
        let score = -normal_quantile(tail.clamp(1e-300, 0.5));
        ((2.0 * student_upper(score, self.freedom)).min(1.0), at_least < at_most)
    }

    /// The counts that would have been no surprise, in events: the mean and twice its standard deviation on both sides.
    pub fn usual(&self) -> Interval {
        let reach = 2.0 * self.variance.sqrt();
        Interval::new((self.mean - reach).max(0.0), self.mean + reach)
    }

    /// The same where the newest months are counted in another share.
    pub(super) fn times(self, factor: f64) -> Expected {
        let own = self.spread * self.mean;
        let error = (self.variance - own).max(0.0);
        Expected { mean: self.mean * factor, variance: own * factor + error * factor * factor, ..self }
    }
}

/// The season that history and newest months share, and how well it is known.
#[derive(Clone, Copy, Default)]
pub(super) struct Newest {
    /// Months from the first of the newest, from 0.
    pub at: f64,
    /// What the season multiplies by.
    pub season: f64,
    /// Relative variance of that.
    pub error: f64,
}

/// Both models' expectations: by the trend, and by the level of the last twelve months. `taken` is the degrees of freedom that the season
/// took from this series.
pub(super) fn expect(history: &[Known], newest: &[Newest], taken: f64) -> Option<[Expected; 2]> {
    let trend = Trend::fit(history, None)?;
    let square = |month: &Known| {
        let mean = trend.mean(month.at, month.season);
        (month.count - mean).powi(2) / mean
    };
    let freedom = (history.len() as f64 - 2.0 - taken).max(1.0);
    let spread = (history.iter().map(square).sum::<f64>() / freedom).max(1.0);
    let (mut mean, mut tilt, mut seasons) = (0.0, 0.0, 0.0);
    for month in newest {
        let one = trend.mean(month.at, month.season);
        mean += one;
        tilt += one * (month.at - trend.middle);
        seasons += one * one * month.error;
    }
    let [level, slope, both] = trend.inverse;
    let error = spread * (mean * mean * level + 2.0 * mean * tilt * both + tilt * tilt * slope);
    let by_trend = Expected { mean, variance: spread * mean + error + seasons, freedom, spread };

    let recent = history.iter().filter(|month| month.at >= -RECENT);
    let (count, season) =
        recent.fold((0.0, 0.0), |(count, season), month| (count + month.count, season + month.season));
    let ahead: f64 = newest.iter().map(|month| month.season).sum();
    if count <= 0.0 || season <= 0.0 {
        return None;
    }
    let mean = count / season * ahead;
    let seasons: f64 = newest.iter().map(|month| (mean * month.season / ahead).powi(2) * month.error).sum();
    let error = spread * mean * mean / count;
    let by_level = Expected { mean, variance: spread * mean + error + seasons, freedom, spread };
    Some([by_trend, by_level])
}
