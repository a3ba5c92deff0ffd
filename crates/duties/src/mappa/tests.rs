//! Counts as people type them, and sums that would show what is not shown.

use super::{Count, Counts, Year, read_count};
use jiff::Timestamp;

#[test]
fn a_small_number_is_not_kept() {
    for (typed, read) in [
        ("", Ok(None)),
        ("0", Ok(Some(Count::People(0)))),
        ("1", Ok(Some(Count::Few))),
        ("4", Ok(Some(Count::Few))),
        ("5", Ok(Some(Count::People(5)))),
        (" 1,234 ", Ok(Some(Count::People(1234)))),
        ("<5", Ok(Some(Count::Few))),
        ("Fewer than 5", Ok(Some(Count::Few))),
        ("*", Ok(Some(Count::Few))),
    ] {
        assert_eq!(read_count(typed, 5), read, "{typed}");
    }
    for wrong in ["-1", "many", "3.5", "<4"] {
        assert!(read_count(wrong, 5).expect_err("it is wrong").contains("<5"), "{wrong}");
    }
    // The number below which a count is not shown is a visible default that can be changed.
    assert_eq!(read_count("9", 10), Ok(Some(Count::Few)));
}

#[test]
fn a_sum_that_would_show_what_is_not_shown_is_not_shown() {
    let counts = Counts::from([
        ((1, 1), Count::People(640)),
        ((1, 2), Count::People(12)),
        ((2, 1), Count::People(210)),
        ((2, 2), Count::Few),
    ]);
    let year =
        Year { body: "b".into(), year: "2021-22".into(), counts, version: 1, at: Timestamp::UNIX_EPOCH };
    assert_eq!(year.sum(|category, _| category == 1), Some(652), "640 and 12");
    assert_eq!(year.sum(|_, level| level == 1), Some(850), "640 and 210");
    assert_eq!(year.sum(|category, _| category == 2), None, "210 and a few");
    assert_eq!(year.sum(|_, _| true), None);
    assert_eq!(year.sum(|category, _| category == 4), None, "nothing was published of it");
}
