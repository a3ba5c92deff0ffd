//! Loads, and the files that were refused in them.

use super::DataBook;
use jiff::Timestamp;
use kernel::contracts::counts::Finding;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, Visible, params};
use std::collections::{BTreeMap, BTreeSet};

/// A load as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LoadRow {
    pub id: String,
    pub book: String,
    pub what: String,
    pub begun_at: Timestamp,
    pub by: String,
    pub ended_at: Option<Timestamp>,
    /// Files that were kept already.
    pub known: i64,
    /// Files that no dataset knows.
    pub others: i64,
    /// Parts that were taken.
    pub parts: u64,
    /// Files that were refused.
    pub refused: u64,
}

/// What is to be loaded.
pub(crate) struct Begun<'a> {
    pub county: &'a str,
    pub book: &'a str,
    pub what: &'a str,
    /// What tells one origin from another, so that a load that was cut off is gone on with: never shown.
    pub origin: &'a str,
}

/// A file that was refused: nothing of it is kept but this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub id: String,
    /// Its name, where it is one that the dataset's files have; else which file of the load it was.
    pub name: String,
    pub sha256: String,
    pub bytes: u64,
    pub reason: String,
    pub says: String,
    pub findings: Vec<Finding>,
}

const COLUMNS: &str = "l.id, l.book, l.what, l.begun_at, l.by_whom, l.ended_at, l.known, l.others,
     (SELECT COUNT(*) FROM insight_part p WHERE p.load_id = l.id) AS parts,
     (SELECT COUNT(*) FROM insight_refused r WHERE r.load_id = l.id) AS refused";

fn read(row: &Row) -> Outcome<LoadRow> {
    let whole = |name: &str| u64::try_from(row.get::<i64>(name)?).map_err(Fault::broken);
    Ok(LoadRow {
        id: row.get("id")?,
        book: row.get("book")?,
        what: row.get("what")?,
        begun_at: row.get("begun_at")?,
        by: row.get("by_whom")?,
        ended_at: row.get("ended_at")?,
        known: row.get("known")?,
        others: row.get("others")?,
        parts: whole("parts")?,
        refused: whole("refused")?,
    })
}

/// The loads of a county that may be seen, the newest first.
pub(crate) fn loads(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    county: &str,
    most: u32,
) -> Outcome<Vec<LoadRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_load l JOIN insight_dataset t ON t.id = l.book WHERE {} AND l.county = ? ORDER BY l.id DESC LIMIT ?",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, most]))?.iter().map(read).collect()
}

/// The datasets of a county that may be seen and of which something was loaded.
pub(crate) fn books(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    county: &str,
) -> Outcome<BTreeSet<String>> {
    let sql = format!("SELECT t.dataset FROM insight_dataset t WHERE {} AND t.county = ?", visible.sql());
    unit.rows(visible)
        .all(&sql, &visible.params(params![county]))?
        .iter()
        .map(|row| row.get("dataset"))
        .collect()
}

/// How many files of each dataset count, of those that may be seen.
pub(crate) fn files(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    county: &str,
) -> Outcome<BTreeMap<String, usize>> {
    let sql = format!(
        "SELECT p.dataset, p.slot, p.month FROM insight_part p JOIN insight_dataset t ON t.id = p.book WHERE {} AND p.county = ?
         GROUP BY p.dataset, p.slot, p.month",
        visible.sql()
    );
    let mut out = BTreeMap::new();
    for row in unit.rows(visible).all(&sql, &visible.params(params![county]))? {
        *out.entry(row.get("dataset")?).or_insert(0) += 1;
    }
    Ok(out)
}

/// One load, where it may be seen.
pub(crate) fn load(
    unit: &mut Unit<'_>,
    visible: &Visible<DataBook>,
    county: &str,
    id: &str,
) -> Outcome<Option<LoadRow>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM insight_load l JOIN insight_dataset t ON t.id = l.book WHERE {} AND l.county = ? AND l.id = ?",
        visible.sql()
    );
    unit.rows(visible).one(&sql, &visible.params(params![county, id]))?.as_ref().map(read).transpose()
}

/// A load of the same from the same origin that was begun and did not end.
pub(crate) fn open(unit: &mut Unit<'_>, proof: &impl Proof, begun: &Begun<'_>) -> Outcome<Option<String>> {
    let sql = "SELECT id FROM insight_load WHERE county = ? AND what = ? AND origin = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 1";
    let row = unit.rows(proof).one(sql, params![begun.county, begun.what, begun.origin])?;
    row.map(|row| row.get("id")).transpose()
}

/// Begins a load and gives its identifier.
pub(crate) fn begin(unit: &mut Unit<'_>, proof: &impl Proof, begun: &Begun<'_>) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", begun.county.into()),
        ("book", begun.book.into()),
        ("what", begun.what.into()),
        ("origin", begun.origin.into()),
        ("begun_at", now.into()),
        ("by_whom", by.into()),
        ("known", 0_i64.into()),
        ("others", 0_i64.into()),
    ];
    unit.rows(proof).insert("insight_load", &columns)?;
    Ok(id)
}

/// Ends a load: how many of its files were kept already, and how many no dataset knows.
pub(crate) fn end(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    id: &str,
    known: usize,
    others: usize,
) -> Outcome<()> {
    let now = unit.now();
    let sql = "UPDATE insight_load SET ended_at = ?, known = ?, others = ? WHERE id = ?";
    unit.rows(proof).run(sql, params![now, known, others, id])?;
    Ok(())
}

/// Notes a file that was refused.
pub(crate) fn refuse(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    book: &str,
    load: &str,
    it: &Refused,
) -> Outcome<String> {
    let (id, now) = (unit.id(), unit.now());
    let findings = serde_json::to_string(&it.findings).map_err(Fault::broken)?;
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("book", book.into()),
        ("load_id", load.into()),
        ("name", it.name.as_str().into()),
        ("sha256", it.sha256.as_str().into()),
        ("bytes", i64::try_from(it.bytes).unwrap_or(i64::MAX).into()),
        ("reason", it.reason.as_str().into()),
        ("says", it.says.as_str().into()),
        ("findings", findings.into()),
        ("at", now.into()),
    ];
    unit.rows(proof).insert("insight_refused", &columns)?;
    Ok(id)
}

/// What was refused in a load, in order, of what may be seen.
pub(crate) fn refused(unit: &mut Unit<'_>, visible: &Visible<DataBook>, load: &str) -> Outcome<Vec<Refused>> {
    let sql = format!(
        "SELECT r.id, r.name, r.sha256, r.bytes, r.reason, r.says, r.findings FROM insight_refused r JOIN insight_dataset t ON t.id = r.book
         WHERE {} AND r.load_id = ? ORDER BY r.id",
        visible.sql()
    );
    let read = |row: &Row| {
        Ok(Refused {
            id: row.get("id")?,
            name: row.get("name")?,
            sha256: row.get("sha256")?,
            bytes: u64::try_from(row.get::<i64>("bytes")?).map_err(Fault::broken)?,
            reason: row.get("reason")?,
            says: row.get("says")?,
            findings: row.json("findings")?,
        })
    };
    unit.rows(visible).all(&sql, &visible.params(params![load]))?.iter().map(read).collect()
}
