//! Counting in working days.

use jiff::civil::date;
use proptest::prelude::*;

use super::{any_day, england, on, strictly_between};
use crate::clock::ClockError;

#[test]
fn days_that_are_and_are_not_worked() {
    let cases = [
        ("Tuesday 15 February 2022", true),
        ("Saturday 12 February 2022", false),
        ("Sunday 13 February 2022", false),
        ("Good Friday is Friday 15 April 2022", false),
        ("Friday 27 May 2022", true),
        ("Monday 30 May 2022", true),
        ("Thursday 2 June 2022", false),
        ("Friday 3 June 2022", false),
        ("Saturday 26 December 2026", false),
        ("Monday 28 December 2026", false),
        ("Tuesday 29 December 2026", true),
    ];
    for (text, worked) in cases {
        let day = on(text.split(" is ").last().expect("a date"));
        assert_eq!(england().is_working_day(day), worked, "{text}");
    }
}

#[test]
fn adding_and_counting_pass_over_weekends_and_bank_holidays() {
    let cases = [
        ("15 February 2022", 1, "16 February 2022"),
        ("15 February 2022", -6, "7 February 2022"),
        ("11 February 2022", 1, "14 February 2022"),
        ("14 February 2022", -1, "11 February 2022"),
        ("14 April 2022", 1, "19 April 2022"),
        ("19 April 2022", -1, "14 April 2022"),
        ("24 December 2021", 1, "29 December 2021"),
        ("24 December 2021", 4, "4 January 2022"),
        ("4 January 2022", -4, "24 December 2021"),
        ("23 December 2022", 3, "30 December 2022"),
        ("1 June 2022", 2, "7 June 2022"),
        ("16 September 2022", 1, "20 September 2022"),
    ];
    for (from, count, to) in cases {
        let (from, to) = (on(from), on(to));
        assert_eq!(england().add_working_days(from, count), Ok(to), "{from} and {count}");
        assert_eq!(england().working_days_between(from, to), count, "{from} to {to}");
    }
}

#[test]
fn counting_from_a_day_off_never_counts_that_day() {
    let saturday = on("12 February 2022");
    assert_eq!(england().add_working_days(saturday, 0), Ok(saturday));
    assert_eq!(england().add_working_days(saturday, 1), Ok(on("14 February 2022")));
    assert_eq!(england().add_working_days(saturday, -1), Ok(on("11 February 2022")));
    assert_eq!(england().working_days_between(saturday, saturday), 0);
    assert_eq!(england().working_days_between(saturday, on("13 February 2022")), 0);
    assert_eq!(england().working_days_between(saturday, on("14 February 2022")), 1);
    assert_eq!(england().working_days_between(on("14 February 2022"), saturday), 0);
    assert_eq!(england().working_days_between(on("14 February 2022"), on("11 February 2022")), -1);
}

#[test]
fn the_ends_of_time_are_an_error_and_not_a_panic() {
    let (first, last) = (date(-9999, 1, 1), date(9999, 12, 31));
    assert_eq!(england().next_working_day(last), Err(ClockError::TooFar));
    assert_eq!(england().previous_working_day(first), Err(ClockError::TooFar));
    assert_eq!(england().add_working_days(last, i32::MAX), Err(ClockError::TooFar));
    assert_eq!(england().add_working_days(first, i32::MIN), Err(ClockError::TooFar));
    let year = england().working_days_between(date(9998, 12, 31), last);
    assert!((250..=256).contains(&year), "{year}");
}

proptest! {
    #[test]
    fn adding_then_subtracting_returns_to_a_working_day(day in any_day(), count in -400..400_i32) {
        let calendar = england();
        let start = calendar.next_working_day(day).unwrap();
        let there = calendar.add_working_days(start, count).unwrap();
        prop_assert_eq!(calendar.add_working_days(there, -count), Ok(start));
        prop_assert_eq!(calendar.working_days_between(start, there), count);
    }

    #[test]
    fn more_days_and_later_starts_end_later(day in any_day(), count in -300..300_i32, later in 0..30_i64) {
        let calendar = england();
        let end = calendar.add_working_days(day, count).unwrap();
        prop_assert!(end < calendar.add_working_days(day, count + 1).unwrap());
        prop_assert!(end <= calendar.add_working_days(day + jiff::Span::new().days(later), count).unwrap());
    }

    #[test]
    fn steps_add_up(day in any_day(), one in 0..200_i32, two in 0..200_i32) {
        let calendar = england();
        let halfway = calendar.add_working_days(day, one).unwrap();
        prop_assert_eq!(calendar.add_working_days(halfway, two), calendar.add_working_days(day, one + two));
    }

    #[test]
    fn the_next_working_day_is_the_nearest(day in any_day()) {
        let calendar = england();
        let next = calendar.next_working_day(day).unwrap();
        prop_assert!(next > day && calendar.is_working_day(next));
        prop_assert!(strictly_between(day, next).all(|between| !calendar.is_working_day(between)));
        let previous = calendar.previous_working_day(day).unwrap();
        prop_assert!(previous < day && calendar.is_working_day(previous));
        prop_assert!(strictly_between(previous, day).all(|between| !calendar.is_working_day(between)));
    }

    #[test]
    fn counting_between_is_counting_one_by_one(day in any_day(), length in 0..500_i64) {
        let calendar = england();
        let end = day + jiff::Span::new().days(length);
        let inside = strictly_between(day, end).filter(|between| calendar.is_working_day(*between)).count();
        let inside = i32::try_from(inside).unwrap();
        let worked = |at| i32::from(length > 0 && calendar.is_working_day(at));
        prop_assert_eq!(calendar.working_days_between(day, end), inside + worked(end));
        prop_assert_eq!(calendar.working_days_between(end, day), -(inside + worked(day)));
    }
}
