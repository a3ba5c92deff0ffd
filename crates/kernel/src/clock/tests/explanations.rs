//! Due dates, and the sentences that explain them.

use super::{england, on, rule};
use crate::clock::{Anchor, CitedRule, ClockError};

/// A rule, the day it hangs on, the due date, and the whole sentence after "Due by".
const CASES: [(&str, &str, &str, &str); 26] = [
    (
        r#"within = { days = 28, of = "receipt of the recommendations" }"#,
        "3 March 2022",
        "31 March 2022",
        "31 March 2022: 28 days after receipt of the recommendations on 3 March 2022.",
    ),
    (
        r#"within = { days = 1, of = "the notice" }"#,
        "11 March 2022",
        "12 March 2022",
        "12 March 2022 (a Saturday): 1 day after the notice on 11 March 2022.",
    ),
    (
        r#"within = { weeks = 2, of = "the notice" }"#,
        "1 April 2022",
        "15 April 2022",
        "15 April 2022 (Good Friday): 2 weeks after the notice on 1 April 2022.",
    ),
    (
        r#"within = { months = 1, of = "the decision" }"#,
        "31 January 2022",
        "28 February 2022",
        "28 February 2022: 1 month after the decision on 31 January 2022, because February 2022 has no day 31.",
    ),
    (
        r#"within = { months = 6, of = "the decision" }"#,
        "10 January 2022",
        "10 July 2022",
        "10 July 2022 (a Sunday): 6 months after the decision on 10 January 2022.",
    ),
    (
        r#"within = { years = 3, of = "first publication" }"#,
        "5 January 2022",
        "5 January 2025",
        "5 January 2025 (a Sunday): 3 years after first publication on 5 January 2022.",
    ),
    (
        r#"within = { years = 1, of = "the last review" }"#,
        "29 February 2024",
        "28 February 2025",
        "28 February 2025: 1 year after the last review on 29 February 2024, because February 2025 has no day 29.",
    ),
    (
        r#"within = { working-days = 10, of = "the application" }"#,
        "8 April 2022",
        "26 April 2022",
        "26 April 2022: 10 working days after the application on 8 April 2022, not counting weekends, Good Friday on 15 April 2022 or \
         Easter Monday on 18 April 2022.",
    ),
    (
        r#"within = { working-days = 1, of = "the application" }"#,
        "8 February 2022",
        "9 February 2022",
        "9 February 2022: 1 working day after the application on 8 February 2022, not counting weekends.",
    ),
    (
        r#"within = { working-days = 5, of = "the meeting" }"#,
        "24 December 2021",
        "5 January 2022",
        "5 January 2022: 5 working days after the meeting on 24 December 2021, not counting weekends, Christmas Day (substitute day) \
         on 27 December 2021, Boxing Day (substitute day) on 28 December 2021 or New Year's Day (substitute day) on 3 January 2022.",
    ),
    (
        r#"before = { clear-days = 5, basis = "working", event = "the meeting" }"#,
        "15 February 2022",
        "7 February 2022",
        "7 February 2022: 5 clear working days before the meeting on 15 February 2022, not counting either of those days or weekends.",
    ),
    (
        r#"before = { clear-days = 1, basis = "working", event = "the meeting" }"#,
        "20 April 2022",
        "14 April 2022",
        "14 April 2022: 1 clear working day before the meeting on 20 April 2022, not counting either of those days, weekends, Good \
         Friday on 15 April 2022 or Easter Monday on 18 April 2022.",
    ),
    (
        r#"before = { clear-days = 28, basis = "calendar", event = "the private meeting" }"#,
        "3 January 2022",
        "5 December 2021",
        "5 December 2021 (a Sunday): 28 clear days before the private meeting on 3 January 2022, counting weekends and bank holidays \
         but neither of those days.",
    ),
    (
        r#"before = { clear-days = 1, basis = "calendar", event = "the meeting" }"#,
        "15 February 2022",
        "13 February 2022",
        "13 February 2022 (a Sunday): 1 clear day before the meeting on 15 February 2022, counting weekends and bank holidays but \
         neither of those days.",
    ),
    (
        r#"before = { working-days = 20, event = "the meeting" }"#,
        "15 February 2022",
        "18 January 2022",
        "18 January 2022: 20 working days before the meeting on 15 February 2022, not counting weekends.",
    ),
    (
        r#"before = { working-days = 1, event = "the meeting" }"#,
        "3 May 2022",
        "29 April 2022",
        "29 April 2022: 1 working day before the meeting on 3 May 2022, not counting weekends or Early May bank holiday on 2 May 2022.",
    ),
    (
        r#"before = { weeks = 10, event = "the final strategy" }"#,
        "5 January 2022",
        "27 October 2021",
        "27 October 2021: 10 weeks before the final strategy on 5 January 2022.",
    ),
    (
        r#"before = { days = 8, event = "the panel" }"#,
        "16 February 2022",
        "8 February 2022",
        "8 February 2022: 8 days before the panel on 16 February 2022.",
    ),
    (
        r#"before = { months = 1, event = "the end of the grant" }"#,
        "31 March 2022",
        "28 February 2022",
        "28 February 2022: 1 month before the end of the grant on 31 March 2022, because February 2022 has no day 31.",
    ),
    (
        r#"before = { years = 1, event = "the election" }"#,
        "4 May 2023",
        "4 May 2022",
        "4 May 2022: 1 year before the election on 4 May 2023.",
    ),
    (
        "every = { months = 3, from = 2007-12-31 }",
        "15 February 2022",
        "31 March 2022",
        "31 March 2022: every 3 months, counted from 31 December 2007.",
    ),
    (
        "every = { years = 1, from = 2022-01-31 }",
        "1 January 2020",
        "31 January 2022",
        "31 January 2022: every year, counted from 31 January 2022.",
    ),
    (
        "every = { weeks = 6, from = 2022-01-04 }",
        "5 January 2022",
        "15 February 2022",
        "15 February 2022: every 6 weeks, counted from 4 January 2022.",
    ),
    (
        r#"by = { each-year = "31 March" }"#,
        "15 February 2022",
        "31 March 2022",
        "31 March 2022: 31 March in each legal year, here 2021-22.",
    ),
    (
        r#"by = { each-year = "30 March" }"#,
        "31 March 2022",
        "30 March 2023",
        "30 March 2023: 30 March in each legal year, here 2022-23.",
    ),
    (
        "by = { date = 2024-01-31 }",
        "15 February 2024",
        "31 January 2024",
        "31 January 2024: a date fixed in advance.",
    ),
];

