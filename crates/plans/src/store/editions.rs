//! Rows of an agreement's versions, and of what was said of one that was sent round.

use crate::agreement::{Comment, Consultation, Edition, FileKept, Kind};
use jiff::civil::Date;
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Proof, Unit, params};

/// Versions, consultations and comments.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-202-agreement-editions",
    sql: &[
        "CREATE TABLE plan_edition (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL,
         on_day TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, what TEXT NOT NULL, document TEXT NOT NULL,
         marks TEXT NOT NULL, head TEXT NOT NULL, rulebook TEXT NOT NULL, files TEXT NOT NULL, UNIQUE (agreement, number))",
        "CREATE TABLE plan_consultation (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, edition TEXT NOT NULL, opened TEXT NOT NULL,
         closes TEXT NOT NULL, asked TEXT NOT NULL)",
        "CREATE INDEX plan_consultation_agreement ON plan_consultation (agreement, id)",
        "CREATE TABLE plan_comment (id TEXT PRIMARY KEY, agreement TEXT NOT NULL, consultation TEXT NOT NULL, received TEXT NOT NULL,
         from_whom TEXT NOT NULL, words TEXT NOT NULL, answer TEXT NOT NULL)",
        "CREATE INDEX plan_comment_agreement ON plan_comment (agreement, id)",
    ],
    append_only: &["plan_edition"],
};

const COLUMNS: &str = "id, number, kind, on_day, at, by_whom, what, document, marks, head, rulebook, files";

fn read(row: &Row) -> Outcome<Edition> {
    let kind: String = row.get("kind")?;
    Ok(Edition {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: Kind::named(&kind).ok_or_else(|| Fault::broken(format!("a version of the kind {kind}")))?,
        on: row.get("on_day")?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
        what: row.get("what")?,
        document: row.json("document")?,
        marks: row.json("marks")?,
        head: row.get("head")?,
        rulebook: row.get("rulebook")?,
        files: row.json::<Vec<FileKept>>("files")?,
    })
}

/// Every version of an agreement, the oldest first.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<Edition>> {
    let sql = format!("SELECT {COLUMNS} FROM plan_edition WHERE agreement = ? ORDER BY number");
    unit.rows(proof).all(&sql, params![agreement])?.iter().map(read).collect()
}

fn json(value: &impl serde::Serialize) -> Outcome<String> {
    serde_json::to_string(value).map_err(Fault::broken)
}

/// Keeps a version for good, and gives its identifier.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    it: &Edition,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_edition",
        &[
            ("id", id.as_str().into()),
            ("agreement", agreement.into()),
            ("number", it.number.into()),
            ("kind", it.kind.name().into()),
            ("on_day", it.on.into()),
            ("at", it.at.into()),
            ("by_whom", it.by.as_str().into()),
            ("what", it.what.as_str().into()),
            ("document", json(&it.document)?.into()),
            ("marks", json(&it.marks)?.into()),
            ("head", it.head.as_str().into()),
            ("rulebook", it.rulebook.as_str().into()),
            ("files", json(&it.files)?.into()),
        ],
    )?;
    Ok(id)
}

/// Sends a version round, and gives the row.
pub(crate) fn consult(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    edition: &str,
    opened: Date,
    closes: Date,
    asked: &str,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_consultation",
        &[
            ("id", id.as_str().into()),
            ("agreement", agreement.into()),
            ("edition", edition.into()),
            ("opened", opened.into()),
            ("closes", closes.into()),
            ("asked", asked.into()),
        ],
    )?;
    Ok(id)
}

/// When a version was sent round, the newest first.
pub(crate) fn consultations(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
) -> Outcome<Vec<Consultation>> {
    let sql = "SELECT id, edition, opened, closes, asked FROM plan_consultation WHERE agreement = ? ORDER BY id DESC";
    let read = |row: &Row| {
        Ok(Consultation {
            id: row.get("id")?,
            edition: row.get("edition")?,
            opened: row.get("opened")?,
            closes: row.get("closes")?,
            asked: row.get("asked")?,
        })
    };
    unit.rows(proof).all(sql, params![agreement])?.iter().map(read).collect()
}

/// Keeps what somebody said of it, and gives the row.
pub(crate) fn comment(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    it: &Comment,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_comment",
        &[
            ("id", id.as_str().into()),
            ("agreement", agreement.into()),
            ("consultation", it.consultation.as_str().into()),
            ("received", it.received.into()),
            ("from_whom", it.from.as_str().into()),
            ("words", it.words.as_str().into()),
            ("answer", it.answer.as_str().into()),
        ],
    )?;
    Ok(id)
}

/// What was said, in order of receipt.
pub(crate) fn comments(unit: &mut Unit<'_>, proof: &impl Proof, agreement: &str) -> Outcome<Vec<Comment>> {
    let sql = "SELECT consultation, received, from_whom, words, answer FROM plan_comment WHERE agreement = ?
               ORDER BY received, id";
    let read = |row: &Row| {
        Ok(Comment {
            consultation: row.get("consultation")?,
            received: row.get("received")?,
            from: row.get("from_whom")?,
            words: row.get("words")?,
            answer: row.get("answer")?,
        })
    };
    unit.rows(proof).all(sql, params![agreement])?.iter().map(read).collect()
}
