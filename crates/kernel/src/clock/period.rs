//! Days, weeks, months and years as the law steps through them.

use std::fmt;

use jiff::{Span, civil::Date};

use super::{ClockError, Count};

/// A length of time in one unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Days, all of them counted.
    Days(Count),
    /// Weeks of seven days.
    Weeks(Count),
    /// Calendar months; see [`add_months`].
    Months(Count),
    /// Years of twelve calendar months.
    Years(Count),
}

impl Period {
    /// The day that lies this period, taken `times` times over, after a day; before it when `times` is
    /// negative.
    ///
    /// The steps are counted from the day given, so an end of month that was cut short does not stay short:
    /// three months after 30 November is 28 February, and six months after is 30 May.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] outside the years -9999 to 9999.
    pub fn after(self, from: Date, times: i32) -> Result<Date, ClockError> {
        let times = i64::from(times);
        match self.unit() {
            Unit::Days(days) => Self::step_days(from, days * times),
            Unit::Months(months) => step_months(from, months * times),
        }
    }

    /// The period as a number of days or of months.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Days(count) => Unit::Days(i64::from(count)),
            Self::Weeks(count) => Unit::Days(i64::from(count) * 7),
            Self::Months(count) => Unit::Months(i64::from(count)),
            Self::Years(count) => Unit::Months(i64::from(count) * 12),
        }
    }

    pub(super) fn step_days(from: Date, days: i64) -> Result<Date, ClockError> {
        Span::new().try_days(days).and_then(|span| from.checked_add(span)).map_err(|_| ClockError::TooFar)
    }

    /// How often something comes round: `every week`, `every 3 months`.
    pub(super) fn every(self) -> String {
        let (count, unit) = self.parts();
        match count.get() {
            1 => format!("every {unit}"),
            _ => format!("every {}", count.of(unit)),
        }
    }

    fn parts(self) -> (Count, &'static str) {
        match self {
            Self::Days(count) => (count, "day"),
            Self::Weeks(count) => (count, "week"),
            Self::Months(count) => (count, "month"),
            Self::Years(count) => (count, "year"),
        }
    }
}

impl fmt::Display for Period {
    /// The number and the unit: `10 weeks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = self.parts();
        f.write_str(&count.of(unit))
    }
}

/// What a period is made of underneath.
pub(super) enum Unit {
    Days(i64),
    Months(i64),
}

/// The corresponding date a number of months later, or earlier when the number is negative.
///
/// A period of months ends on the day of the month that bears the same number, or on the last day of the
/// month when there is none (the corresponding date rule: *Dodds v Walker* \[1981\] 1 WLR 1027). One month
/// after 31 January 2022 is 28 February 2022.
///
/// # Errors
/// [`ClockError::TooFar`] outside the years -9999 to 9999.
pub fn add_months(from: Date, months: i32) -> Result<Date, ClockError> {
    step_months(from, i64::from(months))
}

fn step_months(from: Date, months: i64) -> Result<Date, ClockError> {
    // Date's own arithmetic keeps the day of the month, or takes the last one.
    Span::new().try_months(months).and_then(|span| from.checked_add(span)).map_err(|_| ClockError::TooFar)
}

/// The days from one date to another, negative when the second comes first.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    // The whole range of dates is about 7.3 million days, so this never saturates.
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(i32::MAX)
}
