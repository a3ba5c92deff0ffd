//! A new baseline, proposed with its evidence. It is never taken by itself: a person decides, and says why.

use serde::{Deserialize, Serialize};

use super::{Limits, Options, PROVISIONAL_BELOW, Rebase, chart};
use crate::Refusal;
use crate::special::normal_upper;

/// Points that there must be on each side: as many as make a run.
const LEAST: usize = 7;
/// `d2` for ranges of two, `2 / sqrt(pi)`: the mean moving range over the standard deviation.
const D2: f64 = std::f64::consts::FRAC_2_SQRT_PI;
/// The chance below which a step is proposed.
const CHANCE: f64 = 0.01;

/// A place at which the newest segment seems to step to another level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Place of the first point of the new level, counted from 0.
    pub at: usize,
    /// Limits of the points before, within the segment.
    pub before: Limits,
    /// Limits that the points from there on would have.
    pub after: Limits,
    /// How many points there are from there on.
    pub points: usize,
    /// Whether the new limits would be provisional.
    pub provisional: bool,
    /// The step in standard errors; the standard deviation is the mean moving range over 1.128, which a step hardly moves.
    pub errors: f64,
    /// The chance of a step of this size anywhere in an unchanged segment, at most.
    pub chance: f64,
    /// Signals in the segment as it stands.
    pub signals: usize,
    /// Signals that would be left with the new baseline.
    pub left: usize,
}

impl Proposal {
    /// The new baseline, decided by a person with these words.
    ///
    /// # Errors
    /// No words.
    pub fn accept(&self, why: &str) -> Result<Rebase, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::Unexplained { at: self.at });
        }
        Ok(Rebase { at: self.at, why: why.trim().to_owned() })
    }
}

/// The likeliest step in the newest segment, where chance alone would make it in fewer than one of a hundred segments; otherwise none.
///
/// For each place with seven points on both sides `z = (mean after - mean before) / (s sqrt(1/n1 + 1/n2))` with `s = mean range / 1.128`;
/// the largest |z| is proposed, its normal tail times the number of places tried (Bonferroni). Rebasing by rule alone is refused by the
/// maintainers of *NHSRplotthedots* (their discussions 142 and 151).
///
/// # Errors
/// As [`chart()`].
pub fn propose(points: &[f64], options: &Options) -> Result<Option<Proposal>, Refusal> {
    let now = chart(points, options)?;
    let Some(segment) = now.newest() else { return Ok(None) };
    let (from, to) = (segment.from, segment.to);
    let stretch = &points[from..to];
    let known: Vec<usize> = (0..stretch.len()).filter(|at| !stretch[*at].is_nan()).collect();
    if known.len() < 2 * LEAST {
        return Ok(None);
    }
    let spread = Limits::of(stretch, options.screen).range / D2;
    if spread <= 0.0 {
        return Ok(None);
    }
    let all: f64 = known.iter().map(|at| stretch[*at]).sum();
    let (mut sum, mut best) = (0.0, (0.0_f64, 0));
    for (n, at) in known.iter().enumerate() {
        if n >= LEAST && known.len() - n >= LEAST {
            let (before, after) = (n as f64, (known.len() - n) as f64);
            let errors =
                ((all - sum) / after - sum / before) / (spread * (1.0 / before + 1.0 / after).sqrt());
            if errors.abs() > best.0.abs() {
                best = (errors, n);
            }
        }
        sum += stretch[*at];
    }
    let (errors, n) = best;
    let tried = known.len() - 2 * LEAST + 1;
    let chance = (2.0 * normal_upper(errors.abs()) * tried as f64).min(1.0);
    if chance >= CHANCE {
        return Ok(None);
    }
    let at = from + known[n];
    let mut options = options.clone();
    options.rebased.push(Rebase { at, why: "proposed".into() });
    let then = chart(points, &options)?;
    let within = |chart: &super::Chart| chart.signals.iter().filter(|signal| signal.at >= from).count();
    let after = known.len() - n;
    Ok(Some(Proposal {
        at,
        before: Limits::of(&points[from..at], options.screen),
        after: Limits::of(&points[at..to], options.screen),
        points: after,
        provisional: after < PROVISIONAL_BELOW,
        errors,
        chance,
        signals: within(&now),
        left: within(&then),
    }))
}
