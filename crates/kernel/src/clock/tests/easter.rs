//! Easter against the statute's own table, and against another method beyond it.

use jiff::civil::{Date, Weekday, date};

use crate::clock::easter::easter_day;

/// The Paschal full moon for each golden number from 1900 to 2199: month and day, from the table annexed to
/// the Calendar (New Style) Act 1750.
const FULL_MOONS: [(i8, i8); 19] = [
    (4, 14),
    (4, 3),
    (3, 23),
    (4, 11),
    (3, 31),
    (4, 18),
    (4, 8),
    (3, 28),
    (4, 16),
    (4, 5),
    (3, 25),
    (4, 13),
    (4, 2),
    (3, 22),
    (4, 10),
    (3, 30),
    (4, 17),
    (4, 7),
    (3, 27),
];

/// The first Sunday after the Paschal full moon.
fn by_the_act(year: i16) -> Date {
    let (month, day) = FULL_MOONS[usize::try_from(year % 19).expect("not negative")];
    date(year, month, day).nth_weekday(1, Weekday::Sunday).expect("in range")
}

/// Oudin's method of 1940, which shares no step with the one in use.
fn by_oudin(year: i16) -> Date {
    let year = i32::from(year);
    let century = year / 100;
    let golden = year % 19;
    let shift = (century - 17) / 25;
    let mut moon = (century - century / 4 - (century - shift) / 3 + 19 * golden + 15) % 30;
    moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let sunday = moon - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    let small = |number| i16::try_from(number).expect("small");
    date(small(year), small(month) as i8, small(day) as i8)
}

#[test]
fn easter_is_the_day_of_the_acts_table() {
    for year in 1900..=2199 {
        assert_eq!(easter_day(year), Some(by_the_act(year)), "{year}");
    }
}

#[test]
fn easter_agrees_with_another_method_in_every_gregorian_year() {
    for year in 1583..=9999 {
        assert_eq!(easter_day(year), Some(by_oudin(year)), "{year}");
    }
}

#[test]
fn there_is_no_easter_before_the_gregorian_calendar_or_after_the_last_date() {
    for year in [i16::MIN, -1, 0, 1, 1582, 10_000, i16::MAX] {
        assert_eq!(easter_day(year), None, "{year}");
    }
}
