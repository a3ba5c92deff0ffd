//! What the public record needs of each action and agreement, without what they say.

use super::Action;
use crate::status::{Claim, Proof as Evidence};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};

/// An action in a line.
pub(crate) struct Line {
    /// Identifier.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// What is to be done.
    pub title: String,
    /// Short name of the group that answers for it.
    pub group: String,
    /// When it is due.
    pub due: Date,
    /// What its lead claims.
    pub claim: Claim,
    /// What became of its evidence.
    pub proof: Evidence,
    /// Goes up with every change.
    pub version: i64,
    /// When it was defined.
    pub created: Timestamp,
    /// When it last changed.
    pub modified: Timestamp,
}

/// Every action that may be seen, by number.
pub(crate) fn actions(unit: &mut Unit<'_>, visible: &Visible<Action>, county: &str) -> Outcome<Vec<Line>> {
    let sql = format!(
        "SELECT t.id AS id, t.number AS number, t.title AS title, t.of_group AS of_group, t.due AS due, t.claim AS claim,
         t.proof AS proof, t.version AS version, MIN(p.at) AS created, MAX(p.at) AS modified
         FROM plan_action t JOIN plan_progress p ON p.action = t.id WHERE {} AND t.county = ?
         GROUP BY t.id, t.number, t.title, t.of_group, t.due, t.claim, t.proof, t.version ORDER BY t.number",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

fn read(row: &Row) -> Outcome<Line> {
    let (claim, proof): (String, String) = (row.get("claim")?, row.get("proof")?);
    Ok(Line {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        group: row.get("of_group")?,
        due: row.get("due")?,
        claim: Claim::named(&claim).ok_or_else(|| Fault::broken(format!("an action that claims {claim}")))?,
        proof: Evidence::named(&proof).ok_or_else(|| Fault::broken(format!("evidence that is {proof}")))?,
        version: row.get("version")?,
        created: row.get("created")?,
        modified: row.get("modified")?,
    })
}

/// When the first and the last event about any of these things was recorded.
pub(crate) fn times(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    of: &[&str],
) -> Outcome<(Option<Timestamp>, Option<Timestamp>)> {
    let marks = vec!["?"; of.len()].join(", ");
    let sql =
        format!("SELECT MIN(at) AS created, MAX(at) AS modified FROM ledger_event WHERE about IN ({marks})");
    let params: Vec<Value> = of.iter().map(|id| Value::from(*id)).collect();
    let row = unit.rows(proof).one(&sql, &params)?;
    row.map_or(Ok((None, None)), |row| Ok((row.get("created")?, row.get("modified")?)))
}
