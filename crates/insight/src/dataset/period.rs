//! How often a dataset comes.

use serde::Deserialize;

/// How often a dataset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each calendar year, or each mid-year.
    Year,
    /// Each financial year, April to March.
    FinancialYear,
    /// Once, or now and then: a lookup, a census, an index.
    Once,
}

impl Period {
    /// How many months there are from one to the next, where it comes again.
    pub fn months(self) -> Option<usize> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year | Self::FinancialYear => Some(12),
            Self::Once => None,
        }
    }

    /// One of them, and several.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Month => ("month", "months"),
            Self::Quarter => ("quarter", "quarters"),
            Self::Year | Self::FinancialYear => ("year", "years"),
            Self::Once => ("time", "times"),
        }
    }
}
