//! Real bank holidays in England and Wales, and what is true of them in every year.

use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::{any_day, england};
use crate::clock::Calendar;

/// The list that GOV.UK published for each year: month and day.
const PUBLISHED: [(i16, &[(i8, i8)]); 14] = [
    (2015, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2016, &[(1, 1), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    (2017, &[(1, 2), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2018, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
];

/// Earlier years in which a proclamation changed the usual days.
const CHANGED: [(i16, &[(i8, i8)]); 5] = [
    (1981, &[(1, 1), (4, 17), (4, 20), (5, 4), (5, 25), (7, 29), (8, 31), (12, 25), (12, 28)]),
    (1995, &[(1, 2), (4, 14), (4, 17), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (1999, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28), (12, 31)]),
    (2002, &[(1, 1), (3, 29), (4, 1), (5, 6), (6, 3), (6, 4), (8, 26), (12, 25), (12, 26)]),
    (2012, &[(1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26)]),
];

fn dates(calendar: &Calendar, year: i16) -> Vec<Date> {
    calendar.holidays_in(year).into_iter().map(|holiday| holiday.date).collect()
}

#[test]
fn the_published_lists_are_met_day_for_day() {
    for (year, days) in PUBLISHED.into_iter().chain(CHANGED) {
        let expected: Vec<_> = days.iter().map(|(month, day)| date(year, *month, *day)).collect();
        assert_eq!(dates(&england(), year), expected, "{year}");
    }
}

#[test]
fn names_say_what_a_day_is_and_when_it_stands_in_for_another() {
    let cases = [
        (date(2022, 1, 3), Some("New Year's Day (substitute day)")),
        (date(2022, 1, 1), None),
        (date(2019, 1, 1), Some("New Year's Day")),
        (date(2022, 4, 15), Some("Good Friday")),
        (date(2022, 4, 17), None),
        (date(2022, 4, 18), Some("Easter Monday")),
        (date(2022, 5, 2), Some("Early May bank holiday")),
        (date(2022, 5, 30), None),
        (date(2022, 6, 2), Some("Spring bank holiday")),
        (date(2022, 6, 3), Some("Platinum Jubilee bank holiday")),
        (date(2022, 8, 29), Some("Summer bank holiday")),
        (date(2022, 12, 25), None),
        (date(2022, 12, 26), Some("Boxing Day")),
        (date(2022, 12, 27), Some("Christmas Day (substitute day)")),
        (date(2021, 12, 27), Some("Christmas Day (substitute day)")),
        (date(2021, 12, 28), Some("Boxing Day (substitute day)")),
        (date(2024, 12, 25), Some("Christmas Day")),
        (date(2026, 12, 28), Some("Boxing Day (substitute day)")),
    ];
    for (day, name) in cases {
        let found = england().holiday_on(day).map(|holiday| holiday.name.into_owned());
        assert_eq!(found.as_deref(), name, "{day}");
    }
}

#[test]
fn the_computed_calendar_knows_nothing_of_proclaimed_changes() {
    let computed = Calendar::computed();
    assert!(computed.is_holiday(date(2022, 5, 30)));
    assert!(!computed.is_holiday(date(2022, 6, 2)));
    assert!(computed.is_working_day(date(2022, 9, 19)));
    assert!(!england().is_holiday(date(2022, 5, 30)));
    assert!(england().is_holiday(date(2022, 6, 2)));
    assert!(!england().is_working_day(date(2022, 9, 19)));
}

#[test]
fn there_are_none_before_the_pattern_began() {
    assert_eq!(dates(&england(), 1977), []);
    assert_eq!(dates(&england(), -4), []);
    assert_eq!(dates(&england(), 1978).len(), 8);
}

#[test]
fn the_last_year_there_is_has_its_holidays() {
    assert_eq!(dates(&england(), 9999).len(), 8);
    assert_eq!(dates(&england(), i16::MAX), []);
}

proptest! {
    #[test]
    fn every_year_has_eight_different_usual_holidays_on_weekdays(year in 1978..=9999_i16) {
        let found = dates(&Calendar::computed(), year);
        prop_assert_eq!(found.len(), 8);
        prop_assert!(found.is_sorted_by(|one, next| one < next), "{:?}", found);
        for day in &found {
            prop_assert!(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{}", day);
            prop_assert_eq!(day.year(), year);
        }
        prop_assert_eq!(found.iter().filter(|day| day.weekday() == Weekday::Friday && (3..=4).contains(&day.month())).count(), 1);
    }

    #[test]
    fn asking_by_day_and_asking_by_year_agree(day in any_day()) {
        let calendar = england();
        let listed = calendar.holidays_in(day.year()).iter().any(|holiday| holiday.date == day);
        prop_assert_eq!(calendar.is_holiday(day), listed);
        prop_assert_eq!(calendar.holiday_on(day).is_some(), listed);
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        prop_assert_eq!(calendar.is_working_day(day), !listed && !weekend);
    }
}
