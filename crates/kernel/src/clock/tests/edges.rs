//! What the errors say, and rules at the ends of time.

use jiff::civil::date;

use super::{england, rule};
use crate::clock::{Anchor, ClockError, Confidence};

#[test]
fn errors_are_sentences() {
    let said = [ClockError::TooFar, ClockError::NoDate, ClockError::NotRecurring, ClockError::NotAThreshold]
        .map(|e| e.to_string());
    assert_eq!(
        said,
        [
            "that date is too far away to work out",
            "this rule is a threshold and has no due date",
            "this rule follows from an event and does not come round by itself",
            "this rule sets a date and has no threshold to test",
        ]
    );
}

#[test]
fn confidence_is_said_in_words() {
    let said = [Confidence::Text, Confidence::Secondary, Confidence::Unverified].map(|c| c.to_string());
    assert_eq!(said, ["text read", "secondary source", "unverified"]);
}

#[test]
fn a_due_date_past_the_ends_of_time_is_an_error() {
    let (first, last) = (Anchor::on(date(-9999, 1, 1)), Anchor::on(date(9999, 12, 31)));
    let cases = [
        ("every = { years = 1, from = 2022-01-01 }", &last),
        ("by = { each-year = \"30 March\" }", &last),
        ("within = { days = 1, of = \"it\" }", &last),
        ("within = { working-days = 1, of = \"it\" }", &last),
        ("before = { months = 1, event = \"it\" }", &first),
        ("before = { working-days = 1, event = \"it\" }", &first),
        ("before = { clear-days = 1, basis = \"calendar\", event = \"it\" }", &first),
    ];
    for (toml, anchor) in cases {
        assert_eq!(rule(toml).due(anchor, &england()), Err(ClockError::TooFar), "{toml}");
    }
}
