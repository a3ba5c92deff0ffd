//! Days that come round: the occurrences of a rule.

use jiff::civil::Date;

use super::{By, Every, Rule};
use crate::clock::{
    ClockError, DayMonth,
    period::{Unit, days_between},
};

impl Every {
    /// The first day on or after `from` on which it falls due.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] past the year 9999.
    pub fn first_from(&self, from: Date) -> Result<Date, ClockError> {
        self.period.after(self.from, self.times_until(from))
    }

    /// How many periods must run from the first day so that `from` is reached or passed.
    fn times_until(&self, from: Date) -> i32 {
        if from <= self.from {
            return 0;
        }
        let (run, length) = match self.period.unit() {
            Unit::Days(days) => (i64::from(days_between(self.from, from)), days),
            Unit::Months(months) => (months_touched(self.from, from), months),
        };
        i32::try_from(run.div_euclid(length) + i64::from(run.rem_euclid(length) != 0)).unwrap_or(i32::MAX)
    }
}

/// The months that must run from one day so that a later one is reached or passed.
fn months_touched(start: Date, end: Date) -> i64 {
    let years = i64::from(end.year()) - i64::from(start.year());
    let months = years * 12 + i64::from(end.month()) - i64::from(start.month());
    // The corresponding date in the month of `end` is the same number, or the last of the month if that is
    // less.
    let corresponding = start.day().min(end.days_in_month());
    months + i64::from(end.day() > corresponding)
}

/// The first such day on or after `from`.
pub(super) fn first_each_year(day: DayMonth, from: Date) -> Result<Date, ClockError> {
    let in_year = |year| day.in_year(year).ok_or(ClockError::TooFar);
    let this = in_year(from.year())?;
    if this < from { in_year(from.year() + 1) } else { Ok(this) }
}

impl Rule {
    /// The days from one day to another, both included, on which an `every` or a `by` falls due. The list
    /// ends early at the year 9999.
    ///
    /// # Errors [`ClockError::NotRecurring`] for rules that follow from an event, and [`ClockError::NoDate`]
    /// for a threshold.
    pub fn occurrences(&self, from: Date, to: Date) -> Result<Vec<Date>, ClockError> {
        let first_from = |day| match self {
            Self::Every(every) => every.first_from(day),
            Self::By(By::EachYear(each)) => first_each_year(*each, day),
            Self::By(By::Date(date)) if day <= *date => Ok(*date),
            Self::By(By::Date(_)) => Err(ClockError::TooFar),
            Self::Within(_) | Self::Before(_) => Err(ClockError::NotRecurring),
            Self::When(_) => Err(ClockError::NoDate),
        };
        let first = match first_from(from) {
            Err(ClockError::TooFar) => return Ok(Vec::new()),
            other => other?,
        };
        let next = |day: &Date| first_from(day.tomorrow().ok()?).ok();
        Ok(std::iter::successors(Some(first), next).take_while(|day| *day <= to).collect())
    }
}
