//! What a chart is told: values that may be hidden or missing, and their unit.

use super::say;
use crate::figure::number;

/// A value as the reader may know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// It may be shown.
    Known(f64),
    /// Disclosure control keeps it back; the drawing does not hold the number.
    Hidden,
    /// There is none: the period is not complete, or the rate has no denominator.
    Missing,
}

impl Value {
    /// The number, where there is one to show.
    pub fn known(self) -> Option<f64> {
        match self {
            Self::Known(value) if value.is_finite() => Some(value),
            _ => None,
        }
    }
}

/// Lower and upper limit of an interval.
pub type Interval = (f64, f64);

/// Which direction is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Better {
    /// `lower-better`
    Lower,
    /// `higher-better`
    Higher,
    /// Neither: `none`
    #[default]
    Neither,
}

/// In what a value is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// `offences`, `per 1,000 residents`, `%`
    pub name: String,
    /// Decimal places.
    pub decimals: usize,
}

impl Unit {
    /// A unit.
    pub fn new(name: impl Into<String>, decimals: usize) -> Self {
        Self { name: name.into(), decimals }
    }

    /// The number alone: `1,234.5`; a share with its sign: `12.1%`.
    pub fn number(&self, value: f64) -> String {
        let sign = if self.name == "%" { "%" } else { "" };
        format!("{}{sign}", number(value, self.decimals))
    }

    /// The number with its unit: `12.1 per 1,000 residents`.
    pub fn said(&self, value: f64) -> String {
        match self.name.as_str() {
            "%" | "" => self.number(value),
            name => format!("{} {name}", self.number(value)),
        }
    }

    /// The number, `withheld` or `no data`.
    pub fn value(&self, value: Value) -> String {
        match value {
            Value::Hidden => "withheld".into(),
            _ => value.known().map_or_else(|| "no data".into(), |v| self.number(v)),
        }
    }

    /// An interval: `10.2 to 14.1`.
    pub fn interval(&self, (low, high): Interval) -> String {
        format!("{} to {}", self.number(low), self.number(high))
    }

    /// What stands over an axis, which begins with a capital.
    pub(crate) fn axis(&self) -> String {
        if self.name == "%" { "Per cent".into() } else { say::capital(&self.name) }
    }
}
