//! Quarters of the year, which start on 1 January, 1 April, 1 July and 1 October.

use std::fmt;

use jiff::civil::Date;

use super::words::month_name;

/// Three calendar months, as in the information periods of SI 2007/1831.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    /// 0 for January to March, up to 3 for October to December.
    index: i8,
}

impl Quarter {
    /// The quarter that holds a day.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), index: (date.month() - 1) / 3 }
    }

    /// The first day.
    pub fn start(self) -> Date {
        Date::new(self.year, self.first_month(), 1).unwrap_or(Date::MIN)
    }

    /// The last day.
    pub fn end(self) -> Date {
        let last = Date::new(self.year, self.first_month() + 2, 1);
        last.map_or(Date::MAX, Date::last_of_month)
    }

    /// Whether a day falls in the quarter.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == self
    }

    /// The quarter after.
    pub fn next(self) -> Self {
        match self.index {
            3 => Self { year: self.year + 1, index: 0 },
            index => Self { index: index + 1, ..self },
        }
    }

    /// The quarter before.
    pub fn previous(self) -> Self {
        match self.index {
            0 => Self { year: self.year - 1, index: 3 },
            index => Self { index: index - 1, ..self },
        }
    }

    fn first_month(self) -> i8 {
        self.index * 3 + 1
    }
}

impl fmt::Display for Quarter {
    /// The months in words, because councils and hospitals number quarters differently: `April to June 2021`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first_month();
        write!(f, "{} to {} {}", month_name(first), month_name(first + 2), self.year)
    }
}
