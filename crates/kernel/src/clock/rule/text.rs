//! The plain words in which rules are written in files, and the checks on them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Before, By, Delay, Every, Lead, Threshold, When, Within};
use crate::clock::{Basis, Count, DayMonth, Period, plain_date::PlainDate};

/// `{ months = 3, from = 2007-12-31 }`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EveryText {
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PlainDate>,
}

/// `{ days = 28, of = "receipt of the recommendations" }`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WithinText {
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    working_days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<Count>,
    of: String,
}

/// `{ clear-days = 5, basis = "working", event = "the meeting" }`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BeforeText {
    #[serde(skip_serializing_if = "Option::is_none")]
    clear_days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    working_days: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<Count>,
    event: String,
}

/// `{ each-year = "31 March" }` or `{ date = 2024-01-31 }`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ByText {
    #[serde(skip_serializing_if = "Option::is_none")]
    each_year: Option<DayMonth>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<PlainDate>,
}

/// `{ at-least = 3, of = "qualifying complaints" }`
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WhenText {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more_than: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fewer_than: Option<u32>,
    of: String,
}

/// The one that is given, or the reason why there is not exactly one.
fn exactly_one<T, const N: usize>(choices: &str, given: [Option<T>; N]) -> Result<T, String> {
    let mut given = given.into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(format!("give exactly one of {choices}")),
    }
}

fn named(text: String, field: &str, example: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(format!("say what it hangs on: {field} = \"{example}\"")),
        _ => Ok(text),
    }
}

impl TryFrom<EveryText> for Every {
    type Error = String;

    fn try_from(text: EveryText) -> Result<Self, String> {
        let choices = [
            text.days.map(Period::Days),
            text.weeks.map(Period::Weeks),
            text.months.map(Period::Months),
            text.years.map(Period::Years),
        ];
        let period = exactly_one("days, weeks, months or years", choices)?;
        let PlainDate(from) = text.from.ok_or("say when it first falls due: from = 2022-03-31")?;
        Ok(Self { period, from })
    }
}

impl From<Every> for EveryText {
    fn from(Every { period, from }: Every) -> Self {
        let text = Self { from: Some(PlainDate(from)), ..Self::default() };
        match period {
            Period::Days(count) => Self { days: Some(count), ..text },
            Period::Weeks(count) => Self { weeks: Some(count), ..text },
            Period::Months(count) => Self { months: Some(count), ..text },
            Period::Years(count) => Self { years: Some(count), ..text },
        }
    }
}

impl TryFrom<WithinText> for Within {
    type Error = String;

    fn try_from(text: WithinText) -> Result<Self, String> {
        let period = |make: fn(Count) -> Period, count: Option<Count>| count.map(make).map(Delay::Period);
        let choices = [
            period(Period::Days, text.days),
            text.working_days.map(Delay::WorkingDays),
            period(Period::Weeks, text.weeks),
            period(Period::Months, text.months),
            period(Period::Years, text.years),
        ];
        let delay = exactly_one("days, working-days, weeks, months or years", choices)?;
        Ok(Self { delay, of: named(text.of, "of", "receipt of the recommendations")? })
    }
}

impl From<Within> for WithinText {
    fn from(Within { delay, of }: Within) -> Self {
        let text = Self { of, ..Self::default() };
        match delay {
            Delay::WorkingDays(count) => Self { working_days: Some(count), ..text },
            Delay::Period(Period::Days(count)) => Self { days: Some(count), ..text },
            Delay::Period(Period::Weeks(count)) => Self { weeks: Some(count), ..text },
            Delay::Period(Period::Months(count)) => Self { months: Some(count), ..text },
            Delay::Period(Period::Years(count)) => Self { years: Some(count), ..text },
        }
    }
}

impl TryFrom<BeforeText> for Before {
    type Error = String;

    fn try_from(text: BeforeText) -> Result<Self, String> {
        let period = |make: fn(Count) -> Period, count: Option<Count>| count.map(make).map(Lead::Period);
        let clear = match (text.clear_days, text.basis) {
            (Some(count), Some(basis)) => Some(Lead::ClearDays(count, basis)),
            (None, None) => None,
            (Some(_), None) => {
                return Err("clear days need a basis: basis = \"working\" or \"calendar\"".to_owned());
            }
            (None, Some(_)) => return Err("a basis only goes with clear-days".to_owned()),
        };
        let choices = [
            clear,
            period(Period::Days, text.days),
            text.working_days.map(Lead::WorkingDays),
            period(Period::Weeks, text.weeks),
            period(Period::Months, text.months),
            period(Period::Years, text.years),
        ];
        let lead = exactly_one("clear-days, days, working-days, weeks, months or years", choices)?;
        Ok(Self { lead, event: named(text.event, "event", "the meeting")? })
    }
}

impl From<Before> for BeforeText {
    fn from(Before { lead, event }: Before) -> Self {
        let text = Self { event, ..Self::default() };
        match lead {
            Lead::ClearDays(count, basis) => Self { clear_days: Some(count), basis: Some(basis), ..text },
            Lead::WorkingDays(count) => Self { working_days: Some(count), ..text },
            Lead::Period(Period::Days(count)) => Self { days: Some(count), ..text },
            Lead::Period(Period::Weeks(count)) => Self { weeks: Some(count), ..text },
            Lead::Period(Period::Months(count)) => Self { months: Some(count), ..text },
            Lead::Period(Period::Years(count)) => Self { years: Some(count), ..text },
        }
    }
}

impl TryFrom<ByText> for By {
    type Error = String;

    fn try_from(text: ByText) -> Result<Self, String> {
        let date = text.date.map(|PlainDate(date): PlainDate| -> Date { date });
        exactly_one("each-year or date", [text.each_year.map(Self::EachYear), date.map(Self::Date)])
    }
}

impl From<By> for ByText {
    fn from(by: By) -> Self {
        match by {
            By::EachYear(day) => Self { each_year: Some(day), date: None },
            By::Date(date) => Self { each_year: None, date: Some(PlainDate(date)) },
        }
    }
}

impl TryFrom<WhenText> for When {
    type Error = String;

    fn try_from(text: WhenText) -> Result<Self, String> {
        let choices = [
            text.at_least.map(Threshold::AtLeast),
            text.more_than.map(Threshold::MoreThan),
            text.at_most.map(Threshold::AtMost),
            text.fewer_than.map(Threshold::FewerThan),
        ];
        let threshold = exactly_one("at-least, more-than, at-most or fewer-than", choices)?;
        Ok(Self { threshold, of: named(text.of, "of", "qualifying complaints")? })
    }
}

impl From<When> for WhenText {
    fn from(When { threshold, of }: When) -> Self {
        let text = Self { of, ..Self::default() };
        match threshold {
            Threshold::AtLeast(count) => Self { at_least: Some(count), ..text },
            Threshold::MoreThan(count) => Self { more_than: Some(count), ..text },
            Threshold::AtMost(count) => Self { at_most: Some(count), ..text },
            Threshold::FewerThan(count) => Self { fewer_than: Some(count), ..text },
        }
    }
}
