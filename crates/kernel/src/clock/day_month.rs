//! A day of the year without the year, such as `31 March`.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::words;

/// A day that comes round each year. `29 February` falls on 28 February in a year that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayMonth {
    day: i8,
    month: i8,
}

/// A leap year, in which every day of any year exists.
const LEAP: i16 = 2000;

impl DayMonth {
    /// The start of the year in SI 2007/1830 reg 2 and of a council's financial year.
    pub const FIRST_OF_APRIL: Self = Self { day: 1, month: 4 };

    /// A day and month, unless no year has that day.
    pub fn new(day: i8, month: i8) -> Option<Self> {
        Date::new(LEAP, month, day).ok().map(|_| Self { day, month })
    }

    /// The day in one year, or `None` when the year is outside -9999 to 9999.
    pub fn in_year(self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        Date::new(year, self.month, self.day.min(first.days_in_month())).ok()
    }

    /// Whether every year has this day: not so for 29 February.
    pub(super) fn is_in_every_year(self) -> bool {
        self != Self { day: 29, month: 2 }
    }
}

impl fmt::Display for DayMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, words::month_name(self.month))
    }
}

impl FromStr for DayMonth {
    type Err = words::DateError;

    /// Reads `31 March`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Read with a leap year behind it, so that 29 February passes.
        let date = words::parse(&format!("{text} {LEAP}")).map_err(|_| {
            words::DateError::whole(format!(
                "{} is not a day of the year: write it like 31 March",
                words::quote(text)
            ))
        })?;
        Ok(Self { day: date.day(), month: date.month() })
    }
}

impl TryFrom<String> for DayMonth {
    type Error = words::DateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<DayMonth> for String {
    fn from(day: DayMonth) -> Self {
        day.to_string()
    }
}
