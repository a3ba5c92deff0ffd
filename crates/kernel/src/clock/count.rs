//! A number of days, weeks, months or years in a rule.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole number from 1 to 65,535. Nothing is due after no time at all, so 0 is refused where the rule is
/// read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Count(u16);

impl Count {
    /// A count, unless it is 0.
    pub fn new(number: u16) -> Option<Self> {
        (number != 0).then_some(Self(number))
    }

    /// The number itself.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The number with its unit, singular or plural: `1 month`, `28 days`.
    pub(super) fn of(self, unit: &str) -> String {
        match self.0 {
            1 => format!("1 {unit}"),
            number => format!("{number} {unit}s"),
        }
    }
}

impl TryFrom<i64> for Count {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, String> {
        let small = u16::try_from(number).ok().and_then(Self::new);
        small.ok_or_else(|| format!("{number} cannot be used here: give a whole number from 1 to 65535"))
    }
}

impl From<Count> for i64 {
    fn from(count: Count) -> Self {
        Self::from(count.0)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
