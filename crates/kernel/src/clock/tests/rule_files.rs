//! Rules in files: every kind, there and back, and what is refused.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{any_day, count, on, rule};
use crate::clock::{
    Basis, Before, By, CitedRule, Confidence, DayMonth, Delay, Every, Lead, Period, Rule, Threshold, When,
    Within,
};

#[test]
fn a_date_may_be_bare_or_in_any_form_that_people_write() {
    let expected = rule("every = { years = 1, from = 2022-03-31 }");
    for from in ["\"2022-03-31\"", "\"31 March 2022\"", "\"31/3/2022\""] {
        assert_eq!(rule(&format!("every = {{ years = 1, from = {from} }}")), expected, "{from}");
    }
    assert_eq!(expected, Rule::Every(Every { period: Period::Years(count(1)), from: on("31 March 2022") }));
}

#[test]
fn what_is_wrong_with_a_rule_is_said_in_words() {
    let cases = [
        ("every = { from = 2022-01-01 }", "give exactly one of days, weeks, months or years"),
        (
            "every = { days = 1, weeks = 1, from = 2022-01-01 }",
            "give exactly one of days, weeks, months or years",
        ),
        ("every = { days = 1 }", "say when it first falls due: from = 2022-03-31"),
        (
            "every = { days = 0, from = 2022-01-01 }",
            "0 cannot be used here: give a whole number from 1 to 65535",
        ),
        (
            "every = { days = -3, from = 2022-01-01 }",
            "-3 cannot be used here: give a whole number from 1 to 65535",
        ),
        ("every = { days = 1.5, from = 2022-01-01 }", "expected i64"),
        (
            "every = { working-days = 1, from = 2022-01-01 }",
            "unknown field `working-days`, expected one of `days`",
        ),
        (
            "every = { days = 1, from = \"30 February 2022\" }",
            "30 February 2022 is not a date: February 2022 has 28 days",
        ),
        ("every = { days = 1, from = 2022-01-01T10:00:00 }", "is not a day of the month"),
        ("every = { days = 1, from = 7 }", "expected a date such as 2022-02-15"),
        ("every = { days = 1, from = {} }", "expected a date such as 2022-02-15"),
        ("within = { of = \"it\" }", "give exactly one of days, working-days, weeks, months or years"),
        ("within = { days = 1 }", "say what it hangs on: of = \"receipt of the recommendations\""),
        (
            "within = { days = 1, of = \" \" }",
            "say what it hangs on: of = \"receipt of the recommendations\"",
        ),
        (
            "before = { event = \"it\" }",
            "give exactly one of clear-days, days, working-days, weeks, months or years",
        ),
        (
            "before = { weeks = 1, clear-days = 1, basis = \"working\", event = \"it\" }",
            "give exactly one of clear-days",
        ),
        (
            "before = { clear-days = 5, event = \"it\" }",
            "clear days need a basis: basis = \"working\" or \"calendar\"",
        ),
        ("before = { weeks = 5, basis = \"working\", event = \"it\" }", "a basis only goes with clear-days"),
        ("before = { clear-days = 5, basis = \"lunar\", event = \"it\" }", "unknown variant `lunar`"),
        ("before = { weeks = 1 }", "say what it hangs on: event = \"the meeting\""),
        ("by = {}", "give exactly one of each-year or date"),
        ("by = { each-year = \"31 March\", date = 2022-01-01 }", "give exactly one of each-year or date"),
        ("by = { each-year = \"31 June\" }", "“31 June” is not a day of the year: write it like 31 March"),
        ("when = { of = \"complaints\" }", "give exactly one of at-least, more-than, at-most or fewer-than"),
        ("when = { at-least = 1 }", "say what it hangs on: of = \"qualifying complaints\""),
        ("sometimes = { days = 1 }", "unknown variant `sometimes`"),
    ];
    for (toml, message) in cases {
        let error = toml::from_str::<Rule>(toml).expect_err(toml).to_string();
        assert!(error.contains(message), "{toml}: {error}");
    }
}

#[test]
fn a_cited_rule_needs_a_source_and_a_confidence() {
    let cases = [
        ("source = \"reg 5\"\nconfidence = \"text\"", "missing field `rule`"),
        ("rule.by.each-year = \"31 March\"\nconfidence = \"text\"", "missing field `source`"),
        ("rule.by.each-year = \"31 March\"\nsource = \" \"\nconfidence = \"text\"", "a rule needs a source"),
        ("rule.by.each-year = \"31 March\"\nsource = \"reg 5\"", "missing field `confidence`"),
        (
            "rule.by.each-year = \"31 March\"\nsource = \"reg 5\"\nconfidence = \"sure\"",
            "unknown variant `sure`",
        ),
        (
            "rule.by.each-year = \"31 March\"\nsource = \"reg 5\"\nconfidence = \"text\"\nby = 1",
            "unknown field `by`",
        ),
    ];
    for (toml, message) in cases {
        let error = toml::from_str::<CitedRule>(toml).expect_err(toml).to_string();
        assert!(error.contains(message), "{toml}: {error}");
    }
}

fn period() -> impl Strategy<Value = Period> {
    (1..=u16::MAX, 0..4_usize).prop_map(|(number, unit)| {
        let unit = [Period::Days, Period::Weeks, Period::Months, Period::Years][unit];
        unit(count(number))
    })
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let words = "[a-z\"\\\\][a-z \"\\\\]{0,20}";
    let number = || (1..=u16::MAX).prop_map(count);
    let delay = prop_oneof![period().prop_map(Delay::Period), number().prop_map(Delay::WorkingDays)];
    let lead = prop_oneof![
        period().prop_map(Lead::Period),
        number().prop_map(Lead::WorkingDays),
        number().prop_map(|days| Lead::ClearDays(days, Basis::Working)),
        number().prop_map(|days| Lead::ClearDays(days, Basis::Calendar)),
    ];
    let by = prop_oneof![
        any_day().prop_map(By::Date),
        any_day().prop_map(|day| By::EachYear(DayMonth::new(day.day(), day.month()).expect("a day"))),
    ];
    let threshold = (any::<u32>(), 0..4_usize).prop_map(|(number, kind)| {
        let kind = [Threshold::AtLeast, Threshold::MoreThan, Threshold::AtMost, Threshold::FewerThan][kind];
        kind(number)
    });
    prop_oneof![
        (period(), any_day()).prop_map(|(period, from)| Rule::Every(Every { period, from })),
        (delay, words).prop_map(|(delay, of)| Rule::Within(Within { delay, of })),
        (lead, words).prop_map(|(lead, event)| Rule::Before(Before { lead, event })),
        by.prop_map(Rule::By),
        (threshold, words).prop_map(|(threshold, of)| Rule::When(When { threshold, of })),
    ]
}

/// A file that holds one rule, because a TOML document is a table.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct File {
    clock: CitedRule,
}

proptest! {
    #[test]
    fn every_rule_survives_being_written_and_read(rule in any_rule(), source in "[A-Z][a-z0-9 ]{1,20}") {
        let file = File { clock: CitedRule { rule, source, confidence: Confidence::Secondary } };
        let text = toml::to_string(&file).unwrap();
        prop_assert_eq!(toml::from_str::<File>(&text).unwrap(), file, "{}", text);
    }
}
