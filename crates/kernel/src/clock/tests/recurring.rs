//! Rules that come round.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{any_day, count, on, rule};
use crate::clock::{Anchor, Calendar, ClockError, Every, Period};

fn occurrences(toml: &str, from: &str, to: &str) -> Vec<Date> {
    rule(toml).occurrences(on(from), on(to)).expect(toml)
}

#[test]
fn occurrences_are_counted_from_the_first_day() {
    let cases: [(&str, &str, &str, &[&str]); 11] = [
        (
            "every = { months = 3, from = 2007-12-31 }",
            "1 January 2022",
            "31 December 2022",
            &["31 March 2022", "30 June 2022", "30 September 2022", "31 December 2022"],
        ),
        (
            "every = { months = 1, from = 2022-01-31 }",
            "1 January 2022",
            "30 April 2022",
            &["31 January 2022", "28 February 2022", "31 March 2022", "30 April 2022"],
        ),
        (
            "every = { weeks = 6, from = 2022-01-04 }",
            "4 January 2022",
            "29 March 2022",
            &["4 January 2022", "15 February 2022", "29 March 2022"],
        ),
        (
            "every = { days = 10, from = 2022-01-01 }",
            "2 January 2022",
            "21 January 2022",
            &["11 January 2022", "21 January 2022"],
        ),
        (
            "every = { years = 3, from = 2022-01-05 }",
            "1 January 2020",
            "4 January 2028",
            &["5 January 2022", "5 January 2025"],
        ),
        ("every = { weeks = 1, from = 2022-01-04 }", "1 January 2021", "3 January 2022", &[]),
        (
            "every = { weeks = 1, from = 2022-01-04 }",
            "11 January 2022",
            "11 January 2022",
            &["11 January 2022"],
        ),
        (
            "by = { each-year = \"31 March\" }",
            "31 March 2021",
            "31 March 2022",
            &["31 March 2021", "31 March 2022"],
        ),
        (
            "by = { each-year = \"29 February\" }",
            "1 January 2023",
            "31 December 2024",
            &["28 February 2023", "29 February 2024"],
        ),
        ("by = { date = 2024-01-31 }", "31 January 2024", "31 January 2024", &["31 January 2024"]),
        ("by = { date = 2024-01-31 }", "1 February 2024", "31 December 2030", &[]),
    ];
    for (toml, from, to, expected) in cases {
        let expected: Vec<_> = expected.iter().copied().map(on).collect();
        assert_eq!(occurrences(toml, from, to), expected, "{toml} from {from} to {to}");
    }
}

#[test]
fn a_single_date_is_met_once_and_only_inside_the_range() {
    let once = "by = { date = 2024-01-31 }";
    assert_eq!(occurrences(once, "1 January 2000", "31 December 2099"), [on("31 January 2024")]);
    assert_eq!(occurrences(once, "1 January 2000", "30 January 2024"), []);
}

#[test]
fn a_range_that_ends_before_it_starts_holds_nothing() {
    assert_eq!(
        occurrences("every = { days = 1, from = 2022-01-01 }", "2 February 2022", "1 February 2022"),
        []
    );
}

#[test]
fn the_list_ends_with_the_last_date_there_is() {
    let last = date(9999, 12, 31);
    let from = date(9999, 12, 30);
    assert_eq!(rule("every = { days = 1, from = 2022-01-01 }").occurrences(from, last), Ok(vec![from, last]));
    assert_eq!(rule("every = { years = 1, from = 2022-01-01 }").occurrences(from, last), Ok(vec![]));
    assert_eq!(rule("by = { each-year = \"1 January\" }").occurrences(from, last), Ok(vec![]));
}

#[test]
fn rules_that_hang_on_an_event_or_a_count_do_not_come_round() {
    let (from, to) = (on("1 January 2022"), on("31 December 2022"));
    let cases = [
        ("within = { days = 28, of = \"the report\" }", ClockError::NotRecurring),
        ("before = { weeks = 10, event = \"the final strategy\" }", ClockError::NotRecurring),
        ("when = { at-least = 3, of = \"complaints\" }", ClockError::NoDate),
    ];
    for (toml, error) in cases {
        assert_eq!(rule(toml).occurrences(from, to), Err(error), "{toml}");
    }
}

fn period() -> impl Strategy<Value = Period> {
    (1..40_u16, 0..4_usize).prop_map(|(number, unit)| {
        let unit = [Period::Days, Period::Weeks, Period::Months, Period::Years][unit];
        unit(count(number))
    })
}

proptest! {
    #[test]
    fn the_next_due_day_is_the_first_of_all_of_them(first in any_day(), period in period(), look in any_day()) {
        let every = Every { period, from: first };
        let expected = (0..).map(|times| period.after(first, times).unwrap()).find(|day| *day >= look);
        prop_assert_eq!(every.first_from(look).ok(), expected);
        prop_assert_eq!(every.first_from(expected.unwrap()).ok(), expected);
    }

    #[test]
    fn occurrences_are_all_the_days_in_the_range(first in any_day(), period in period(), look in any_day(), length in 0..2000_i64) {
        let to = look + jiff::Span::new().days(length);
        let all = (0..).map(|times| period.after(first, times).unwrap()).take_while(|day| *day <= to);
        let expected: Vec<_> = all.filter(|day| *day >= look).collect();
        let rule = crate::clock::Rule::Every(Every { period, from: first });
        prop_assert_eq!(rule.occurrences(look, to).unwrap(), expected);
    }

    #[test]
    fn a_yearly_day_comes_within_the_year(look in any_day(), of in any_day()) {
        let each = format!("by = {{ each-year = \"{} {}\" }}", of.day(), of.strftime("%B"));
        let due = rule(&each).due(&Anchor::on(look), &Calendar::computed()).unwrap().date;
        prop_assert!(look <= due && due < look + jiff::Span::new().days(366));
        prop_assert_eq!(due.month(), of.month());
    }
}
