//! What was ordered out of the record, and why: it stays out until the order is lifted.

use kernel::contracts::record::Kind;
use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, params};
use std::collections::BTreeMap;

/// The table of orders.
pub(crate) const MIGRATION: Migration = Migration {
    name: "public-100-takedown",
    sql: &["CREATE TABLE record_takedown (id TEXT PRIMARY KEY, county TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
         reason TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (county, kind, name))"],
    append_only: &[],
};

/// Everything that is ordered out of the record of a county, with the reason.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub(crate) fn all(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<BTreeMap<(Kind, String), String>> {
    let sql = "SELECT kind, name, reason FROM record_takedown WHERE county = ? ORDER BY id";
    let mut all = BTreeMap::new();
    for row in unit.rows(proof).all(sql, params![county])? {
        if let Some(kind) = Kind::named(&row.get::<String>("kind")?) {
            all.insert((kind, row.get("name")?), row.get("reason")?);
        }
    }
    Ok(all)
}

/// Orders something out of the record, and gives the row; a second order of the same changes its reason.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written.
pub(crate) fn order(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    (kind, name): (Kind, &str),
    reason: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let mut rows = unit.rows(proof);
    let sql = "SELECT id FROM record_takedown WHERE county = ? AND kind = ? AND name = ?";
    if let Some(row) = rows.one(sql, params![county, kind.word(), name])? {
        let known: String = row.get("id")?;
        let sql = "UPDATE record_takedown SET reason = ?, at = ?, by_whom = ? WHERE id = ?";
        rows.run(sql, params![reason, now, by, known.as_str()])?;
        return Ok(known);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("kind", kind.word().into()),
        ("name", name.into()),
        ("reason", reason.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("record_takedown", &columns)?;
    Ok(id)
}

/// Lifts an order, and gives the rows that went.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be written.
pub(crate) fn lift(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    (kind, name): (Kind, &str),
) -> Outcome<Vec<String>> {
    let mut rows = unit.rows(proof);
    let sql = "SELECT id FROM record_takedown WHERE county = ? AND kind = ? AND name = ?";
    let known = rows.all(sql, params![county, kind.word(), name])?;
    let known: Vec<String> = known.iter().map(|row| row.get("id")).collect::<Outcome<_>>()?;
    for id in &known {
        rows.run("DELETE FROM record_takedown WHERE id = ?", params![id.as_str()])?;
    }
    Ok(known)
}
