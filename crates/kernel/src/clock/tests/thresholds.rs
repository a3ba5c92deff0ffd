//! Rules that hold by a count.

use super::rule;
use crate::clock::{ClockError, Threshold};

#[test]
fn each_threshold_below_at_and_above_its_number() {
    let cases = [
        (Threshold::AtLeast(3), [false, true, true]),
        (Threshold::MoreThan(3), [false, false, true]),
        (Threshold::AtMost(3), [true, true, false]),
        (Threshold::FewerThan(3), [true, false, false]),
    ];
    for (threshold, expected) in cases {
        assert_eq!([2, 3, 4].map(|count| threshold.met(count)), expected, "{threshold}");
    }
}

#[test]
fn the_verdict_says_why() {
    let cases = [
        (
            "at-least = 3",
            3,
            "The threshold of at least 3 qualifying complaints is met, because the count is 3.",
        ),
        (
            "at-least = 3",
            2,
            "The threshold of at least 3 qualifying complaints is not met, because the count is 2.",
        ),
        (
            "more-than = 0",
            1,
            "The threshold of more than 0 qualifying complaints is met, because the count is 1.",
        ),
        (
            "at-most = 4",
            5,
            "The threshold of at most 4 qualifying complaints is not met, because the count is 5.",
        ),
        (
            "fewer-than = 2",
            0,
            "The threshold of fewer than 2 qualifying complaints is met, because the count is 0.",
        ),
    ];
    for (test, count, because) in cases {
        let verdict = rule(&format!("when = {{ {test}, of = \"qualifying complaints\" }}"))
            .test(count)
            .expect("a threshold");
        assert_eq!(verdict.because, because);
        assert_eq!(verdict.met, !because.contains("is not met"));
    }
}

#[test]
fn a_rule_with_a_date_has_no_threshold() {
    let dated = rule("by = { each-year = \"31 March\" }");
    assert_eq!(dated.test(3), Err(ClockError::NotAThreshold));
}
