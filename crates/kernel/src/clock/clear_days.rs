//! Clear days: the notice that must lie wholly between the issue of papers and the meeting.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Calendar, ClockError, Period, period::days_between};

/// Which days count as clear days.
///
/// The Local Government Act 1972 Part VA and SI 2012/2089 say "clear days" and no more. In *R v Swansea City
/// Council, ex parte Elitestone Ltd* (1993) the Court of Appeal took the clear days of s100B to be working
/// days, and that is how the five are counted. No such ruling is known for the 28 clear days of SI 2012/2089
/// reg 5, so their basis stands as unverified in the rulebook, where it can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Only working days count.
    Working,
    /// Every day counts.
    Calendar,
}

impl Calendar {
    /// The last day on which papers can be issued so that a number of clear days lies between it and the
    /// meeting.
    ///
    /// Neither the day of issue nor the day of the meeting is counted. On the working basis the day of issue
    /// is itself a working day, because papers cannot be open to inspection in an office that is shut.
    ///
    /// # Errors
    /// [`ClockError::TooFar`] before the year -9999.
    pub fn latest_issue_day(&self, meeting: Date, clear_days: u16, basis: Basis) -> Result<Date, ClockError> {
        let back = i32::from(clear_days) + 1;
        match basis {
            Basis::Working => self.add_working_days(meeting, -back),
            Basis::Calendar => Period::step_days(meeting, -i64::from(back)),
        }
    }

    /// How many clear days lie between the issue of papers and the meeting: 0 when they are issued on the day
    /// or after it.
    pub fn clear_days_between(&self, issued: Date, meeting: Date, basis: Basis) -> u32 {
        let between = days_between(issued, meeting).saturating_sub(1);
        let clear = match basis {
            Basis::Working => self.count_working(issued, between, Date::tomorrow),
            Basis::Calendar => between,
        };
        u32::try_from(clear).unwrap_or(0)
    }
}
