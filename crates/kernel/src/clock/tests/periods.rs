//! Days, weeks, months and years.

use jiff::civil::date;
use proptest::prelude::*;

use super::{any_day, count, on};
use crate::clock::{ClockError, Count, Period, add_months};

#[test]
fn months_end_on_the_same_number_or_on_the_last_day() {
    let cases = [
        ("15 January 2022", 1, "15 February 2022"),
        ("31 January 2022", 1, "28 February 2022"),
        ("31 January 2024", 1, "29 February 2024"),
        ("30 November 2021", 3, "28 February 2022"),
        ("30 September 2021", 5, "28 February 2022"),
        ("28 February 2022", 1, "28 March 2022"),
        ("31 March 2022", -1, "28 February 2022"),
        ("31 March 2022", -12, "31 March 2021"),
        ("29 February 2024", 12, "28 February 2025"),
        ("29 February 2024", 48, "29 February 2028"),
        ("31 December 2021", 0, "31 December 2021"),
        ("31 August 2021", 1, "30 September 2021"),
    ];
    for (from, months, to) in cases {
        assert_eq!(add_months(on(from), months), Ok(on(to)), "{from} and {months} months");
    }
}

#[test]
fn periods_are_taken_as_often_as_asked_from_the_first_day() {
    let cases = [
        (Period::Days(count(28)), "3 March 2022", 1, "31 March 2022"),
        (Period::Days(count(28)), "31 March 2022", -1, "3 March 2022"),
        (Period::Weeks(count(10)), "4 January 2022", -1, "26 October 2021"),
        (Period::Weeks(count(6)), "4 January 2022", 2, "29 March 2022"),
        (Period::Months(count(3)), "30 November 2021", 1, "28 February 2022"),
        (Period::Months(count(3)), "30 November 2021", 2, "30 May 2022"),
        (Period::Years(count(3)), "5 January 2022", 1, "5 January 2025"),
        (Period::Years(count(1)), "29 February 2024", 4, "29 February 2028"),
        (Period::Years(count(1)), "29 February 2024", 0, "29 February 2024"),
    ];
    for (period, from, times, to) in cases {
        assert_eq!(period.after(on(from), times), Ok(on(to)), "{period} {times} times from {from}");
    }
}

#[test]
fn too_far_is_an_error_and_not_a_panic() {
    let day = on("1 January 2022");
    let units = [Period::Days, Period::Weeks, Period::Months, Period::Years];
    for period in units.map(|unit| unit(count(u16::MAX))) {
        for times in [i32::MIN, i32::MAX] {
            assert_eq!(period.after(day, times), Err(ClockError::TooFar), "{period}");
        }
    }
    assert_eq!(add_months(day, i32::MAX), Err(ClockError::TooFar));
    assert_eq!(add_months(date(9999, 12, 1), 1), Err(ClockError::TooFar));
}

#[test]
fn a_count_is_from_1_to_65535() {
    assert_eq!(Count::new(0), None);
    assert_eq!(Count::new(1).map(Count::get), Some(1));
    assert_eq!(Count::try_from(65_535).map(Count::get), Ok(65_535));
    assert_eq!(i64::from(count(28)), 28);
    assert_eq!(count(28).to_string(), "28");
    for number in [i64::MIN, -1, 0, 65_536] {
        let said = Count::try_from(number);
        assert_eq!(said, Err(format!("{number} cannot be used here: give a whole number from 1 to 65535")));
    }
}

#[test]
fn a_period_is_written_in_words() {
    assert_eq!(Period::Days(count(28)).to_string(), "28 days");
    assert_eq!(Period::Weeks(count(1)).to_string(), "1 week");
    assert_eq!(Period::Months(count(3)).to_string(), "3 months");
    assert_eq!(Period::Years(count(2)).to_string(), "2 years");
}

proptest! {
    #[test]
    fn months_never_skip_and_never_pass_the_number(day in any_day(), months in -600..600_i32) {
        let end = add_months(day, months).unwrap();
        let month_of = |at: jiff::civil::Date| i32::from(at.year()) * 12 + i32::from(at.month());
        prop_assert_eq!(month_of(end) - month_of(day), months);
        prop_assert_eq!(end.day(), day.day().min(end.days_in_month()));
        prop_assert!(end < add_months(day, months + 1).unwrap());
    }

    #[test]
    fn days_and_weeks_go_and_come_back(day in any_day(), number in 1..500_u16) {
        for period in [Period::Days(count(number)), Period::Weeks(count(number))] {
            let there = period.after(day, 1).unwrap();
            prop_assert!(there > day);
            prop_assert_eq!(period.after(there, -1), Ok(day));
        }
        prop_assert_eq!(Period::Weeks(count(number)).after(day, 1), Period::Days(count(7)).after(day, i32::from(number)));
        prop_assert_eq!(Period::Years(count(number)).after(day, 1), Period::Months(count(12)).after(day, i32::from(number)));
        prop_assert_eq!(Period::Years(count(number)).after(day, 1).unwrap().year(), day.year() + i16::try_from(number).unwrap());
    }
}
