//! Rows of what was done with a document: completed, opened again, released, taken back.

use crate::statutory::Turn;
use jiff::Timestamp;
use kernel::{Outcome, Proof, Unit, params};

/// Keeps a turn for good and gives its row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    (act, edition): (&str, i64),
    note: &str,
    (at, by): (Timestamp, &str),
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_document_turn",
        &[
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("act", act.into()),
            ("at", at.into()),
            ("by_whom", by.into()),
            ("note", note.into()),
            ("edition", edition.into()),
        ],
    )?;
    Ok(id)
}

/// Every turn of a document, the oldest first.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Turn>> {
    let sql =
        "SELECT act, at, by_whom, note, edition FROM plan_document_turn WHERE document = ? ORDER BY at, id";
    let read = |row: &kernel::db::Row| {
        Ok(Turn {
            act: row.get("act")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            note: row.get("note")?,
            edition: row.get("edition")?,
        })
    };
    unit.rows(proof).all(sql, params![document])?.iter().map(read).collect()
}
