//! The bank holidays of a year in England and Wales, worked out from the law before any proclamation changes
//! them.

use std::borrow::Cow;

use jiff::civil::{Date, Weekday};

use super::easter::easter_day;

/// The first year that today's pattern fits: the early May bank holiday was first proclaimed for 1978.
pub(super) const FIRST_YEAR: i16 = 1978;

/// A day on which public offices are closed, and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day itself, after substitution and any move.
    pub date: Date,
    /// Its name, such as `Easter Monday` or `Boxing Day (substitute day)`.
    pub name: Cow<'static, str>,
}

/// The eight usual bank holidays of a year, in order of date. Empty before [`FIRST_YEAR`].
///
/// The Banking and Financial Dealings Act 1971 s1(1) and Sch 1 para 1 give Easter Monday, the last Mondays of
/// May and August, and 26 and 27 December. New Year's Day, the first Monday in May and the remaining
/// substitute days are appointed each year by proclamation under s1(2) and (3). Good Friday and Christmas Day
/// are holidays at common law.
pub(super) fn usual(year: i16) -> impl Iterator<Item = Holiday> {
    days(year).into_iter().flatten().map(|(date, name)| Holiday { date, name: Cow::Borrowed(name) })
}

/// Whether a day is one of its year's usual bank holidays.
pub(super) fn is_usual(date: Date) -> bool {
    usual(date.year()).any(|holiday| holiday.date == date)
}

/// A day and the name of the holiday on it.
type Day = (Date, &'static str);

fn days(year: i16) -> Option<[Day; 8]> {
    if year < FIRST_YEAR {
        return None;
    }
    let easter = easter_day(year)?;
    let (christmas, boxing) = christmas(year)?;
    let mut found = [
        new_year(year)?,
        (easter.yesterday().ok()?.yesterday().ok()?, "Good Friday"),
        (easter.tomorrow().ok()?, "Easter Monday"),
        (monday(year, 5, 1)?, "Early May bank holiday"),
        (monday(year, 5, -1)?, "Spring bank holiday"),
        (monday(year, 8, -1)?, "Summer bank holiday"),
        christmas,
        boxing,
    ];
    // When Christmas Day is a Sunday its substitute comes after Boxing Day.
    found.sort();
    Some(found)
}

/// The nth Monday of a month; -1 is the last.
fn monday(year: i16, month: i8, nth: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Monday).ok()
}

/// New Year's Day, or the first Monday of January when it falls on a weekend.
fn new_year(year: i16) -> Option<Day> {
    let first = Date::new(year, 1, 1).ok()?;
    Some(match is_weekend(first) {
        true => (monday(year, 1, 1)?, "New Year's Day (substitute day)"),
        false => (first, "New Year's Day"),
    })
}

/// Christmas Day and Boxing Day. On a weekend they move to 27 and 28 December: when only one of them is on a
/// weekend, the other keeps its own day, so the two never meet.
fn christmas(year: i16) -> Option<(Day, Day)> {
    let december = |day| Date::new(year, 12, day).ok();
    let christmas = december(25)?;
    let boxing = december(26)?;
    Some((
        match is_weekend(christmas) {
            true => (december(27)?, "Christmas Day (substitute day)"),
            false => (christmas, "Christmas Day"),
        },
        match is_weekend(boxing) {
            true => (december(28)?, "Boxing Day (substitute day)"),
            false => (boxing, "Boxing Day"),
        },
    ))
}

/// Whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
