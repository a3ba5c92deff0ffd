//! A value with its intervals at 95% and 99.8%, which always go together.

use serde::{Deserialize, Serialize};

/// How sure: both are always worked out (Fingertips technical guide: 95% for reading, 99.8% for alarms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 95%: a tail of 0.025 on each side.
    P95,
    /// 99.8%: a tail of 0.001 on each side.
    P998,
}

impl Level {
    /// Both levels.
    pub const ALL: [Level; 2] = [Level::P95, Level::P998];

    /// The probability beyond one end.
    pub fn tail(self) -> f64 {
        match self {
            Level::P95 => 0.025,
            Level::P998 => 0.001,
        }
    }

    /// The normal quantile that leaves [`Level::tail`] above it: 1.959964 and 3.090232, not 1.96 and 3.
    pub fn z(self) -> f64 {
        match self {
            Level::P95 => 1.959_963_984_540_054,
            Level::P998 => 3.090_232_306_167_813_5,
        }
    }
}

/// From lower to upper, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end; none where the method gives a negative one, which means nothing.
    pub lower: Option<f64>,
    /// The upper end.
    pub upper: f64,
}

impl Interval {
    /// Both ends known.
    pub fn new(lower: f64, upper: f64) -> Interval {
        Interval { lower: Some(lower), upper }
    }

    /// Both ends times a factor that is not negative.
    pub fn times(self, factor: f64) -> Interval {
        Interval { lower: self.lower.map(|lower| lower * factor), upper: self.upper * factor }
    }

    /// Whether a value lies within; an unknown lower end excludes nothing.
    pub fn holds(self, value: f64) -> bool {
        self.lower.is_none_or(|lower| lower <= value) && value <= self.upper
    }
}

/// A value and how far chance alone may have moved it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The value, in the unit that the function names.
    pub value: f64,
    /// 95% interval.
    pub ci95: Interval,
    /// 99.8% interval.
    pub ci998: Interval,
}

impl Estimate {
    /// A value with the interval that a method gives at each level.
    pub(crate) fn of(value: f64, interval: impl Fn(Level) -> Interval) -> Estimate {
        Estimate { value, ci95: interval(Level::P95), ci998: interval(Level::P998) }
    }

    /// The interval at a level.
    pub fn at(&self, level: Level) -> Interval {
        match level {
            Level::P95 => self.ci95,
            Level::P998 => self.ci998,
        }
    }

    /// The same in another unit: value and ends times a factor that is not negative.
    pub fn times(self, factor: f64) -> Estimate {
        Estimate {
            value: self.value * factor,
            ci95: self.ci95.times(factor),
            ci998: self.ci998.times(factor),
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Less is better.
    LowerBetter,
    /// More is better.
    HigherBetter,
    /// Neither: a change is told, not judged.
    #[default]
    None,
}
