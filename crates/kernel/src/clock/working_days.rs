//! Counting in working days.

use jiff::civil::Date;

use super::{Calendar, ClockError, period::days_between};

impl Calendar {
    /// The first working day after a day.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] past the year 9999.
    pub fn next_working_day(&self, after: Date) -> Result<Date, ClockError> {
        self.walk(after, Date::tomorrow)
    }

    /// The last working day before a day.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] before the year -9999.
    pub fn previous_working_day(&self, before: Date) -> Result<Date, ClockError> {
        self.walk(before, Date::yesterday)
    }

    fn walk(&self, from: Date, step: fn(Date) -> Result<Date, jiff::Error>) -> Result<Date, ClockError> {
        let mut day = from;
        loop {
            day = step(day).map_err(|_| ClockError::TooFar)?;
            if self.is_working_day(day) {
                return Ok(day);
            }
        }
    }

    /// The day that is a number of working days after a day, or before it when the number is negative.
    ///
    /// The day itself is never counted, whether it is worked or not; 0 gives it back unchanged.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] outside the years -9999 to 9999.
    pub fn add_working_days(&self, from: Date, count: i32) -> Result<Date, ClockError> {
        let step = if count.is_negative() { Self::previous_working_day } else { Self::next_working_day };
        (0..count.unsigned_abs()).try_fold(from, |day, _| step(self, day))
    }

    /// How many working days must be added to one day to reach another: `to` counts, `from` does not.
    ///
    /// It undoes [`Calendar::add_working_days`], and is negative when `to` comes first.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let step = if to < from { Date::yesterday } else { Date::tomorrow };
        let worked = self.count_working(from, days_between(from, to).abs(), step);
        if to < from { -worked } else { worked }
    }

    /// The working days among the `length` days that follow `from` in the direction of `step`.
    pub(super) fn count_working(
        &self,
        from: Date,
        length: i32,
        step: fn(Date) -> Result<Date, jiff::Error>,
    ) -> i32 {
        let days = std::iter::successors(step(from).ok(), |day| step(*day).ok());
        let worked = (0..length).zip(days).filter(|(_, day)| self.is_working_day(*day));
        i32::try_from(worked.count()).unwrap_or(i32::MAX)
    }
}
