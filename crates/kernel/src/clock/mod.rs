//! Clocks of law: working days, clear days, legal years and the closed set of rules by which law sets a
//! deadline.
//!
//! Nothing here reads the time. A date comes in, and a date with a reason comes out:
//!
//! * [`Calendar`] knows which days are worked in England and Wales. Bank holidays are computed from the
//!   Banking and Financial Dealings Act 1971 and changed by dated, cited data.
//! * [`LegalYear`], [`Quarter`] and [`Period`] cut up the year and step through it.
//! * [`Rule`] is one clock: every, within, before, by, when. A [`CitedRule`] is a rule with its source and
//!   how sure we are of it.
//!   The rulebook's files use [`Before`] today; the other kinds are complete and tested, and wait for the duties
//!   that will need them.
//! * [`words`] writes and reads dates the way people do.
//!
//! A delay ends on the day worked out, even when nobody works on it. No general rule of law moves it to a
//! working day, so an explanation says when the day is a weekend or a bank holiday and leaves the choice to a
//! person.

mod calendar;
mod cited;
mod clear_days;
mod count;
mod day_month;
mod easter;
mod error;
mod holidays;
mod overrides;
mod period;
pub mod plain_date;
mod quarter;
mod rule;
pub mod words;
mod working_days;
mod year;

#[cfg(test)]
mod tests;

pub use calendar::Calendar;
pub use cited::{CitedRule, Confidence};
pub use clear_days::Basis;
pub use count::Count;
pub use day_month::DayMonth;
pub use error::{CalendarError, ClockError};
pub use holidays::Holiday;
pub use period::{Period, add_months};
pub use quarter::Quarter;
pub use rule::{Anchor, Before, By, Delay, Due, Every, Lead, Rule, Threshold, Verdict, When, Within};
pub use year::LegalYear;
