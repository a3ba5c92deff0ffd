//! The rules of *Making Data Count*: which points are more than the process does by itself.

use serde::{Deserialize, Serialize};

use super::Limits;

/// Points in a row that make a trend or a run.
const ROW: usize = 7;

/// A rule, in order of precedence: a point is told by the first that it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Outside the limits.
    Outside,
    /// One of seven in a row that rise, or fall, each from the one before.
    Trend,
    /// Between near limit and limit, as are two of three in a row that all lie on that side of the mean.
    TwoOfThree,
    /// One of seven in a row on one side of the mean.
    Run,
}

const OUTSIDE: u8 = 1;
const TREND: u8 = 2;
const TWO: u8 = 4;
const RUN: u8 = 8;

/// Which rules a point breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Broken(u8);

impl Broken {
    pub(super) fn first(self) -> Option<Rule> {
        [Rule::Outside, Rule::Trend, Rule::TwoOfThree, Rule::Run]
            .into_iter()
            .zip([OUTSIDE, TREND, TWO, RUN])
            .find(|(_, bit)| self.0 & bit != 0)
            .map(|(rule, _)| rule)
    }
}

/// Marks the points of one segment. A hole breaks every row.
pub(super) fn mark(points: &[f64], limits: &Limits, broken: &mut [Broken]) {
    // Rows that end with the point before: how long, and which way.
    let (mut run, mut side) = (0_usize, 0_i8);
    let (mut trend, mut way) = (0_usize, 0_i8);
    // Whether the last two lie near a limit, the newest first.
    let mut near = [false; 2];
    let mut last = f64::NAN;
    for (at, point) in points.iter().copied().enumerate() {
        let is = sign(point, limits.mean);
        let outside = point > limits.upper || point < limits.lower;
        let close = !outside && (point > limits.near_upper || point < limits.near_lower);
        if outside {
            broken[at].0 |= OUTSIDE;
        }
        run = if is == 0 {
            0
        } else if is == side {
            run + 1
        } else {
            1
        };
        side = is;
        match run {
            ROW => broken[at + 1 - ROW..=at].iter_mut().for_each(|one| one.0 |= RUN),
            long if long > ROW => broken[at].0 |= RUN,
            _ => {}
        }
        // Three in a row on one side, two of them near its limit: those two are marked.
        if run >= 3 && u8::from(close) + u8::from(near[0]) + u8::from(near[1]) >= 2 {
            for (back, _) in [close, near[0], near[1]].iter().enumerate().filter(|(_, near)| **near) {
                broken[at - back].0 |= TWO;
            }
        }
        near = [close, near[0]];
        let goes = sign(point, last);
        trend = if goes == 0 {
            0
        } else if goes == way {
            trend + 1
        } else {
            1
        };
        way = goes;
        // Six steps one way join seven points.
        match trend + 1 {
            ROW => broken[at + 1 - ROW..=at].iter_mut().for_each(|one| one.0 |= TREND),
            long if long > ROW => broken[at].0 |= TREND,
            _ => {}
        }
        last = point;
    }
}

/// 1 above, -1 below, 0 on it or where either is a hole.
fn sign(point: f64, of: f64) -> i8 {
    i8::from(point > of) - i8::from(point < of)
}
