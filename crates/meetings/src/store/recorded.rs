//! What the public record asks of the rows of meetings, beside what pages ask.

use kernel::{Outcome, Proof, Unit, params};

/// References of the actions that a decision gave rise to, in the order in which they were agreed.
pub(crate) fn actions_of_decision(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    decision: &str,
) -> Outcome<Vec<String>> {
    let sql = "SELECT reference FROM meeting_action WHERE decision = ? ORDER BY id";
    unit.rows(proof).all(sql, params![decision])?.iter().map(|row| row.get("reference")).collect()
}
