//! The time that a value covers, in whole months.

use crate::Month;
use kernel::clock::words::MONTHS;
use serde::{Deserialize, Serialize};

/// Whole months, both ends included, each counted `year * 12 + month - 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first month.
    pub from: i32,
    /// The last month.
    pub to: i32,
}

/// `January 2025`.
pub fn month_words(month: i32) -> String {
    Month(month).words()
}

/// The month of `2025-01`, within the years that a figure can be of.
pub fn month_of(text: &str) -> Option<i32> {
    let month = Month::parse(text.trim())?;
    (1900..=2999).contains(&month.year()).then_some(month.0)
}

/// `2025-01`, as [`month_of`] reads it.
pub(crate) fn month_code(month: i32) -> String {
    Month(month).to_string()
}

impl Period {
    /// One month.
    pub fn month(month: i32) -> Self {
        Self { from: month, to: month }
    }

    /// The twelve months that end with a month.
    pub fn twelve_to(month: i32) -> Self {
        Self { from: month - 11, to: month }
    }

    /// The financial year, 1 April to 31 March, in which a month lies.
    pub fn financial_year(month: i32) -> Self {
        let from = (month - 3).div_euclid(12) * 12 + 3;
        Self { from, to: from + 11 }
    }

    /// How many months.
    pub fn months(self) -> i32 {
        self.to - self.from + 1
    }

    /// The year in whose middle it lies: whose mid-year population is its base. A period that ends a year later on has the year
    /// that holds more of its months, and the earlier of two that hold as many.
    pub fn central_year(self) -> i32 {
        (self.from + self.to).div_euclid(2).div_euclid(12)
    }

    /// The same time so many months earlier.
    #[must_use]
    pub fn back(self, months: i32) -> Self {
        Self { from: self.from - months, to: self.to - months }
    }

    /// In words: `January 2025`, `2024/25`, `2024`, `12 months to June 2025`.
    pub fn words(self) -> String {
        let year = self.from.div_euclid(12);
        match (self.months(), self.from.rem_euclid(12)) {
            (1, _) => month_words(self.from),
            (12, 0) => format!("{year}"),
            (12, 3) => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
            (12, _) => format!("12 months to {}", month_words(self.to)),
            (3, start) if start % 3 == 0 => {
                format!("{} to {}", MONTHS[usize::try_from(start).unwrap_or(0)], month_words(self.to))
            }
            _ => format!("{} to {}", month_words(self.from), month_words(self.to)),
        }
    }

    /// For machines: `2025-01`, `2024-04/2025-03`.
    pub fn code(self) -> String {
        match (self.from, self.to) {
            (from, to) if from == to => month_code(to),
            (from, to) => format!("{}/{}", month_code(from), month_code(to)),
        }
    }

    /// Reads what [`Period::code`] writes.
    pub fn parse(code: &str) -> Option<Self> {
        let (from, to) = code.split_once('/').unwrap_or((code, code));
        let period = Self { from: month_of(from)?, to: month_of(to)? };
        (period.from <= period.to).then_some(period)
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, month_of};

    #[test]
    fn periods_have_words_and_a_middle() {
        let at = |text: &str| month_of(text).expect("a month");
        let cases = [
            (Period::month(at("2025-01")), "January 2025", 2025),
            (Period::twelve_to(at("2025-03")), "2024/25", 2024),
            (Period::twelve_to(at("2024-12")), "2024", 2024),
            // October 2024 to September 2025: nine months of 2025, so the base is mid-2025.
            (Period::twelve_to(at("2025-09")), "12 months to September 2025", 2025),
            // July 2024 to June 2025: six months each; the earlier year.
            (Period::twelve_to(at("2025-06")), "12 months to June 2025", 2024),
            (Period { from: at("2025-04"), to: at("2025-06") }, "April to June 2025", 2025),
            (Period { from: at("2023-05"), to: at("2025-02") }, "May 2023 to February 2025", 2024),
        ];
        for (period, words, year) in cases {
            assert_eq!((period.words().as_str(), period.central_year()), (words, year));
            assert_eq!(Period::parse(&period.code()), Some(period));
        }
        assert_eq!(Period::financial_year(at("2025-03")).code(), "2024-04/2025-03");
        assert_eq!(Period::financial_year(at("2025-04")).code(), "2025-04/2026-03");
    }

    #[test]
    fn what_is_no_month_is_none() {
        for text in ["", "2025", "2025-13", "2025-00", "25-01", "2025-1", "x025-01", "2025-01/2024-01"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
