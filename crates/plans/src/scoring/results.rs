//! What the scores come to, for whoever may read them.

use super::rank::{self, Ranked, Sway};
use super::{Candidate, Held, Scores, Sheet, ViewScores};
use crate::store::{self, Scoring};
use kernel::{Outcome, Permit, Unit};

/// The order, where scorers differ, and what a change of weight would do.
pub(crate) struct Results {
    /// The candidates, the highest first.
    pub ranked: Vec<Ranked>,
    /// By criterion.
    pub sway: Vec<Sway>,
    /// The sheets that were given.
    pub given: Vec<Sheet>,
}

/// Works them out, against the right to read scores.
pub(crate) fn results(
    unit: &mut Unit<'_>,
    permit: &Permit<ViewScores, Scoring>,
    held: &Held,
    candidates: &[Candidate],
) -> Outcome<Results> {
    let sheets = store::scoring::sheets(unit, permit, permit.id())?;
    let given: Vec<Sheet> = sheets.into_iter().filter(|s| s.given_at.is_some()).collect();
    let scores: Vec<&Scores> = given.iter().map(|s| &s.scores).collect();
    let criteria: Vec<&str> = held.matrix.criteria.iter().map(|c| c.id.as_str()).collect();
    let ids: Vec<&str> = candidates.iter().map(|c| c.id.as_str()).collect();
    let weights = held.matrix.weights();
    let ranked = rank::rank(&criteria, &weights, &ids, &scores);
    let sway = rank::sway(&criteria, &weights, &ids, &scores, held.first, held.matrix.scale.heaviest);
    Ok(Results { ranked, sway, given })
}
