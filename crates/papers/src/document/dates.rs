//! Dates as people write them on covers.

use jiff::civil::{Date, Weekday};
use kernel::clock::words::MONTHS;

use super::words;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What a line says about a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A plain date.
    Date(Date),
    /// A date, with something wrong that a person should look at.
    Doubtful(Date, String),
    /// Meant as a date, and cannot be one.
    Bad(String),
    /// Not a date.
    No,
}

/// `15 February 2022`, as papers write it.
pub(super) fn written(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// Reads a line that is a date and nothing else but a weekday or a time of day.
pub(super) fn read(line: &str) -> Found {
    let line = line.trim().trim_end_matches('.');
    if line.is_empty() || line.len() > 60 || !line.contains(|c: char| c.is_ascii_digit()) {
        return Found::No;
    }
    let tokens: Vec<String> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '.' | ':' | '(' | ')'))
        .filter(|token| !token.is_empty())
        .map(str::to_lowercase)
        .collect();
    let numeric = line.split_whitespace().next().is_some_and(|w| w.matches(['/', '-', '.']).count() == 2);
    let mut rest = &tokens[..];
    let mut weekday = None;
    if let Some(day) = rest.first().and_then(|token| weekday_named(token)) {
        (weekday, rest) = (Some(day), &rest[1..]);
    }
    let Some((parts, rest)) = rest.split_at_checked(3) else { return Found::No };
    if !rest.iter().all(|token| is_time(token)) {
        return Found::No;
    }
    let Some((day, month, year, slip)) = parts_of(parts, numeric) else { return Found::No };
    let date = match Date::new(year, month, day) {
        Ok(date) => date,
        Err(_) => return Found::Bad(format!("`{line}` is not a day of the calendar")),
    };
    match (slip, weekday) {
        (Some(month), _) => Found::Doubtful(date, format!("`{line}`: the month is taken to be {month}")),
        (_, Some(weekday)) if weekday != date.weekday() => Found::Doubtful(
            date,
            format!(
                "`{line}`: {} is a {}",
                written(date),
                DAYS[usize::from(date.weekday().to_monday_zero_offset() as u8)]
            ),
        ),
        _ => Found::Date(date),
    }
}

type Parts = (i8, i8, i16, Option<&'static str>);

fn parts_of(tokens: &[String], numeric: bool) -> Option<Parts> {
    let [a, b, c] = tokens else { return None };
    if a.len() == 4 && numeric {
        return Some((number(c)?, number(b)?, a.parse().ok()?, None));
    }
    if numeric {
        return Some((number(a)?, number(b)?, year(c)?, None));
    }
    if let (Some(day), Some((month, slip))) = (ordinal(a), month_named(b)) {
        return Some((day, month, year(c)?, slip));
    }
    let (month, slip) = month_named(a)?;
    Some((ordinal(b)?, month, year(c)?, slip))
}

fn number(token: &str) -> Option<i8> {
    token.parse::<i8>().ok().filter(|n| *n >= 0)
}

fn ordinal(token: &str) -> Option<i8> {
    let digits = token.trim_end_matches(|c: char| c.is_alphabetic());
    matches!(&token[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| number(digits)).flatten()
}

fn year(token: &str) -> Option<i16> {
    match (token.len(), token.parse::<i16>().ok()?) {
        (4, year) => Some(year),
        (2, year) if year >= 0 => Some(2000 + year),
        _ => None,
    }
}

/// The month's number, and its right name when the spelling is a slip.
fn month_named(token: &str) -> Option<(i8, Option<&'static str>)> {
    let position = |name: &str| MONTHS.iter().position(|month| *month == name);
    let exact = MONTHS.iter().position(|month| {
        let month = month.to_lowercase();
        month == token
            || (token.len() == 3 && month.starts_with(token))
            || (token == "sept" && month == "september")
    });
    if let Some(index) = exact {
        return Some((i8::try_from(index + 1).ok()?, None));
    }
    let meant = words::near(token, MONTHS)?;
    Some((i8::try_from(position(meant)? + 1).ok()?, Some(meant)))
}

fn weekday_named(token: &str) -> Option<Weekday> {
    let index = DAYS.iter().position(|day| {
        let day = day.to_lowercase();
        day == token || (token.len() >= 3 && token.len() < 5 && day.starts_with(token))
    })?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

fn is_time(token: &str) -> bool {
    let bare = token.trim_end_matches("pm").trim_end_matches("am");
    matches!(token, "at" | "from" | "noon" | "hours" | "hrs" | "am" | "pm")
        || (bare.len() <= 4 && bare.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ways_to_write_one_day() {
        for line in [
            "15 FEBRUARY 2022",
            "15 February 2022",
            "15th February 2022",
            "Tuesday 15 February 2022",
            "Tuesday, 15th Feb 2022 at 2.00 pm",
            "15/02/2022",
            "15.2.22",
            "2022-02-15",
            "February 15, 2022",
        ] {
            assert_eq!(read(line), Found::Date(date(2022, 2, 15)), "{line}");
        }
    }

    #[test]
    fn what_is_not_a_date_and_what_cannot_be_one() {
        for line in [
            "Health and Well-being Board",
            "3 people met in 2021",
            "Agenda item 5",
            "01632 960763",
            "1. Background",
            "",
        ] {
            assert_eq!(read(line), Found::No, "{line}");
        }
        for line in ["31 FEBRUARY 2022", "2022-13-01", "0/2/2022"] {
            assert!(matches!(read(line), Found::Bad(_)), "{line}");
        }
        for line in ["15 Febuary 2022", "Monday 15 February 2022"] {
            assert!(matches!(read(line), Found::Doubtful(found, _) if found == date(2022, 2, 15)), "{line}");
        }
    }

    #[test]
    fn writing_and_reading_agree() {
        for day in [date(2021, 1, 1), date(2024, 2, 29), date(2026, 12, 31)] {
            assert_eq!(read(&written(day)), Found::Date(day));
        }
    }
}
