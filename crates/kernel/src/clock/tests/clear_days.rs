//! Clear days, by table and by counting.

use jiff::civil::date;
use proptest::prelude::*;

use super::{any_day, england, on, strictly_between};
use crate::clock::{
    Basis::{self, Calendar, Working},
    ClockError,
};

/// Meeting, clear days, basis, latest day of issue.
const LATEST: [(&str, u16, Basis, &str); 22] = [
    ("Tuesday 15 February 2022", 5, Working, "Monday 7 February 2022"),
    ("Monday 21 February 2022", 5, Working, "Friday 11 February 2022"),
    ("Friday 18 February 2022", 5, Working, "Thursday 10 February 2022"),
    ("Tuesday 15 February 2022", 1, Working, "Friday 11 February 2022"),
    ("Tuesday 15 February 2022", 0, Working, "Monday 14 February 2022"),
    ("Monday 14 February 2022", 0, Working, "Friday 11 February 2022"),
    // Across Christmas 2021: 27 and 28 December and 3 January are bank holidays.
    ("Thursday 6 January 2022", 5, Working, "Friday 24 December 2021"),
    ("Tuesday 4 January 2022", 5, Working, "Wednesday 22 December 2021"),
    ("Wednesday 5 January 2022", 5, Working, "Thursday 23 December 2021"),
    // Across Christmas 2022: 26 and 27 December and 2 January are.
    ("Wednesday 4 January 2023", 5, Working, "Thursday 22 December 2022"),
    // Across Easter 2022: 15 and 18 April are.
    ("Thursday 21 April 2022", 5, Working, "Monday 11 April 2022"),
    ("Tuesday 19 April 2022", 5, Working, "Thursday 7 April 2022"),
    ("Thursday 14 April 2022", 5, Working, "Wednesday 6 April 2022"),
    // Across the moved and added days of June 2022, and the funeral in September.
    ("Wednesday 8 June 2022", 5, Working, "Friday 27 May 2022"),
    ("Thursday 22 September 2022", 5, Working, "Tuesday 13 September 2022"),
    ("Wednesday 10 May 2023", 5, Working, "Friday 28 April 2023"),
    // A meeting on a day that is not worked.
    ("Saturday 19 February 2022", 5, Working, "Friday 11 February 2022"),
    // Every day counts.
    ("Thursday 24 March 2022", 28, Calendar, "Wednesday 23 February 2022"),
    ("Monday 3 January 2022", 28, Calendar, "Sunday 5 December 2021"),
    ("Thursday 29 February 2024", 28, Calendar, "Wednesday 31 January 2024"),
    ("Tuesday 15 February 2022", 5, Calendar, "Wednesday 9 February 2022"),
    ("Tuesday 15 February 2022", 0, Calendar, "Monday 14 February 2022"),
];

#[test]
fn the_latest_day_of_issue() {
    for (meeting, days, basis, latest) in LATEST {
        assert_eq!(
            england().latest_issue_day(on(meeting), days, basis),
            Ok(on(latest)),
            "{days} {basis:?} before {meeting}"
        );
        assert_eq!(
            england().clear_days_between(on(latest), on(meeting), basis),
            u32::from(days),
            "{latest} to {meeting}"
        );
    }
}

/// R v Swansea City Council, ex parte Elitestone Ltd (1993): papers out on a Thursday for a Tuesday did not
/// give three clear days, because the weekend did not count.
#[test]
fn the_court_of_appeals_own_case() {
    let (issued, meeting) = (on("Thursday 26 April 1990"), on("Tuesday 1 May 1990"));
    assert_eq!(england().clear_days_between(issued, meeting, Working), 2);
    assert_eq!(england().clear_days_between(issued, meeting, Calendar), 4);
    assert_eq!(england().latest_issue_day(meeting, 3, Working), Ok(on("Wednesday 25 April 1990")));
}

#[test]
fn papers_issued_on_the_day_or_after_it_give_no_notice() {
    for basis in [Working, Calendar] {
        for issued in ["14 February 2022", "15 February 2022", "16 February 2022", "1 March 2022"] {
            assert_eq!(
                england().clear_days_between(on(issued), on("15 February 2022"), basis),
                0,
                "{issued}"
            );
        }
    }
}

#[test]
fn the_start_of_time_is_an_error() {
    let early = date(-9999, 1, 3);
    assert_eq!(england().latest_issue_day(early, 1, Calendar), Ok(date(-9999, 1, 1)));
    assert_eq!(england().latest_issue_day(early, 2, Calendar), Err(ClockError::TooFar));
    assert_eq!(england().latest_issue_day(early, u16::MAX, Working), Err(ClockError::TooFar));
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![Just(Working), Just(Calendar)]
}

proptest! {
    #[test]
    fn the_day_found_is_enough_and_no_later_day_is(meeting in any_day(), days in 0..60_u16, basis in basis()) {
        let calendar = england();
        let counts = |day| basis == Calendar || calendar.is_working_day(day);
        let clear = |issued| strictly_between(issued, meeting).filter(|day| counts(*day)).count();
        let latest = calendar.latest_issue_day(meeting, days, basis).unwrap();
        prop_assert!(clear(latest) >= usize::from(days));
        prop_assert!(latest < meeting && counts(latest));
        for later in strictly_between(latest, meeting).filter(|day| counts(*day)) {
            prop_assert!(clear(later) < usize::from(days), "{} would also do", later);
        }
    }

    #[test]
    fn clear_days_are_those_strictly_between(issued in any_day(), length in -20..400_i64, basis in basis()) {
        let calendar = england();
        let meeting = issued + jiff::Span::new().days(length);
        let counted = strictly_between(issued, meeting).filter(|day| basis == Calendar || calendar.is_working_day(*day)).count();
        prop_assert_eq!(calendar.clear_days_between(issued, meeting, basis), u32::try_from(counted).unwrap());
    }

    #[test]
    fn more_notice_is_never_later_and_working_days_are_never_fewer(meeting in any_day(), days in 0..60_u16, basis in basis()) {
        let calendar = england();
        let latest = |days, basis| calendar.latest_issue_day(meeting, days, basis).unwrap();
        prop_assert!(latest(days + 1, basis) < latest(days, basis));
        prop_assert!(latest(days, Working) <= latest(days, Calendar));
    }
}
