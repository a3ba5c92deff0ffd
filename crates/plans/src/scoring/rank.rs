//! From scores to an order, without the store: means, places, where scorers differ, and what a change of weight would do.

use super::Scores;
use std::collections::BTreeMap;

/// How far apart the scores of one criterion must be to be shown as a disagreement.
pub const APART: u8 = 2;

/// Two totals nearer than this are the same.
const SAME: f64 = 1e-9;

/// What became of one candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Where it stands in the list of candidates that was given.
    pub candidate: usize,
    /// The weighted mean; none when nobody scored it on anything that counts.
    pub total: Option<f64>,
    /// Its place from 1; those with the same total share one. None without a total.
    pub place: Option<usize>,
    /// Whether another has the same total.
    pub tied: bool,
    /// What was given on each criterion, in their order.
    pub marks: Vec<Mark>,
}

/// What scorers gave one candidate on one criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// The mean of those who gave one; none when nobody did.
    pub mean: Option<f64>,
    /// The lowest and the highest.
    pub range: Option<(u8, u8)>,
    /// How many gave one.
    pub count: usize,
}

impl Mark {
    /// Whether scorers differ by two or more.
    pub fn disagrees(&self) -> bool {
        self.range.is_some_and(|(low, high)| high - low >= APART)
    }
}

impl Ranked {
    /// Whether nobody scored it on a criterion that counts: its total is then the mean of the others.
    pub fn gaps(&self, weights: &[u32]) -> usize {
        self.marks.iter().zip(weights).filter(|(mark, weight)| **weight > 0 && mark.mean.is_none()).count()
    }
}

/// What each candidate was given, criterion by criterion. A blank is no score: it is in no mean.
fn marks(criteria: &[&str], candidate: &str, sheets: &[&Scores]) -> Vec<Mark> {
    let given = |criterion: &str| -> Vec<u8> {
        sheets.iter().filter_map(|sheet| sheet.get(candidate)?.get(criterion).copied()).collect()
    };
    let mark = |criterion: &&str| {
        let all = given(criterion);
        let (low, high) = (all.iter().min().copied(), all.iter().max().copied());
        let sum: f64 = all.iter().copied().map(f64::from).sum();
        Mark {
            mean: (!all.is_empty()).then(|| sum / all.len() as f64),
            range: low.zip(high),
            count: all.len(),
        }
    };
    criteria.iter().map(mark).collect()
}

/// The mean of what was scored, each criterion by its weight.
fn total(marks: &[Mark], weights: &[u32]) -> Option<f64> {
    let scored = || marks.iter().zip(weights).filter_map(|(m, w)| Some((m.mean?, f64::from(*w))));
    let all: f64 = scored().map(|(_, weight)| weight).sum();
    (all > 0.0).then(|| scored().map(|(mean, weight)| mean * weight).sum::<f64>() / all)
}

fn order(totals: &[Option<f64>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..totals.len()).collect();
    // The highest first; those without a total last; those with the same as they were given.
    order.sort_by(|a, b| match (totals[*a], totals[*b]) {
        (Some(a), Some(b)) if (a - b).abs() < SAME => std::cmp::Ordering::Equal,
        (Some(a), Some(b)) => b.total_cmp(&a),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => std::cmp::Ordering::Equal,
    });
    order
}

/// Places from 1: those with the same total share one, and the next one is counted on.
fn places(totals: &[Option<f64>], order: &[usize]) -> Vec<Option<usize>> {
    let mut out = vec![None; totals.len()];
    let mut last: Option<(f64, usize)> = None;
    for (at, candidate) in order.iter().enumerate() {
        let Some(total) = totals[*candidate] else { continue };
        let place = match last {
            Some((before, place)) if (before - total).abs() < SAME => place,
            _ => at + 1,
        };
        last = Some((total, place));
        out[*candidate] = Some(place);
    }
    out
}

/// Candidates by their totals, the highest first. `candidates` and `criteria` are identifiers; `sheets` are those that were given.
pub fn rank(criteria: &[&str], weights: &[u32], candidates: &[&str], sheets: &[&Scores]) -> Vec<Ranked> {
    let all: Vec<Vec<Mark>> = candidates.iter().map(|c| marks(criteria, c, sheets)).collect();
    let totals: Vec<Option<f64>> = all.iter().map(|m| total(m, weights)).collect();
    let order = order(&totals);
    let places = places(&totals, &order);
    let shared = |place: usize| places.iter().filter(|p| **p == Some(place)).count() > 1;
    order
        .iter()
        .map(|at| Ranked {
            candidate: *at,
            total: totals[*at],
            place: places[*at],
            tied: places[*at].is_some_and(shared),
            marks: all[*at].clone(),
        })
        .collect()
}

/// What other weights of one criterion would do, the other weights being as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sway {
    /// For each weight from 0 to the heaviest: whether the first stand in the same order as now.
    pub same: Vec<bool>,
    /// The nearest lighter weight at which they do not, and who then stands where another stood.
    pub lighter: Option<Change>,
    /// The nearest heavier weight at which they do not.
    pub heavier: Option<Change>,
}

/// The first difference in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The weight.
    pub weight: u32,
    /// The place at which the order first differs, from 1.
    pub place: usize,
    /// Who stands there then, as a place in the list of candidates.
    pub then: usize,
    /// Who stands there now.
    pub now: usize,
}

/// For each criterion, which whole weights leave the order of the first `first` as it is. A tie that breaks is a change.
pub fn sway(
    criteria: &[&str],
    weights: &[u32],
    candidates: &[&str],
    sheets: &[&Scores],
    first: usize,
    heaviest: u32,
) -> Vec<Sway> {
    let all: Vec<Vec<Mark>> = candidates.iter().map(|c| marks(criteria, c, sheets)).collect();
    let standing = |weights: &[u32]| -> Vec<(usize, Option<usize>)> {
        let totals: Vec<Option<f64>> = all.iter().map(|m| total(m, weights)).collect();
        let order = order(&totals);
        let places = places(&totals, &order);
        order.iter().take(first).map(|at| (*at, places[*at])).collect()
    };
    let now = standing(weights);
    (0..criteria.len())
        .map(|criterion| {
            let at = |weight: u32| {
                let mut other = weights.to_vec();
                other[criterion] = weight;
                standing(&other)
            };
            let orders: BTreeMap<u32, _> = (0..=heaviest).map(|weight| (weight, at(weight))).collect();
            let change = |weight: u32| {
                let then = orders.get(&weight)?;
                let place = now.iter().zip(then).position(|(a, b)| a != b)?;
                Some(Change { weight, place: place + 1, then: then[place].0, now: now[place].0 })
            };
            let here = weights[criterion];
            Sway {
                same: orders.values().map(|order| *order == now).collect(),
                lighter: (0..here).rev().find_map(change),
                heavier: (here + 1..=heaviest).find_map(change),
            }
        })
        .collect()
}
