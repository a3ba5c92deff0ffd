//! Rows of a document's numbered entries: findings, inputs, consultations, answers, copies.

use crate::statutory::{Entry, Kept};
use jiff::Timestamp;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, params};

fn read<E: Entry>(row: &Row) -> Outcome<Kept<E>> {
    Ok(Kept {
        id: row.get("id")?,
        number: row.get("number")?,
        version: row.get("version")?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
        it: row.json("body")?,
    })
}

/// Every entry of a kind that was not taken out, in order of number.
pub(crate) fn all<E: Entry>(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
) -> Outcome<Vec<Kept<E>>> {
    let sql = "SELECT id, number, version, at, by_whom, body FROM plan_document_entry
               WHERE document = ? AND kind = ? AND removed = 0 ORDER BY number";
    unit.rows(proof).all(sql, params![document, E::KIND])?.iter().map(read).collect()
}

/// Adds an entry under the next number of its kind, which is never used again, and gives row and number.
pub(crate) fn insert<E: Entry>(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    it: &E,
    (at, by): (Timestamp, &str),
) -> Outcome<(String, i64)> {
    let sql =
        "SELECT COALESCE(MAX(number), 0) AS last FROM plan_document_entry WHERE document = ? AND kind = ?";
    let last: i64 = match unit.rows(proof).one(sql, params![document, E::KIND])? {
        Some(row) => row.get("last")?,
        None => 0,
    };
    let id = unit.id();
    let body = serde_json::to_string(it).map_err(Fault::broken)?;
    unit.rows(proof).insert(
        "plan_document_entry",
        &[
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("kind", E::KIND.into()),
            ("number", (last + 1).into()),
            ("body", body.into()),
            ("version", 1.into()),
            ("removed", false.into()),
            ("at", at.into()),
            ("by_whom", by.into()),
        ],
    )?;
    Ok((id, last + 1))
}

/// Writes an entry over the version that was read.
pub(crate) fn update<E: Entry>(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    kept: &Kept<E>,
    removed: bool,
    (at, by): (Timestamp, &str),
) -> Outcome<()> {
    let body = serde_json::to_string(&kept.it).map_err(Fault::broken)?;
    let sql =
        "UPDATE plan_document_entry SET body = ?, removed = ?, at = ?, by_whom = ?, version = version + 1
               WHERE id = ? AND version = ?";
    let params = params![body, removed, at, by, kept.id.as_str(), kept.version];
    if unit.rows(proof).run(sql, params)? != 1 {
        return Err(Fault::Conflict("This was changed while you had it open.".into()));
    }
    Ok(())
}
