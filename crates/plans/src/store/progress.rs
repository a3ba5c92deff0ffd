//! The history of actions: every state that each was in, never changed afterwards.

use super::Action;
use super::bulk::Columns;
use crate::actions::Plan;
use crate::status::Code;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Fault, Outcome, Permit, Proof, Unit, params};

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// `defined`, `changed`, `reported`, `accepted`, `disputed` or `succeeded`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Who, as the ledger names them.
    pub by: String,
    /// The status on that day.
    pub shown: Code,
    /// Why it was so.
    pub why: String,
    /// What was said.
    pub words: String,
    /// The exception note.
    pub exception: String,
    /// What was asked of the board.
    pub ask: String,
    /// The evidence that was offered.
    pub evidence: String,
    /// When it was due then.
    pub due: Date,
}

/// Keeps the state that an action has now, and gives the row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    plan: &Plan,
    kind: &str,
    words: &str,
    at: Timestamp,
) -> Outcome<String> {
    let by = proof.holder().mark();
    keep_as(unit, proof, plan, kind, words, at, &by)
}

/// The same for somebody else: examples.
pub(crate) fn keep_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    plan: &Plan,
    kind: &str,
    words: &str,
    at: Timestamp,
    by: &str,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert("plan_progress", &columns(&id, plan, kind, words, at, by))?;
    Ok(id)
}

/// The row of an entry.
pub(crate) fn columns(id: &str, plan: &Plan, kind: &str, words: &str, at: Timestamp, by: &str) -> Columns {
    let (ground, day) = (plan.ground(), kernel::time::civil(at));
    vec![
        ("id", id.into()),
        ("action", plan.id.as_str().into()),
        ("version", plan.version.into()),
        ("kind", kind.into()),
        ("at", at.into()),
        ("by_whom", by.into()),
        ("claim", plan.claim.name().into()),
        ("shown", ground.code(day).name().into()),
        ("why", ground.why(day).into()),
        ("words", words.into()),
        ("exception", plan.exception.as_str().into()),
        ("ask", plan.ask.as_str().into()),
        ("evidence", plan.evidence.as_str().into()),
        ("due", plan.of.due.into()),
    ]
}

fn read(row: &Row) -> Outcome<Entry> {
    let shown: String = row.get("shown")?;
    Ok(Entry {
        kind: row.get("kind")?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
        shown: Code::named(&shown).ok_or_else(|| Fault::broken(format!("an action shown as {shown}")))?,
        why: row.get("why")?,
        words: row.get("words")?,
        exception: row.get("exception")?,
        ask: row.get("ask")?,
        evidence: row.get("evidence")?,
        due: row.get("due")?,
    })
}

/// The history of an action, newest first.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Action>) -> Outcome<Vec<Entry>> {
    let sql = "SELECT kind, at, by_whom, shown, why, words, exception, ask, evidence, due FROM plan_progress
               WHERE action = ? ORDER BY version DESC, id DESC LIMIT 200";
    unit.rows(permit).all(sql, params![permit.id()])?.iter().map(read).collect()
}
