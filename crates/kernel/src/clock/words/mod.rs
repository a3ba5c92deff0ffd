//! Dates as people write and read them.

mod parse;

use jiff::civil::{Date, Time, Weekday};

pub(super) use parse::quote;
pub use parse::{DateError, Part, from_parts, parse};

/// The months as people write them, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `15 February 2022`.
pub fn format(date: Date) -> String {
    format!("{} {}", date.day(), format_month(date))
}

/// `Tuesday 15 February 2022`.
pub fn format_long(date: Date) -> String {
    format!("{} {}", weekday_name(date.weekday()), format(date))
}

/// `February 2022`.
pub fn format_month(date: Date) -> String {
    format!("{} {}", month_name(date.month()), date.year())
}

/// A time as people write it: `9:30am`, `2pm`, `midday`.
pub fn format_time(time: Time) -> String {
    let (hour, half) = (time.hour(), if time.hour() < 12 { "am" } else { "pm" });
    let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
    match (hour, time.minute()) {
        (12, 0) => "midday".into(),
        (0, 0) => "midnight".into(),
        (_, 0) => format!("{shown}{half}"),
        (_, minute) => format!("{shown}:{minute:02}{half}"),
    }
}

/// The name of a day of the week.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The name of a month from 1 to 12; empty for any other number.
pub(super) fn month_name(month: i8) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// A list as a sentence has it: `a`, `a or b`, `a, b or c`.
pub(super) fn list_or(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
