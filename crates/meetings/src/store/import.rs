//! Rows of what was read in from another system: by what it is known there, what it said, and where its documents lie.

use kernel::db::{Migration, Value};
use kernel::{Outcome, Proof, Unit, params};

/// The tables of what was read in.
pub(super) const MIGRATION: Migration = Migration {
    name: "meetings-800-import",
    sql: &[
        // `said` is what the other system said of it, part by part, so that a second reading can name what differs.
        "CREATE TABLE meeting_import (id TEXT PRIMARY KEY, county TEXT NOT NULL, of_group TEXT NOT NULL, known_as TEXT NOT NULL,
         sitting TEXT NOT NULL, said TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (county, of_group, known_as))",
        "CREATE INDEX meeting_import_sitting ON meeting_import (sitting)",
        "CREATE TABLE meeting_import_link (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, item TEXT,
         place BIGINT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL)",
        "CREATE INDEX meeting_import_link_sitting ON meeting_import_link (sitting, place, id)",
    ],
    append_only: &[],
};

/// A meeting that was read in before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// What the other system calls it.
    pub known_as: String,
    /// The meeting, by identifier.
    pub sitting: String,
    /// What was said of it, as it was kept.
    pub said: String,
}

/// What was read in before for a group.
pub(crate) fn known(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
) -> Outcome<Vec<Known>> {
    let sql =
        "SELECT known_as, sitting, said FROM meeting_import WHERE county = ? AND of_group = ? ORDER BY id";
    let rows = unit.rows(proof).all(sql, params![county, group])?;
    let read = |row: &kernel::db::Row| {
        Ok(Known { known_as: row.get("known_as")?, sitting: row.get("sitting")?, said: row.get("said")? })
    };
    rows.iter().map(read).collect()
}

/// Keeps that a meeting was read in, and gives the row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, group): (&str, &str),
    it: &Known,
) -> Outcome<String> {
    let (id, now) = (unit.id(), unit.now());
    let columns = [
        ("id", Value::from(&id)),
        ("county", county.into()),
        ("of_group", group.into()),
        ("known_as", (&it.known_as).into()),
        ("sitting", (&it.sitting).into()),
        ("said", (&it.said).into()),
        ("at", now.into()),
    ];
    unit.rows(proof).insert("meeting_import", &columns)?;
    Ok(id)
}

/// A document that lies elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The item, by identifier; nothing for the meeting as a whole.
    pub item: Option<String>,
    /// What it is called.
    pub name: String,
    /// Where it lies.
    pub address: String,
}

/// Keeps where a document lies, and gives the row.
pub(crate) fn link(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    place: usize,
    it: &Link,
) -> Outcome<String> {
    let id = unit.id();
    let columns = [
        ("id", Value::from(&id)),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("item", it.item.clone().into()),
        ("place", i64::try_from(place).unwrap_or(i64::MAX).into()),
        ("name", (&it.name).into()),
        ("address", (&it.address).into()),
    ];
    unit.rows(proof).insert("meeting_import_link", &columns)?;
    Ok(id)
}

/// The documents of a meeting that lie elsewhere, in order.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub fn links(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Link>> {
    let sql = "SELECT item, name, address FROM meeting_import_link WHERE sitting = ? ORDER BY place, id";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter()
        .map(|row| Ok(Link { item: row.get("item")?, name: row.get("name")?, address: row.get("address")? }))
        .collect()
}
