//! The due date of a rule, from the day it hangs on.

use jiff::civil::Date;

use super::{Before, By, Delay, Lead, Rule, Within, every::first_each_year, sentence};
use crate::clock::{Calendar, ClockError};

/// The day that a due date is worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    date: Date,
    event: Option<String>,
}

impl Anchor {
    /// For a rule that follows or precedes an event, the day of the event. For one that comes round, the day
    /// to look from.
    pub fn on(date: Date) -> Self {
        Self { date, event: None }
    }

    /// Names the event, in place of the rule's own words: `the meeting of the Health and Wellbeing Board`.
    #[must_use]
    pub fn called(self, event: impl Into<String>) -> Self {
        Self { event: Some(event.into()), ..self }
    }
}

impl From<Date> for Anchor {
    fn from(date: Date) -> Self {
        Self::on(date)
    }
}

/// When something is due, and why on that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is in time. This may be a day that is not worked, and the sentence then says
    /// so.
    pub date: Date,
    /// One sentence for a person: `Due by 31 March 2022: 28 days after receipt of the recommendations on 3
    /// March 2022.`
    pub because: String,
}

impl Rule {
    /// When the rule falls due, given the day it hangs on.
    ///
    /// For `within` and `before` that is the day of the event. For `every` and `by` each year the answer is
    /// the first due date on or after that day; for `by` a single date it is that date, even when it has
    /// passed.
    ///
    /// # Errors
    /// [`ClockError::NoDate`] for a threshold, [`ClockError::TooFar`] outside the years -9999 to 9999.
    pub fn due(&self, anchor: &Anchor, calendar: &Calendar) -> Result<Due, ClockError> {
        let day = anchor.date;
        let event = |own: &'_ str| anchor.event.clone().unwrap_or_else(|| own.to_owned());
        let (date, why) = match self {
            Self::Every(every) => (every.first_from(day)?, sentence::every(every)),
            Self::Within(within) => {
                let date = within.due(day, calendar)?;
                (date, sentence::within(within, &event(&within.of), day, date, calendar))
            }
            Self::Before(before) => {
                let date = before.due(day, calendar)?;
                (date, sentence::before(before, &event(&before.event), day, date, calendar))
            }
            Self::By(By::EachYear(each)) => {
                let date = first_each_year(*each, day)?;
                (date, format!("{each} in each legal year, here {}", calendar.legal_year_of(date)))
            }
            Self::By(By::Date(date)) => (*date, "a date fixed in advance".to_owned()),
            Self::When(_) => return Err(ClockError::NoDate),
        };
        Ok(Due { date, because: format!("Due by {}: {why}.", sentence::day(date, calendar)) })
    }
}

impl Within {
    /// The last day of the delay after an event.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] past the year 9999.
    pub fn due(&self, event: Date, calendar: &Calendar) -> Result<Date, ClockError> {
        match self.delay {
            Delay::Period(period) => period.after(event, 1),
            Delay::WorkingDays(count) => calendar.add_working_days(event, i32::from(count.get())),
        }
    }
}

impl Before {
    /// The last day that is early enough before an event.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] before the year -9999.
    pub fn due(&self, event: Date, calendar: &Calendar) -> Result<Date, ClockError> {
        match self.lead {
            Lead::Period(period) => period.after(event, -1),
            Lead::WorkingDays(count) => calendar.add_working_days(event, -i32::from(count.get())),
            Lead::ClearDays(count, basis) => calendar.latest_issue_day(event, count.get(), basis),
        }
    }
}
