//! Tests of the clocks: tables of real days, and properties checked by counting.

mod bank_holidays;
mod calendar_file;
mod clear_days;
mod easter;
mod edges;
mod explanations;
mod periods;
mod recurring;
mod rule_files;
mod thresholds;
mod words;
mod working_days;
mod years;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Calendar, Count, Rule};

/// The calendar of the rulebook.
const ENGLAND_AND_WALES: &str = include_str!("../../../../../rulebook/calendars/england-and-wales.toml");

fn england() -> Calendar {
    Calendar::from_toml(ENGLAND_AND_WALES).expect("the rulebook's calendar loads")
}

/// A date as a test writes it.
fn on(text: &str) -> Date {
    super::words::parse(text).expect(text)
}

fn rule(toml: &str) -> Rule {
    toml::from_str(toml).expect(toml)
}

fn count(number: u16) -> Count {
    Count::new(number).expect("not 0")
}

/// Any day from 1978 to 2099, the years in which bank holidays are computed and people live.
fn any_day() -> impl Strategy<Value = Date> {
    (0..44_560_i64).prop_map(|days| date(1978, 1, 1) + jiff::Span::new().days(days))
}

/// The days after the first and before the last.
fn strictly_between(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(first.tomorrow().ok(), |day| day.tomorrow().ok()).take_while(move |day| *day < last)
}