#[test]
fn each_kind_of_rule_gives_its_day_and_says_why() {
    for (toml, anchor, date, sentence) in CASES {
        let due = rule(toml).due(&Anchor::on(on(anchor)), &england()).expect(toml);
        assert_eq!(due.date, on(date), "{toml} from {anchor}");
        assert_eq!(due.because, format!("Due by {sentence}"));
    }
}

#[test]
fn an_event_can_go_by_its_own_name() {
    let anchor = Anchor::from(on("15 February 2022")).called("the meeting of the Health and Wellbeing Board");
    let before = rule(r#"before = { weeks = 1, event = "the meeting" }"#);
    assert_eq!(
        before.due(&anchor, &england()).expect("a date").because,
        "Due by 8 February 2022: 1 week before the meeting of the Health and Wellbeing Board on 15 February 2022."
    );
    let within = rule(r#"within = { weeks = 1, of = "the meeting" }"#);
    assert_eq!(
        within.due(&anchor, &england()).expect("a date").because,
        "Due by 22 February 2022: 1 week after the meeting of the Health and Wellbeing Board on 15 February 2022."
    );
}

#[test]
fn a_cited_rule_adds_its_source_and_owns_up_when_it_is_unverified() {
    let cited = |confidence: &str| -> CitedRule {
        let toml = r#"
            rule.before = { clear-days = 28, basis = "calendar", event = "the private meeting" }
            source = "SI 2012/2089 reg 5"
        "#;
        toml::from_str(&format!("{toml}confidence = \"{confidence}\"")).expect("a rule")
    };
    let anchor = Anchor::on(on("24 March 2022"));
    for (confidence, ending) in [
        ("text", "neither of those days (SI 2012/2089 reg 5)."),
        ("secondary", "neither of those days (SI 2012/2089 reg 5)."),
        ("unverified", "neither of those days (SI 2012/2089 reg 5, unverified)."),
    ] {
        let due = cited(confidence).due(&anchor, &england()).expect("a date");
        assert_eq!(due.date, on("23 February 2022"));
        let start = "Due by 23 February 2022: 28 clear days before the private meeting on 24 March 2022";
        assert_eq!(due.because, format!("{start}, counting weekends and bank holidays but {ending}"));
    }
}

#[test]
fn a_threshold_has_no_due_date() {
    let when = rule(r#"when = { at-least = 3, of = "qualifying complaints" }"#);
    assert_eq!(when.due(&Anchor::on(on("1 March 2022")), &england()), Err(ClockError::NoDate));
}
