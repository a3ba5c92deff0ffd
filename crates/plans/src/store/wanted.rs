//! Under which key of the plan of a year an update was asked for.

use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, params};
use std::collections::HashMap;

/// The table of keys. The row is named by the update.
pub(crate) const MIGRATION: Migration = Migration {
    name: "plans-700-wanted",
    sql: &[
        "CREATE TABLE plan_wanted (id TEXT PRIMARY KEY, county TEXT NOT NULL, wanted TEXT NOT NULL, duty TEXT NOT NULL)",
        "CREATE INDEX plan_wanted_county ON plan_wanted (county)",
    ],
    append_only: &["plan_wanted"],
};

/// Keeps under which key an update was asked for, and by which duty.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    update: &str,
    (key, duty): (&str, &str),
) -> Outcome<()> {
    let county = proof.in_county().to_string();
    let columns =
        [("id", update.into()), ("county", county.into()), ("wanted", key.into()), ("duty", duty.into())];
    unit.rows(proof).insert("plan_wanted", &columns)
}

/// Key and duty of every update that was asked for by the plan of a year, by identifier. It is only looked up for what its reader may see.
pub(crate) fn keys(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<HashMap<String, (String, String)>> {
    let rows =
        unit.rows(proof).all("SELECT id, wanted, duty FROM plan_wanted WHERE county = ?", params![county])?;
    rows.iter().map(|row| Ok((row.get("id")?, (row.get("wanted")?, row.get("duty")?)))).collect()
}
