//! Rows of copies that were sent: of an agreement or a partnership plan, to the policing body or another.

use crate::agreement::Sent;
use kernel::db::{Migration, Row};
use kernel::{Outcome, Proof, Unit, params};

/// Copies that were sent, for good.
pub(super) const MIGRATION: Migration = Migration {
    name: "plans-204-sent",
    sql: &[
        "CREATE TABLE plan_sent (id TEXT PRIMARY KEY, county TEXT NOT NULL, thing TEXT NOT NULL, version BIGINT NOT NULL,
         organisation TEXT NOT NULL, role TEXT NOT NULL, how TEXT NOT NULL, on_day TEXT NOT NULL, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, note TEXT NOT NULL)",
        "CREATE INDEX plan_sent_thing ON plan_sent (thing, id)",
    ],
    append_only: &["plan_sent"],
};

/// Keeps that a copy was sent, and gives the row.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    thing: &str,
    it: &Sent,
) -> Outcome<String> {
    let id = unit.id();
    unit.rows(proof).insert(
        "plan_sent",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("thing", thing.into()),
            ("version", it.version.into()),
            ("organisation", it.organisation.as_str().into()),
            ("role", it.role.as_str().into()),
            ("how", it.how.as_str().into()),
            ("on_day", it.on.into()),
            ("at", it.at.into()),
            ("by_whom", it.by.as_str().into()),
            ("note", it.note.as_str().into()),
        ],
    )?;
    Ok(id)
}

/// Copies that were sent of a thing, the oldest first.
pub(crate) fn all(unit: &mut Unit<'_>, proof: &impl Proof, thing: &str) -> Outcome<Vec<Sent>> {
    let sql = "SELECT id, version, organisation, role, how, on_day, at, by_whom, note FROM plan_sent WHERE thing = ?
               ORDER BY on_day, id";
    let read = |row: &Row| {
        Ok(Sent {
            id: row.get("id")?,
            version: row.get("version")?,
            organisation: row.get("organisation")?,
            role: row.get("role")?,
            how: row.get("how")?,
            on: row.get("on_day")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            note: row.get("note")?,
        })
    };
    unit.rows(proof).all(sql, params![thing])?.iter().map(read).collect()
}
