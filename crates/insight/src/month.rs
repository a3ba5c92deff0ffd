//! A month: what everything is counted by.

use jiff::civil::Date;
use kernel::clock::words::MONTHS;
use serde::{Deserialize, Serialize};

/// A month, as the number of months since the year nought: `year * 12 + month - 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(pub i32);

impl Month {
    /// A month of a year, from 1 to 12.
    pub fn of(year: i32, month: i32) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=9999).contains(&year)).then(|| Self(year * 12 + month - 1))
    }

    /// The month of a day.
    pub fn on(day: Date) -> Self {
        Self(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// Reads `2025-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, many: usize| {
            (part.len() == many && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        Self::of(digits(year, 4)?, digits(month, 2)?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// From 1 to 12.
    pub fn month(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// So many months later; earlier when it is negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Every month from this one to another, both among them.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        (0..(last.0 - self.0 + 1).max(0)).map(move |after| self.plus(after))
    }

    /// The year in which its financial year begins: April to March.
    pub fn financial_year(self) -> i32 {
        self.plus(-3).year()
    }

    /// `January 2025`
    pub fn words(self) -> String {
        let name = usize::try_from(self.month() - 1).ok().and_then(|at| MONTHS.get(at));
        format!("{} {}", name.copied().unwrap_or_default(), self.year())
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_written_and_counted() {
        for (text, is) in [
            ("2025-01", Some(24300)),
            ("2024-12", Some(24299)),
            ("2025-13", None),
            ("2025-00", None),
            ("2025-1", None),
            ("25-01", None),
            ("+025-01", None),
            ("2025", None),
            ("", None),
        ] {
            assert_eq!(Month::parse(text).map(|it| it.0), is, "{text}");
        }
        let month = Month(24300);
        assert_eq!((month.to_string(), month.words()), ("2025-01".into(), "January 2025".into()));
        assert_eq!((month.financial_year(), month.plus(3).financial_year()), (2024, 2025));
        assert_eq!(Month(24298).to(month).map(|it| it.0).collect::<Vec<_>>(), [24298, 24299, 24300]);
        assert_eq!(month.to(Month(24298)).count(), 0);
        assert_eq!(Month::on(jiff::civil::date(2025, 1, 31)), month);
    }
}
