//! The scoring matrix: criteria, what the ends of their scale mean, and their weights, as dated and cited data of the rulebook.

use jiff::civil::Date;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A matrix as the rulebook gives it: practice, with where it was learned.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its authority.
    pub meta: Meta,
    /// From where to where scores and weights run.
    pub scale: Scale,
    /// What is scored.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
}

/// From where to where scores and weights run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scale {
    /// The lowest score.
    pub lowest: u8,
    /// The highest score.
    pub highest: u8,
    /// The heaviest weight; the lightest is 0, which takes a criterion out.
    pub heaviest: u32,
    /// How many priorities a county usually takes: it is asked what would change the order of the first so many.
    pub usual_first: usize,
}

/// One thing that every candidate is scored on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its short name: `volume`.
    pub id: String,
    /// `Impact`, `Likelihood` or `Capacity`.
    pub group: String,
    /// `How much of it there is`
    pub title: String,
    /// What the lowest score means.
    pub low: String,
    /// What the highest score means.
    pub high: String,
    /// How much it counts beside the others.
    pub weight: u32,
}

/// The matrix of one prioritisation: what the rulebook gave when it was begun, with the weights that it has now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// From where to where.
    pub scale: Scale,
    /// What is scored.
    pub criteria: Vec<Criterion>,
    /// Where the criteria come from.
    pub citations: Vec<String>,
}

impl Matrix {
    /// The weights, in the order of the criteria.
    pub fn weights(&self) -> Vec<u32> {
        self.criteria.iter().map(|c| c.weight).collect()
    }
}

impl Entry for Practice {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        if self.scale.lowest >= self.scale.highest {
            out.push(("scale".into(), "the lowest score must be less than the highest".into()));
        }
        if self.criteria.is_empty() {
            out.push(("criterion".into(), "there is nothing to score: give at least one criterion".into()));
        }
        if self.criteria.iter().all(|c| c.weight == 0) {
            out.push(("weight".into(), "every weight is 0: at least one criterion must count".into()));
        }
        for (at, criterion) in self.criteria.iter().enumerate() {
            let name = criterion.id.clone();
            if criterion.title.trim().is_empty() || criterion.id.trim().is_empty() {
                out.push((name.clone(), format!("{name} needs an id and a title")));
            }
            if criterion.weight > self.scale.heaviest {
                out.push((
                    name.clone(),
                    format!("the weight of {name} is more than {}", self.scale.heaviest),
                ));
            }
            if self.criteria[..at].iter().any(|c| c.id == criterion.id) {
                out.push((name.clone(), format!("{name} is there twice")));
            }
        }
        out
    }
}

const FILE: &str = "plans/scoring";

/// Reads the matrices of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    rulebook.entries::<Practice>(FILE).map(drop)
}

/// The matrix with which a prioritisation begins on a day.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook has none for that day.
pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Matrix>> {
    kernel.memo().get(FILE, &day.to_string(), || {
        let all = kernel.rulebook().entries::<Practice>(FILE).map_err(Fault::broken)?;
        let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
        let found = all.into_iter().find(|it| holds(&it.meta));
        let it =
            found.ok_or_else(|| Fault::broken(format!("the rulebook has no scoring matrix for {day}")))?;
        Ok(Matrix { scale: it.scale, criteria: it.criteria, citations: it.meta.citations })
    })
}
