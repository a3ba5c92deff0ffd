//! Lists, counts and comparisons in words.

use super::value::Interval;
use std::cmp::Ordering;

/// `A, B and C`
pub(crate) fn list<S: AsRef<str>>(all: &[S]) -> String {
    match all {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `one of 6`, `two of 34`, `12 of 34`: small numbers as words.
pub(crate) fn count(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).into())
}

/// Which of two is clearly greater: their intervals do not overlap. `None`: not clearly different.
pub(crate) fn clearly(one: Interval, other: Interval) -> Option<Ordering> {
    if one.0 > other.1 {
        Some(Ordering::Greater)
    } else if one.1 < other.0 {
        Some(Ordering::Less)
    } else {
        None
    }
}

/// `higher than`, `lower than`, `not clearly different from`.
pub(crate) fn against(order: Option<Ordering>) -> &'static str {
    match order {
        Some(Ordering::Greater) => "higher than",
        Some(Ordering::Less) => "lower than",
        _ => "not clearly different from",
    }
}

#[cfg(test)]
mod tests {
    use super::{clearly, list};
    use std::cmp::Ordering;

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A"]), "A");
    }

    #[test]
    fn only_intervals_apart_are_clearly_different() {
        assert_eq!(clearly((2.0, 3.0), (0.0, 1.9)), Some(Ordering::Greater));
        assert_eq!(clearly((2.0, 3.0), (3.0, 4.0)), None);
        assert_eq!(clearly((2.0, 2.9), (3.0, 4.0)), Some(Ordering::Less));
    }
}
