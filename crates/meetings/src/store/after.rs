//! Rows of what becomes of a meeting: what was done with its minutes, its decisions and its asks, and what was amended.

use jiff::Timestamp;
use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, params};

/// The tables of what becomes of a meeting.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-600-after",
    sql: &[
        // What became of minutes, of a decision, of an ask, or of a matter: `of_row` is the row of it.
        "CREATE TABLE meeting_after (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_row TEXT NOT NULL, act TEXT NOT NULL,
         at TEXT NOT NULL, by_whom TEXT NOT NULL, was TEXT NOT NULL, becomes TEXT NOT NULL, note TEXT NOT NULL)",
        "CREATE INDEX meeting_after_row ON meeting_after (of_row, id)",
        // A part of minutes that the approving meeting amended. Without an item it is the part that belongs to none.
        "CREATE TABLE meeting_amendment (id TEXT PRIMARY KEY, county TEXT NOT NULL, minutes TEXT NOT NULL, item TEXT,
         sitting TEXT NOT NULL, was TEXT NOT NULL, becomes TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL)",
        "CREATE INDEX meeting_amendment_minutes ON meeting_amendment (minutes, id)",
        "CREATE INDEX meeting_amendment_sitting ON meeting_amendment (sitting, id)",
    ],
    append_only: &["meeting_after", "meeting_amendment"],
};

/// One thing that was done with minutes, a decision, an ask or a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What was done: `clear`, `release`, `carried-out`.
    pub act: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
    /// What it said before; empty when nothing was replaced.
    pub was: String,
    /// What it says since; empty when nothing was replaced.
    pub becomes: String,
    /// In whose words: a reason, a note, the evidence.
    pub note: String,
}

/// Keeps a turn and gives its row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    of: &str,
    act: &str,
    (was, becomes): (&str, &str),
    note: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", proof.in_county().into()),
        ("of_row", of.into()),
        ("act", act.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("was", was.into()),
        ("becomes", becomes.into()),
        ("note", note.into()),
    ];
    unit.rows(proof).insert("meeting_after", &columns)?;
    Ok(id)
}

/// Every turn of a row, the oldest first.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn turns(unit: &mut Unit<'_>, proof: &impl Proof, of: &str) -> Outcome<Vec<Turn>> {
    let sql = "SELECT act, at, by_whom, was, becomes, note FROM meeting_after WHERE of_row = ? ORDER BY id";
    let rows = unit.rows(proof).all(sql, params![of])?;
    let read = |row: &kernel::db::Row| {
        Ok(Turn {
            act: row.get("act")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            was: row.get("was")?,
            becomes: row.get("becomes")?,
            note: row.get("note")?,
        })
    };
    rows.iter().map(read).collect()
}
