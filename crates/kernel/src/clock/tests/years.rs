//! Legal years and quarters.

use jiff::civil::date;
use proptest::prelude::*;

use super::{any_day, england, on};
use crate::clock::{Calendar, DayMonth, LegalYear, Quarter};

#[test]
fn the_legal_year_runs_from_1_april_to_31_march() {
    let cases = [
        ("31 March 2021", "2020-21", "1 April 2020", "31 March 2021"),
        ("1 April 2021", "2021-22", "1 April 2021", "31 March 2022"),
        ("15 February 2022", "2021-22", "1 April 2021", "31 March 2022"),
        ("31 December 1999", "1999-00", "1 April 1999", "31 March 2000"),
        ("29 February 2008", "2007-08", "1 April 2007", "31 March 2008"),
    ];
    for (day, label, start, end) in cases {
        let year = LegalYear::of(on(day));
        assert_eq!(
            (year.to_string().as_str(), year.start(), year.end()),
            (label, on(start), on(end)),
            "{day}"
        );
        assert_eq!(england().legal_year_of(on(day)), year);
        assert_eq!(Calendar::computed().legal_year_of(on(day)), year);
    }
}

#[test]
fn a_year_can_start_on_another_day() {
    let january = DayMonth::new(1, 1).expect("a day");
    let year = LegalYear::starting_on(january, on("15 February 2022"));
    assert_eq!(
        (year.to_string().as_str(), year.start(), year.end()),
        ("2022", on("1 January 2022"), on("31 December 2022"))
    );
    let tax: DayMonth = "6 April".parse().expect("a day");
    assert_eq!(LegalYear::starting_on(tax, on("5 April 2022")).end(), on("5 April 2022"));
    assert_eq!(LegalYear::starting_on(tax, on("6 April 2022")).start(), on("6 April 2022"));
}

#[test]
fn quarters_start_in_january_april_july_and_october() {
    let cases = [
        ("1 January 2022", "January to March 2022", "1 January 2022", "31 March 2022"),
        ("31 March 2022", "January to March 2022", "1 January 2022", "31 March 2022"),
        ("1 April 2022", "April to June 2022", "1 April 2022", "30 June 2022"),
        ("30 June 2022", "April to June 2022", "1 April 2022", "30 June 2022"),
        ("1 July 2007", "July to September 2007", "1 July 2007", "30 September 2007"),
        ("31 December 2021", "October to December 2021", "1 October 2021", "31 December 2021"),
    ];
    for (day, label, start, end) in cases {
        let quarter = Quarter::of(on(day));
        assert_eq!(
            (quarter.to_string().as_str(), quarter.start(), quarter.end()),
            (label, on(start), on(end)),
            "{day}"
        );
    }
}

#[test]
fn years_and_quarters_at_the_ends_of_time_stop_there() {
    let (first, last) = (date(-9999, 1, 1), date(9999, 12, 31));
    assert_eq!(LegalYear::of(first).start(), first);
    assert_eq!(LegalYear::of(last).end(), last);
    assert_eq!(Quarter::of(first).previous().start(), first);
    assert_eq!(Quarter::of(last).next().end(), last);
}

#[test]
fn a_day_of_the_year_falls_once_in_each_year() {
    let cases = [
        ("31 March", 2022, Some(date(2022, 3, 31))),
        ("29 February", 2024, Some(date(2024, 2, 29))),
        ("29 February", 2022, Some(date(2022, 2, 28))),
        ("1 april", 9999, Some(date(9999, 4, 1))),
        ("1 April", 10_000, None),
    ];
    for (text, year, expected) in cases {
        let day: DayMonth = text.parse().expect(text);
        assert_eq!(day.in_year(year), expected, "{text} in {year}");
        assert!(day.to_string().eq_ignore_ascii_case(text));
    }
    assert_eq!(DayMonth::new(31, 3), "31 March".parse().ok());
    for (day, month) in [(30, 2), (31, 4), (0, 1), (1, 0), (1, 13), (-1, 1)] {
        assert_eq!(DayMonth::new(day, month), None, "{day} {month}");
    }
}

#[test]
fn a_day_of_the_year_that_is_none_is_refused_in_words() {
    for text in ["31 April", "soon", "", "31 March 2022"] {
        let error = text.parse::<DayMonth>().expect_err(text).to_string();
        assert_eq!(error, format!("“{text}” is not a day of the year: write it like 31 March"));
    }
}

proptest! {
    #[test]
    fn each_day_is_in_one_legal_year_and_one_quarter(day in any_day()) {
        let year = LegalYear::of(day);
        prop_assert!(year.contains(day) && year.start() <= day && day <= year.end());
        prop_assert!(!year.next().contains(day) && !year.previous().contains(day));
        prop_assert_eq!(year.end().tomorrow().unwrap(), year.next().start());
        prop_assert_eq!(year.next().previous(), year);
        prop_assert_eq!(LegalYear::of(year.start()), year);
        prop_assert_eq!(LegalYear::of(year.end()), year);

        let quarter = Quarter::of(day);
        prop_assert!(quarter.contains(day) && quarter.start() <= day && day <= quarter.end());
        prop_assert!(!quarter.next().contains(day) && !quarter.previous().contains(day));
        prop_assert_eq!(quarter.end().tomorrow().unwrap(), quarter.next().start());
        prop_assert_eq!(quarter.next().previous(), quarter);
        prop_assert!(year.contains(quarter.start()) && year.contains(quarter.end()));
    }
}
