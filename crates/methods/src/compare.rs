//! An area against a reference, a parent, its peers, or itself before.

use serde::{Deserialize, Serialize};

use crate::funnel::{self, Place};
use crate::{Estimate, Level, Polarity, Refusal, rate};

/// On which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Lower, more clearly than chance makes it.
    Lower,
    /// Not clearly different. It is not proof that there is no difference.
    NotClearly,
    /// Higher, more clearly than chance makes it.
    Higher,
}

impl Side {
    /// Whether the side is the better one; none where it is not clear or neither is better.
    pub fn better(self, polarity: Polarity) -> Option<bool> {
        match (self, polarity) {
            (Side::NotClearly, _) | (_, Polarity::None) => None,
            (Side::Lower, polarity) => Some(polarity == Polarity::LowerBetter),
            (Side::Higher, polarity) => Some(polarity == Polarity::HigherBetter),
        }
    }
}

/// A comparison at both levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// By the 95% intervals.
    pub at95: Side,
    /// By the 99.8% intervals.
    pub at998: Side,
}

/// Against a reference, parent or benchmark whose own error is not counted, in the estimate's unit: different where the interval leaves
/// it out (Fingertips technical guide, comparing with a benchmark).
pub fn to_reference(estimate: &Estimate, reference: f64) -> Compared {
    both(|level| {
        let interval = estimate.at(level);
        if interval.holds(reference) {
            Side::NotClearly
        } else if interval.upper < reference {
            Side::Lower
        } else {
            Side::Higher
        }
    })
}

/// The second against the first (an area now and before, or two areas), in the same unit: different where the intervals do not
/// overlap. Overlap proves nothing: it is said as *not clearly different* (Fingertips technical guide, comparing over time).
pub fn between(first: &Estimate, second: &Estimate) -> Compared {
    both(|level| {
        let (first, second) = (first.at(level), second.at(level));
        if second.upper < first.lower.unwrap_or(f64::NEG_INFINITY) {
            Side::Lower
        } else if second.lower.is_some_and(|lower| lower > first.upper) {
            Side::Higher
        } else {
            Side::NotClearly
        }
    })
}

fn both(side: impl Fn(Level) -> Side) -> Compared {
    Compared { at95: side(Level::P95), at998: side(Level::P998) }
}

/// An area among its peers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AmongPeers {
    /// Its own rate.
    pub own: Estimate,
    /// The rate of all members together, its own included: the centre of the funnel.
    pub group: f64,
    /// Its place by rate, 1 = highest; equal rates share the place. Never to be shown without the interval.
    pub rank: usize,
    /// How many members there are.
    pub of: usize,
    /// Where it lies in the group's funnel.
    pub place: Place,
}

/// The member at a place among all members, `(events, population)` each, in events per multiplier. Members with holes in their data
/// must be left out by the caller, and named.
///
/// # Errors
/// Fewer than two members, no such member, nothing counted at all; a population or multiplier that is not above zero.
pub fn among_peers(members: &[(u64, f64)], own: usize, multiplier: f64) -> Result<AmongPeers, Refusal> {
    if members.len() < 2 {
        return Err(Refusal::TooShort { has: members.len(), least: 2 });
    }
    let Some((x, n)) = members.get(own).copied() else {
        return Err(Refusal::NotANumber { at: own });
    };
    if members.iter().any(|(_, n)| !n.is_finite() || *n <= 0.0) {
        return Err(Refusal::NoDenominator);
    }
    let own = rate::crude(x, n, multiplier)?;
    let all: f64 = members.iter().map(|(_, n)| n).sum();
    let average = members.iter().map(|(x, _)| *x as f64).sum::<f64>() / all;
    let higher = members.iter().filter(|(other, of)| *other as f64 * n > x as f64 * of).count();
    let place = if average > 0.0 { funnel::place(x, average * n)? } else { Place::Within };
    Ok(AmongPeers { own, group: average * multiplier, rank: higher + 1, of: members.len(), place })
}
