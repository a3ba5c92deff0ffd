//! Harm: crimes weighted by how grave they are.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::Refusal;

/// The weights of one index in one version, from a file: they are re-based from time to time and never written into a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The index, say *ONS Crime Severity Score*.
    pub index: String,
    /// Its version, say *2024*.
    pub version: String,
    /// Days, or the index's own unit, for each offence code.
    pub by_code: BTreeMap<String, f64>,
    /// Codes that the index leaves out on purpose, say crimes found by proactive policing.
    #[serde(default)]
    pub left_out: Vec<String>,
}

/// A score, never shown without the count, the index and its version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Harm {
    /// Crimes that the score is of, in events.
    pub count: u64,
    /// Crimes that the index leaves out on purpose, in events.
    pub left_out: u64,
    /// The score, in the index's unit.
    pub score: f64,
    /// The index.
    pub index: String,
    /// Its version.
    pub version: String,
}

/// `sum(count weight)`, in the index's unit, of counts by offence code (Office for National Statistics, *Research outputs: developing a
/// Crime Severity Score*; Sherman, Neyroud and Neyroud 2016, *Policing* 10).
///
/// # Errors
/// Codes with events and no weight. A broad type, such as violence and sexual offences together, has none: the source cannot carry a
/// score.
pub fn score(counts: &[(&str, u64)], weights: &Weights) -> Result<Harm, Refusal> {
    let mut harm = Harm {
        count: 0,
        left_out: 0,
        score: 0.0,
        index: weights.index.clone(),
        version: weights.version.clone(),
    };
    let mut missing = Vec::new();
    for (code, count) in counts.iter().filter(|(_, count)| *count > 0) {
        match weights.by_code.get(*code) {
            Some(weight) if weight.is_finite() => {
                harm.count += count;
                harm.score += *count as f64 * weight;
            }
            _ if weights.left_out.iter().any(|left| left == code) => harm.left_out += count,
            _ => missing.push((*code).to_owned()),
        }
    }
    if missing.is_empty() { Ok(harm) } else { Err(Refusal::NotCovered { codes: missing }) }
}

impl Harm {
    /// Score for each so many people: times the multiplier over the population.
    ///
    /// # Errors
    /// A population that is not above zero.
    pub fn rate(&self, population: f64, multiplier: f64) -> Result<f64, Refusal> {
        if population > 0.0 { Ok(self.score / population * multiplier) } else { Err(Refusal::NoDenominator) }
    }

    /// The change to a later score, in the index's unit.
    ///
    /// # Errors
    /// Another index, or another version of it: its weights differ.
    pub fn change(&self, later: &Harm) -> Result<f64, Refusal> {
        if self.index == later.index && self.version == later.version {
            return Ok(later.score - self.score);
        }
        let name = |harm: &Harm| format!("{} {}", harm.index, harm.version);
        Err(Refusal::NotComparable { one: name(self), other: name(later) })
    }
}
