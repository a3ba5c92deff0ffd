//! Rows of sections, and of every text that was ever saved for one.

use crate::statutory::Written;
use jiff::Timestamp;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, params};

fn read(row: &Row) -> Outcome<Written> {
    Ok(Written {
        id: row.get("id")?,
        section: row.get("section")?,
        text: row.get("words")?,
        begun: row.get("begun")?,
        version: row.get("version")?,
        author: row.get("author")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Every section of a document, in no order.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, document: &str) -> Outcome<Vec<Written>> {
    let sql = "SELECT id, section, words, begun, version, author, changed_at FROM plan_document_section
               WHERE document = ? ORDER BY section";
    unit.rows(proof).all(sql, params![document])?.iter().map(read).collect()
}

/// One section of a document.
pub(crate) fn one(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    section: &str,
) -> Outcome<Written> {
    let found = all(unit, proof, document)?.into_iter().find(|it| it.section == section);
    found.ok_or(Fault::Absent)
}

/// Begins a section with words that nobody has touched, and gives its row.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    section: &str,
    begun: &str,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_document_section",
        &[
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("section", section.into()),
            ("words", begun.into()),
            ("begun", begun.into()),
            ("version", 1.into()),
            ("author", "".into()),
            ("changed_at", None::<Timestamp>.into()),
        ],
    )?;
    Ok(id)
}

/// Writes a section over the version that was read, and gives the new version.
pub(crate) fn write(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Written,
    text: &str,
    (at, by): (Timestamp, &str),
) -> Outcome<i64> {
    let sql = "UPDATE plan_document_section SET words = ?, author = ?, changed_at = ?, version = version + 1
               WHERE id = ? AND version = ?";
    let changed = unit.rows(proof).run(sql, params![text, by, at, held.id.as_str(), held.version])?;
    if changed != 1 {
        return Err(Fault::Conflict("Somebody else saved this section at the same moment.".into()));
    }
    Ok(held.version + 1)
}

/// Keeps a text for good and gives its row: `saved`, or `set-aside` when somebody else had saved first.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (document, section): (&str, &str),
    version: i64,
    kind: &str,
    text: &str,
    (at, by): (Timestamp, &str),
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_document_text",
        &[
            ("id", id.as_str().into()),
            ("document", document.into()),
            ("section", section.into()),
            ("version", version.into()),
            ("kind", kind.into()),
            ("at", at.into()),
            ("by_whom", by.into()),
            ("body", text.into()),
        ],
    )?;
    Ok(id)
}

/// A text that was saved once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub kind: String,
    pub at: Timestamp,
    pub by: String,
    pub text: String,
}

/// Every text that was saved for a section, the newest first.
pub(crate) fn texts(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    section: &str,
) -> Outcome<Vec<Kept>> {
    let sql = "SELECT kind, at, by_whom, body FROM plan_document_text WHERE document = ? AND section = ? ORDER BY id DESC LIMIT 100";
    let read = |row: &Row| {
        Ok(Kept {
            kind: row.get("kind")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            text: row.get("body")?,
        })
    };
    unit.rows(proof).all(sql, params![document, section])?.iter().map(read).collect()
}
