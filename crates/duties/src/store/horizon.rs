//! Rows of what a county does about the horizon: every version is kept.

use super::DutyBook;
use crate::horizon::{Draft, Kept};
use kernel::db::{Migration, Row};
use kernel::{Outcome, Permit, Proof, Unit, Visible, params};

/// The table. A row stands in the book of its county: `body` is the county.
pub(crate) const MIGRATION: Migration = Migration {
    name: "duties-300-horizon",
    sql: &[
        "CREATE TABLE duty_horizon (id TEXT PRIMARY KEY, county TEXT NOT NULL, body TEXT NOT NULL, item TEXT NOT NULL,
         version BIGINT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL, does TEXT NOT NULL, review TEXT,
         at TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (county, item, version))",
    ],
    append_only: &["duty_horizon"],
};

const COLUMNS: &str =
    "t.id, t.county, t.item, t.version, t.role, t.person, t.does, t.review, t.at, t.by_whom";

fn read(row: &Row) -> Outcome<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        county: row.get("county")?,
        item: row.get("item")?,
        draft: Draft {
            role: row.get("role")?,
            person: row.get("person")?,
            does: row.get("does")?,
            review: row.get("review")?,
        },
        version: row.get("version")?,
        at: row.get("at")?,
        by: row.get("by_whom")?,
    })
}

/// Every version of every item of a county that may be seen, the oldest first.
pub(crate) fn visible(unit: &mut Unit<'_>, visible: &Visible<DutyBook>, county: &str) -> Outcome<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_horizon t WHERE {} AND t.county = ? ORDER BY t.item, t.version",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// The last version of an item in the book that a permit is for.
pub(crate) fn last<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, DutyBook>,
    county: &str,
    item: &str,
) -> Outcome<Option<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_horizon t WHERE t.county = ? AND t.body = ? AND t.item = ? ORDER BY t.version DESC LIMIT 1"
    );
    unit.rows(permit).one(&sql, params![county, permit.id(), item])?.as_ref().map(read).transpose()
}

/// Keeps a version and gives its row.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, item): (&str, &str),
    version: i64,
    draft: &Draft,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("body", county.into()),
        ("item", item.into()),
        ("version", version.into()),
        ("role", draft.role.trim().into()),
        ("person", draft.person.as_str().into()),
        ("does", draft.does.trim().into()),
        ("review", draft.review.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    unit.rows(proof).insert("duty_horizon", &columns)?;
    Ok(id)
}
