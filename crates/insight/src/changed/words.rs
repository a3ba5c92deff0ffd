//! What is said of a review and of a change: what the numbers show, and no cause.

use super::{Change, Review};
use crate::Month;
use crate::chart::number;
use std::fmt::Write;

impl Change {
    /// `Shoplifting in East Barsham: 71 offences, above the 30 to 52 expected`
    pub fn title(&self) -> String {
        let side = if self.high() { "above" } else { "below" };
        format!(
            "{}: {} {}, {side} the {} to {} expected",
            self.series.title(),
            number(self.observed as f64, 0),
            self.series.unit(),
            number(self.usual.0.round(), 0),
            number(self.usual.1.round(), 0)
        )
    }

    /// Whether there are more than expected.
    pub fn high(&self) -> bool {
        self.observed as f64 > self.expected
    }
}

impl Review {
    /// `4 of 1,240 series changed beyond noise in January 2025`
    pub fn title(&self, month: Month) -> String {
        let month = month.words();
        if self.tested == 0 {
            return format!("Nothing could be tested in {month}");
        }
        let tested = number(self.tested as f64, 0);
        let mut out = match self.changes.len() {
            0 => format!("None of {tested} series changed beyond noise in {month}"),
            1 => format!("One of {tested} series changed beyond noise in {month}"),
            n => format!("{n} of {tested} series changed beyond noise in {month}"),
        };
        let down = self.changes.iter().filter(|it| !it.high()).count();
        match (self.changes.len() - down, down) {
            (0, 0) => {}
            (up, 0) => drop(write!(out, ": {}", if up == 1 { "it rose" } else { "all rose" })),
            (0, down) => drop(write!(out, ": {}", if down == 1 { "it fell" } else { "all fell" })),
            (up, down) => drop(write!(out, ": {up} rose, {down} fell")),
        }
        out
    }
}
