//! Rates, percentages and change.

use disclosure::{Derived, Reason, Refusal, Shown, Why, change, percentage, rate};

const HIDDEN: Shown = Shown::Hidden(Why::Kept);

#[test]
fn from_controlled_counts() {
    // 82 in 10,000 are 8.2 in 1,000.
    assert_eq!(rate(&Shown::Count(82), 10_000.0, 1_000.0), Derived::Value(8.2));
    // 82 shown as 80: 8.0 in 1,000, and nobody learns that it was 82.
    assert_eq!(rate(&Shown::Rounded { value: 80, base: 5 }, 10_000.0, 1_000.0), Derived::Approximate(8.0));
    assert_eq!(percentage(&Shown::Count(30), &Shown::Count(40)), Derived::Value(75.0));
    assert_eq!(change(&Shown::Count(50), &Shown::Count(60), 50), Derived::Value(20.0));
}

#[test]
fn or_not_at_all() {
    assert_eq!(rate(&HIDDEN, 10_000.0, 1_000.0), Derived::Refused(Refusal::Hidden(Why::Kept)));
    // A share of a hidden number would give the number back.
    let small = Shown::Hidden(Why::Told(Reason::Small));
    assert_eq!(
        percentage(&small, &Shown::Count(40)),
        Derived::Refused(Refusal::Hidden(Why::Told(Reason::Small)))
    );
    assert_eq!(
        percentage(&Shown::Count(30), &Shown::Sum { value: 37, without: 1 }),
        Derived::Refused(Refusal::Gaps)
    );
    assert_eq!(rate(&Shown::Count(1), 0.0, 1_000.0), Derived::Refused(Refusal::Zero));
    assert_eq!(change(&Shown::Count(49), &Shown::Count(98), 50), Derived::Refused(Refusal::Few));
    assert_eq!(change(&Shown::Count(0), &Shown::Count(98), 0), Derived::Refused(Refusal::Zero));
    assert!(Refusal::Few.words().contains("too small"));
}
