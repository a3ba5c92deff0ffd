//! Change between two periods.

use serde::{Deserialize, Serialize};

/// The official tables hide a percentage change where either count is below this (ONS, *Crime in England and Wales: police force area and
/// community safety partnership tables*).
pub const HIDE_BELOW: u64 = 50;

/// A change in counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Events before.
    pub before: u64,
    /// Events after.
    pub after: u64,
    /// Difference in events, always shown.
    pub absolute: i64,
    /// Difference in per cent of before; none where it would mislead.
    pub percent: Option<f64>,
}

/// The change from one count to another; `hide_below` is [`HIDE_BELOW`] unless the user has said otherwise.
pub fn between(before: u64, after: u64, hide_below: u64) -> Change {
    Change { before, after, absolute: absolute(before, after), percent: percent(before, after, hide_below) }
}

/// `after - before`, in events.
pub fn absolute(before: u64, after: u64) -> i64 {
    let far = |more: u64, less: u64| i64::try_from(more - less).unwrap_or(i64::MAX);
    if after >= before { far(after, before) } else { -far(before, after) }
}

/// `100 (after - before) / before`, in per cent; none where either count is below `hide_below`, or nothing was before.
pub fn percent(before: u64, after: u64, hide_below: u64) -> Option<f64> {
    let shown = before > 0 && before >= hide_below && after >= hide_below;
    shown.then(|| 100.0 * (after as f64 - before as f64) / before as f64)
}
