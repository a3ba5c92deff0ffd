//! The closed set of rule kinds, as law uses them. There is no expression language: what does not fit here
//! needs a new kind.

mod due;
mod every;
mod sentence;
mod text;
mod threshold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Basis, Count, DayMonth, Period};

pub use due::{Anchor, Due};
pub use threshold::{Threshold, Verdict, When};

/// One clock of law. In a file it is written in plain words:
///
/// ```toml
/// every  = { months = 3, from = 2007-12-31 }
/// within = { days = 28, of = "receipt of the recommendations" }
/// before = { clear-days = 5, basis = "working", event = "the meeting" }
/// by     = { each-year = "31 March" }
/// when   = { at-least = 3, of = "qualifying complaints" }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Something comes round, counted from a first day.
    Every(Every),
    /// Something must follow an event soon enough.
    Within(Within),
    /// Something must come early enough before an event.
    Before(Before),
    /// Something is due on a day fixed in advance.
    By(By),
    /// Something is due for as long as a count passes a threshold.
    When(When),
}

/// It falls due on a first day and then each time a period has run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "text::EveryText", into = "text::EveryText")]
pub struct Every {
    /// How long from one day to the next.
    pub period: Period,
    /// The first day on which it falls due. Later days are all counted from this one, so 31 January is never
    /// worn down to 28.
    pub from: Date,
}

/// It falls due when a delay has run after an event. The day of the event is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "text::WithinText", into = "text::WithinText")]
pub struct Within {
    /// How long after.
    pub delay: Delay,
    /// The event in words that follow "after", such as `receipt of the recommendations`.
    pub of: String,
}

/// How long after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delay {
    /// Days, weeks, months or years of the calendar.
    Period(Period),
    /// Working days.
    WorkingDays(Count),
}

/// It falls due some time before an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "text::BeforeText", into = "text::BeforeText")]
pub struct Before {
    /// How long before.
    pub lead: Lead,
    /// The event in words that follow "before", such as `the meeting`.
    pub event: String,
}

/// How long before an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lead {
    /// Days, weeks, months or years of the calendar.
    Period(Period),
    /// Working days.
    WorkingDays(Count),
    /// Days that lie wholly between, with neither end counted.
    ClearDays(Count, Basis),
}

/// It falls due on a fixed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "text::ByText", into = "text::ByText")]
pub enum By {
    /// The same day in each legal year.
    EachYear(DayMonth),
    /// One day, once.
    Date(Date),
}
