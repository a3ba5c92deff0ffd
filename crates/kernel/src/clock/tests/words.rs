//! Dates as people write and read them.

use jiff::civil::date;
use proptest::prelude::*;

use super::any_day;
use crate::clock::words::{Part, format, format_long, format_month, from_parts, parse};

#[test]
fn one_date_in_many_ways() {
    let ways = [
        "15 February 2022",
        "15 FEBRUARY 2022",
        "15 february 2022",
        "15 Feb 2022",
        "15 Febr. 2022",
        "15th February, 2022",
        "15/2/2022",
        "15/02/2022",
        "15.2.2022",
        "15-02-2022",
        "15 2 2022",
        "2022-02-15",
        "2022-2-15",
        "2022/02/15",
        "  15  February  2022  ",
        "Tuesday 15 February 2022",
        "tue 15 Feb 2022",
        "TUESDAY, 15 FEBRUARY 2022",
    ];
    for way in ways {
        assert_eq!(parse(way), Ok(date(2022, 2, 15)), "{way}");
    }
}

#[test]
fn ordinals_and_short_names() {
    let cases = [
        ("1st May 2022", date(2022, 5, 1)),
        ("2ND jun 2022", date(2022, 6, 2)),
        ("23rd Sept 2022", date(2022, 9, 23)),
        ("Sat 31 Dec 2022", date(2022, 12, 31)),
        ("Wednes 1 Jan 2025", date(2025, 1, 1)),
        ("29 February 2024", date(2024, 2, 29)),
        ("1 January 1000", date(1000, 1, 1)),
        ("31 December 9999", date(9999, 12, 31)),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_and_where() {
    let cases = [
        ("", Part::Whole, "Enter a date, such as 15 February 2022"),
        (" / ", Part::Whole, "Enter a date, such as 15 February 2022"),
        ("Tuesday", Part::Whole, "Enter a date, such as 15 February 2022"),
        ("soon", Part::Whole, "“soon” is not a date: write it like 15 February 2022"),
        ("15 February", Part::Whole, "“15 February” is not a date: write it like 15 February 2022"),
        ("1 2 3 4", Part::Whole, "“1 2 3 4” is not a date: write it like 15 February 2022"),
        ("Mo 15 Feb 2022", Part::Whole, "“Mo 15 Feb 2022” is not a date: write it like 15 February 2022"),
        ("30 February 2022", Part::Day, "30 February 2022 is not a date: February 2022 has 28 days"),
        ("30 February 2024", Part::Day, "30 February 2024 is not a date: February 2024 has 29 days"),
        ("31/4/2022", Part::Day, "31 April 2022 is not a date: April 2022 has 30 days"),
        ("0 May 2022", Part::Day, "0 May 2022 is not a date: May 2022 has 31 days"),
        ("999 May 2022", Part::Day, "999 May 2022 is not a date: May 2022 has 31 days"),
        ("first May 2022", Part::Day, "“first” is not a day of the month: give a number such as 15"),
        ("12345 May 2022", Part::Day, "“12345” is not a day of the month: give a number such as 15"),
        ("1ndth May 2022", Part::Day, "“1ndth” is not a day of the month: give a number such as 15"),
        ("May 15 2022", Part::Day, "“May” is not a day of the month: give a number such as 15"),
        ("2/15/2022", Part::Month, "“15” is not a month: write the day, then the month, then the year"),
        ("15/0/2022", Part::Month, "“0” is not a month: write the day, then the month, then the year"),
        ("15/13/2022", Part::Month, "“13” is not a month: write the day, then the month, then the year"),
        ("15 Ma 2022", Part::Month, "“Ma” is not a month: write the day, then the month, then the year"),
        (
            "15 Febuary 2022",
            Part::Month,
            "“Febuary” is not a month: write the day, then the month, then the year",
        ),
        ("15/2/22", Part::Year, "“22” is not a year: write all four figures, such as 2022"),
        ("15/2/0999", Part::Year, "“0999” is not a year: write all four figures, such as 2022"),
        ("15/2/20222", Part::Year, "“20222” is not a year: write all four figures, such as 2022"),
        ("15/2/next", Part::Year, "“next” is not a year: write all four figures, such as 2022"),
        ("Monday 15 February 2022", Part::Whole, "15 February 2022 is a Tuesday, not a Monday"),
        ("2022-02-30", Part::Day, "30 February 2022 is not a date: February 2022 has 28 days"),
        ("2022-02-15T10:00", Part::Day, "“15T10:00” is not a day of the month: give a number such as 15"),
    ];
    for (text, part, message) in cases {
        let error = parse(text).expect_err(text);
        assert_eq!((error.part, error.to_string().as_str()), (part, message), "{text}");
    }
}

#[test]
fn boxes_left_empty_are_named() {
    let cases = [
        ("", "2", "2022", Part::Day, "Enter the day of the month, such as 15"),
        ("15", " ", "2022", Part::Month, "Enter the month, such as February or 2"),
        ("15", "2", "", Part::Year, "Enter the year, such as 2022"),
    ];
    for (day, month, year, part, message) in cases {
        let error = from_parts(day, month, year).expect_err(message);
        assert_eq!((error.part, error.message.as_str()), (part, message));
    }
    assert_eq!(from_parts(" 15 ", " 2", "2022 "), Ok(date(2022, 2, 15)));
}

#[test]
fn what_was_typed_is_cut_to_a_line() {
    let error = parse(&"x".repeat(41)).expect_err("no date");
    assert_eq!(
        error.message,
        format!("“{}...” is not a date: write it like 15 February 2022", "x".repeat(40))
    );
    let error = parse(&"é".repeat(40)).expect_err("no date");
    assert_eq!(error.message, format!("“{}” is not a date: write it like 15 February 2022", "é".repeat(40)));
}

#[test]
fn each_day_of_the_week_and_each_month_has_its_name() {
    let week: Vec<_> = (14..21).map(|day| format_long(date(2022, 2, day))).collect();
    let expected =
        ["Monday 14", "Tuesday 15", "Wednesday 16", "Thursday 17", "Friday 18", "Saturday 19", "Sunday 20"];
    assert_eq!(week, expected.map(|day| format!("{day} February 2022")));
    assert_eq!(format(date(2022, 2, 5)), "5 February 2022");
    assert_eq!(format_month(date(2022, 12, 1)), "December 2022");
    for month in [0, -1, 13, i8::MIN, i8::MAX] {
        assert_eq!(crate::clock::words::month_name(month), "");
    }
}

#[test]
fn a_list_reads_as_a_sentence_does() {
    let list = |items: &[&str]| {
        crate::clock::words::list_or(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a or b");
    assert_eq!(list(&["a", "b", "c"]), "a, b or c");
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(day in any_day()) {
        prop_assert_eq!(parse(&format(day)), Ok(day));
        prop_assert_eq!(parse(&format_long(day)), Ok(day));
        prop_assert_eq!(parse(&format_long(day).to_uppercase()), Ok(day));
        prop_assert_eq!(parse(&day.to_string()), Ok(day));
        prop_assert_eq!(parse(&format!("{}/{}/{}", day.day(), day.month(), day.year())), Ok(day));
        prop_assert_eq!(parse(&day.strftime("%a %d %b %Y").to_string()), Ok(day));
        prop_assert_eq!(day.strftime("%A %-d %B %Y").to_string(), format_long(day));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        if let Ok(day) = parse(&text) {
            prop_assert!((1000..=9999).contains(&day.year()));
        }
    }

    #[test]
    fn no_numbers_make_it_panic(text in "[0-9]{1,5}[-/ ][0-9]{1,3}[-/ ][0-9]{1,5}") {
        if let Ok(day) = parse(&text) {
            prop_assert!((1000..=9999).contains(&day.year()));
        }
    }
}
