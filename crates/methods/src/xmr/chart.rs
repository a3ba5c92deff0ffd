//! A chart: segments with their limits, and the points that are more than the process does by itself.

use serde::{Deserialize, Serialize};

use super::rules::{Broken, mark};
use super::{Assurance, Limits, PROVISIONAL_BELOW, Rule};
use crate::{Polarity, Refusal};

/// How a chart is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Whether moving ranges of 3.267 times their mean and more are left out. On, as the R package has it; off, as the Excel tools.
    pub screen: bool,
    /// Which way is better.
    pub better: Polarity,
    /// Limits are fixed from the first so many points of each segment.
    pub baseline: Option<usize>,
    /// New baselines that a person decided and explained, in order of their place.
    pub rebased: Vec<Rebase>,
    /// A target, in the unit of the points.
    pub target: Option<f64>,
}

impl Default for Options {
    fn default() -> Options {
        Options { screen: true, better: Polarity::None, baseline: None, rebased: Vec::new(), target: None }
    }
}

/// A new baseline from a point on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebase {
    /// Place of the first point of the new baseline, counted from 0.
    pub at: usize,
    /// What changed then, in the words of the person who decided it.
    pub why: String,
}

/// A chart. What it was made with stands in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Stretches with limits of their own, in order.
    pub segments: Vec<Segment>,
    /// The points that break a rule, in order.
    pub signals: Vec<Signal>,
    /// Whether moving ranges were screened.
    pub screened: bool,
    /// Which way is better.
    pub better: Polarity,
}

/// A stretch of points with limits of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Place of its first point, counted from 0.
    pub from: usize,
    /// Place after its last point.
    pub to: usize,
    /// Mean and limits.
    pub limits: Limits,
    /// How many points, holes left out, the limits are worked out from.
    pub points: usize,
    /// Whether these are fewer than twelve, so that the limits are only a first attempt.
    pub provisional: bool,
    /// Whether the target is met; none without a target or a direction.
    pub assurance: Option<Assurance>,
    /// Why it begins; none for the first.
    pub why: Option<String>,
}

/// A point that breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Its place, counted from 0.
    pub at: usize,
    /// The first rule that it breaks, by precedence.
    pub rule: Rule,
    /// Whether it lies above the mean.
    pub high: bool,
    /// What that means.
    pub reading: Reading,
}

/// What a signal means, by the side of the mean on which its point lies (as the R package tells it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// Towards the better.
    Improvement,
    /// Towards the worse.
    Concern,
    /// A change that is not judged.
    Neutral,
}

impl Chart {
    /// Whether any segment's limits are provisional.
    pub fn provisional(&self) -> bool {
        self.segments.iter().any(|segment| segment.provisional)
    }

    /// The newest segment.
    pub fn newest(&self) -> Option<&Segment> {
        self.segments.last()
    }

    /// The signal of the point at a place.
    pub fn signal(&self, at: usize) -> Option<&Signal> {
        self.signals.binary_search_by_key(&at, |signal| signal.at).ok().map(|found| &self.signals[found])
    }
}

/// The XmR chart of points in order of time, in their unit; a hole is not a number, and no range is taken across it.
///
/// `mean -/+ 2.66 mean|y_t - y_(t-1)|` (Wheeler; NHS England, *Making Data Count*), rules as in [`Rule`], all within each segment.
///
/// # Errors
/// A segment without a point; an infinite point; a new baseline without a reason, out of order or outside the series; a baseline of fewer than two
/// points.
pub fn chart(points: &[f64], options: &Options) -> Result<Chart, Refusal> {
    if let Some(at) = points.iter().position(|point| point.is_infinite()) {
        return Err(Refusal::NotANumber { at });
    }
    if let Some(has) = options.baseline.filter(|points| *points < 2) {
        return Err(Refusal::TooShort { has, least: 2 });
    }
    let mut chart = Chart {
        segments: Vec::with_capacity(options.rebased.len() + 1),
        signals: Vec::new(),
        screened: options.screen,
        better: options.better,
    };
    let (mut from, mut why) = (0, None);
    for rebase in &options.rebased {
        if rebase.why.trim().is_empty() || rebase.at <= from || rebase.at >= points.len() {
            return Err(Refusal::Unexplained { at: rebase.at });
        }
        add(&mut chart, points, from..rebase.at, why, options)?;
        (from, why) = (rebase.at, Some(&rebase.why));
    }
    add(&mut chart, points, from..points.len(), why, options)?;
    Ok(chart)
}

fn add(
    chart: &mut Chart,
    all: &[f64],
    place: std::ops::Range<usize>,
    why: Option<&String>,
    options: &Options,
) -> Result<(), Refusal> {
    let points = &all[place.clone()];
    let base = &points[..options.baseline.unwrap_or(points.len()).min(points.len())];
    let many = base.iter().filter(|point| !point.is_nan()).count();
    if many == 0 {
        return Err(Refusal::TooShort { has: 0, least: 1 });
    }
    let limits = Limits::of(base, options.screen);
    // The marks of a usual series need no memory of their own.
    let mut small = [Broken::default(); 128];
    let mut large = Vec::new();
    let broken = if points.len() <= small.len() {
        &mut small[..points.len()]
    } else {
        large.resize(points.len(), Broken::default());
        &mut large[..]
    };
    mark(points, &limits, broken);
    for (at, rule) in broken.iter().enumerate().filter_map(|(at, broken)| Some((at, broken.first()?))) {
        let high = points[at] > limits.mean;
        let reading = match options.better {
            Polarity::None => Reading::Neutral,
            better if high == (better == Polarity::HigherBetter) => Reading::Improvement,
            _ => Reading::Concern,
        };
        chart.signals.push(Signal { at: place.start + at, rule, high, reading });
    }
    chart.segments.push(Segment {
        from: place.start,
        to: place.end,
        limits,
        points: many,
        provisional: many < PROVISIONAL_BELOW,
        assurance: options.target.and_then(|target| limits.assurance(target, options.better)),
        why: why.cloned(),
    });
    Ok(())
}
