//! Reading a date that a person typed.

use std::{error, fmt};

use jiff::civil::{Date, Weekday};

use super::{MONTHS, format, format_month, weekday_name};

/// The box that an error belongs to, for forms that ask for day, month and year apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
    /// The date as a whole.
    Whole,
}

/// Why some text is not a date, in words for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// Which part is wrong.
    pub part: Part,
    /// What is wrong, and how to put it right.
    pub message: String,
}

impl DateError {
    fn new(part: Part, message: String) -> Self {
        Self { part, message }
    }

    pub(in super::super) fn whole(message: String) -> Self {
        Self::new(Part::Whole, message)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for DateError {}

/// Reads `15 February 2022`, `Tuesday 15 Feb 2022`, `15/2/2022` or `2022-02-15`, in any case. The day comes
/// before the month unless the year comes first.
///
/// # Errors [`DateError`] with a sentence for the person, such as `30 February 2022 is not a date: February
/// 2022 has 28 days`.
pub fn parse(text: &str) -> Result<Date, DateError> {
    let separators = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',');
    let mut words: Vec<&str> = text.split(separators).filter(|word| !word.is_empty()).collect();
    let weekday = words.first().and_then(|word| read_weekday(word));
    if weekday.is_some() {
        words.remove(0);
    }
    let date = match words[..] {
        [] => return Err(DateError::whole("Enter a date, such as 15 February 2022".to_owned())),
        [year, month, day] if year.len() == 4 && read_number(year).is_some() => from_parts(day, month, year),
        [day, month, year] => from_parts(day, month, year),
        _ => Err(DateError::whole(format!("{} is not a date: write it like 15 February 2022", quote(text)))),
    }?;
    match weekday {
        Some(said) if said != date.weekday() => {
            let (day, is, said) = (format(date), weekday_name(date.weekday()), weekday_name(said));
            Err(DateError::whole(format!("{day} is a {is}, not a {said}")))
        }
        _ => Ok(date),
    }
}

/// Reads a date from three boxes. The month may be a number, a name, or a name cut to three letters or more.
///
/// # Errors
/// [`DateError`] that names the part at fault.
pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Date, DateError> {
    let number = read_day(day.trim())?;
    let month = read_month(month.trim())?;
    let year = read_year(year.trim())?;
    let first = Date::new(year, month, 1).map_err(|_| not_a_year(&year.to_string()))?;
    let day = i8::try_from(number).ok().and_then(|day| Date::new(year, month, day).ok());
    day.ok_or_else(|| {
        let (month, length) = (format_month(first), first.days_in_month());
        DateError::new(Part::Day, format!("{number} {month} is not a date: {month} has {length} days"))
    })
}

fn read_day(text: &str) -> Result<u16, DateError> {
    let lower = text.to_ascii_lowercase();
    let bare =
        ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
    read_number(bare).ok_or_else(|| {
        let message = match text {
            "" => "Enter the day of the month, such as 15".to_owned(),
            _ => format!("{} is not a day of the month: give a number such as 15", quote(text)),
        };
        DateError::new(Part::Day, message)
    })
}

fn read_month(text: &str) -> Result<i8, DateError> {
    let wanted = text.to_ascii_lowercase();
    let named = |name: &&str| name.to_ascii_lowercase().starts_with(&wanted);
    let found = match read_number(text) {
        Some(number) => i8::try_from(number).ok().filter(|number| (1..=12).contains(number)),
        None if wanted.len() < 3 => None,
        None => MONTHS.iter().position(named).and_then(|index| i8::try_from(index + 1).ok()),
    };
    found.ok_or_else(|| {
        let message = match text {
            "" => "Enter the month, such as February or 2".to_owned(),
            _ => format!("{} is not a month: write the day, then the month, then the year", quote(text)),
        };
        DateError::new(Part::Month, message)
    })
}

fn read_year(text: &str) -> Result<i16, DateError> {
    let number = read_number(text).and_then(|number| i16::try_from(number).ok());
    number.filter(|year| (1000..=9999).contains(year)).ok_or_else(|| not_a_year(text))
}

fn not_a_year(text: &str) -> DateError {
    let message = match text {
        "" => "Enter the year, such as 2022".to_owned(),
        _ => format!("{} is not a year: write all four figures, such as 2022", quote(text)),
    };
    DateError::new(Part::Year, message)
}

fn read_weekday(text: &str) -> Option<Weekday> {
    let wanted = text.to_ascii_lowercase();
    let is_meant = |day: &Weekday| weekday_name(*day).to_ascii_lowercase().starts_with(&wanted);
    Weekday::Monday.cycle_forward().take(7).find(is_meant).filter(|_| wanted.len() >= 3)
}

/// A number of up to four figures.
fn read_number(text: &str) -> Option<u16> {
    let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// What was typed, in quotation marks and cut to 40 characters so that an error stays a line.
pub(in super::super) fn quote(text: &str) -> String {
    let text = text.trim();
    let short: String = text.chars().take(40).collect();
    match short.len() == text.len() {
        true => format!("“{short}”"),
        false => format!("“{short}...”"),
    }
}
