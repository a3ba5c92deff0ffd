//! Rates, percentages and change, from controlled counts or not at all.

use crate::{Shown, Why};
use serde::{Deserialize, Serialize};

/// A value worked out from what is shown.
///
/// It is worked out from the controlled counts alone, so it tells nothing that they do not (OpenSAFELY output checking; `domain/data.md`
/// section 10: percentages of hidden counts give them back).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Derived {
    /// From exact counts.
    Value(f64),
    /// From rounded counts.
    Approximate(f64),
    /// Not given.
    Refused(Refusal),
}

/// Why a value is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// A number that it rests on is hidden.
    Hidden(Why),
    /// A sum that it rests on is without hidden numbers.
    Gaps,
    /// It would divide by zero.
    Zero,
    /// It rests on a number too small for a change in percent to mean anything.
    Few,
}

impl Refusal {
    /// In words that can be shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::Hidden(why) => why.words(),
            Self::Gaps => "Not given, because numbers that it rests on are hidden",
            Self::Zero => "Not given, because there is nothing to divide by",
            Self::Few => "Not given, because the numbers are too small for a percentage",
        }
    }
}

impl Derived {
    /// The value, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) | Self::Approximate(value) => Some(value),
            Self::Refused(_) => None,
        }
    }
}

/// A rate: count over denominator, times multiplier. The denominator is a published population, not a controlled count.
pub fn rate(count: &Shown, denominator: f64, multiplier: f64) -> Derived {
    from(&[count], |counts| match denominator > 0.0 {
        true => Ok(counts[0] * multiplier / denominator),
        false => Err(Refusal::Zero),
    })
}

/// What part is of whole, in percent.
pub fn percentage(part: &Shown, whole: &Shown) -> Derived {
    from(&[part, whole], |counts| match counts[1] > 0.0 {
        true => Ok(100.0 * counts[0] / counts[1]),
        false => Err(Refusal::Zero),
    })
}

/// The change from one to another in percent, not given when either is below `least` (50 in the official tables; `domain/data.md`
/// section 9).
pub fn change(from_count: &Shown, to_count: &Shown, least: u64) -> Derived {
    from(&[from_count, to_count], |counts| match counts[0] {
        _ if counts.iter().any(|count| *count < least as f64) => Err(Refusal::Few),
        0.0 => Err(Refusal::Zero),
        before => Ok(100.0 * (counts[1] - before) / before),
    })
}

fn from(counts: &[&Shown], work: impl Fn(&[f64]) -> Result<f64, Refusal>) -> Derived {
    let mut values = Vec::with_capacity(counts.len());
    for count in counts {
        match (count, count.controlled()) {
            (_, Some(value)) => values.push(value as f64),
            (Shown::Hidden(why), None) => return Derived::Refused(Refusal::Hidden(*why)),
            (_, None) => return Derived::Refused(Refusal::Gaps),
        }
    }
    match work(&values) {
        Err(refusal) => Derived::Refused(refusal),
        Ok(value) if counts.iter().any(|count| matches!(count, Shown::Rounded { .. })) => {
            Derived::Approximate(value)
        }
        Ok(value) => Derived::Value(value),
    }
}
