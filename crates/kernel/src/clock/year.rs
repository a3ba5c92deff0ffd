//! Legal years, which run from 1 April.

use std::fmt;

use jiff::civil::Date;

use super::DayMonth;

/// A year as the law counts it: twelve months beginning 1 April (SI 2007/1830 reg 2), or on the day that a
/// calendar file gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LegalYear {
    begins: i16,
    starts: DayMonth,
}

impl LegalYear {
    /// The year from 1 April that holds a day.
    pub fn of(date: Date) -> Self {
        Self::starting_on(DayMonth::FIRST_OF_APRIL, date)
    }

    /// The year that holds a day, when years start on another day than 1 April.
    pub fn starting_on(starts: DayMonth, date: Date) -> Self {
        let this = Self { begins: date.year(), starts };
        if date < this.start() { this.previous() } else { this }
    }

    /// The first day.
    pub fn start(self) -> Date {
        self.starts.in_year(self.begins).unwrap_or(Date::MIN)
    }

    /// The last day.
    pub fn end(self) -> Date {
        self.starts.in_year(self.begins + 1).and_then(|next| next.yesterday().ok()).unwrap_or(Date::MAX)
    }

    /// Whether a day falls in the year.
    pub fn contains(self, date: Date) -> bool {
        (self.start()..=self.end()).contains(&date)
    }

    /// The year after.
    pub fn next(self) -> Self {
        Self { begins: self.begins + 1, ..self }
    }

    /// The year before.
    pub fn previous(self) -> Self {
        Self { begins: self.begins - 1, ..self }
    }
}

impl fmt::Display for LegalYear {
    /// The label that councils use: `2021-22`, or `2021` for a year from 1 January.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.start().year(), self.end().year());
        match first == last {
            true => write!(f, "{first}"),
            false => write!(f, "{first}-{:02}", last.rem_euclid(100)),
        }
    }
}
