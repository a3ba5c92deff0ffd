//! Where words go: how wide they are, where they break, and how they keep out of each other's way.

/// A rectangle, by its left upper corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Rect {
    /// Whether two lie on one another.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether it lies within another.
    pub(crate) fn within(&self, other: &Self) -> bool {
        self.x >= other.x
            && self.y >= other.y
            && self.x + self.w <= other.x + other.w
            && self.y + self.h <= other.y + other.h
    }
}

/// How wide words are at a size, never less than they are: the widest of the typefaces that may be used decides.
pub(crate) fn measure(text: &str, size: f64, bold: bool) -> f64 {
    let units: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '’' => 0.3,
            'f' | 't' | 'r' | 'I' | '(' | ')' | '/' | '-' => 0.4,
            'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.9,
            '▲' | '▼' | '●' | '■' | '◆' => 0.85,
            'A'..='Z' => 0.68,
            _ => 0.58,
        })
        .sum();
    units * size * if bold { 1.06 } else { 1.0 }
}

/// Lines that are no wider than `width`, broken between words; a word that is wider stands alone.
pub(crate) fn wrap(text: &str, width: f64, size: f64, bold: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(last) if measure(&format!("{last} {word}"), size, bold) <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.into()),
        }
    }
    out
}

/// Moves middles of labels apart along a line, each `heights` tall, as little as possible, between two ends. What does not fit at all is spread
/// evenly.
pub(crate) fn spread(wanted: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut at: Vec<f64> = order.iter().map(|i| wanted[*i]).collect();
    let tall: Vec<f64> = order.iter().map(|i| heights[*i]).collect();
    // Down, so that nothing lies on the one above; then up from the end.
    let mut edge = low;
    for (middle, h) in at.iter_mut().zip(&tall) {
        *middle = middle.max(edge + h / 2.0);
        edge = *middle + h / 2.0;
    }
    let mut edge = high;
    for (middle, h) in at.iter_mut().zip(&tall).rev() {
        *middle = middle.min(edge - h / 2.0);
        edge = *middle - h / 2.0;
    }
    let mut out = vec![0.0; wanted.len()];
    for (middle, i) in at.into_iter().zip(order) {
        out[i] = middle;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{measure, spread, wrap};
    use proptest::prelude::*;

    #[test]
    fn labels_move_apart_as_little_as_they_must() {
        assert_eq!(spread(&[50.0, 52.0], &[10.0, 10.0], 0.0, 100.0), [50.0, 60.0]);
        assert_eq!(spread(&[98.0, 97.0], &[10.0, 10.0], 0.0, 100.0), [95.0, 85.0]);
    }

    proptest! {
        #[test]
        fn spread_labels_never_meet(wanted in prop::collection::vec(0.0f64..300.0, 1..12)) {
            let heights = vec![20.0; wanted.len()];
            let at = spread(&wanted, &heights, 0.0, 300.0);
            let mut sorted = at.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert!(sorted.windows(2).all(|two| two[1] - two[0] >= 20.0 - 1e-6), "{sorted:?}");
            prop_assert!(sorted.iter().all(|m| *m >= 10.0 - 1e-6 && *m <= 290.0 + 1e-6), "{sorted:?}");
        }

        #[test]
        fn wrapped_words_are_all_there(text in "[a-z ]{0,80}") {
            let lines = wrap(&text, 90.0, 14.0, false);
            let (kept, given) = (lines.join(" "), text.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert_eq!(kept, given);
            prop_assert!(lines.iter().all(|l| !l.contains(' ') || measure(l, 14.0, false) <= 90.0));
        }
    }
}
