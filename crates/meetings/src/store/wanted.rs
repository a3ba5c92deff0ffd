//! Under which key of the plan of a year a meeting or business was made.

use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, params};
use std::collections::HashMap;

/// The table of keys. The row is named by what was made.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-700-wanted",
    sql: &[
        "CREATE TABLE meeting_wanted (id TEXT PRIMARY KEY, county TEXT NOT NULL, makes TEXT NOT NULL, wanted TEXT NOT NULL,
         duty TEXT NOT NULL)",
        "CREATE INDEX meeting_wanted_county ON meeting_wanted (county, makes)",
    ],
    append_only: &["meeting_wanted"],
};

/// Keeps under which key something was made, and by which duty.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (makes, id): (&str, &str),
    (key, duty): (&str, &str),
) -> Outcome<()> {
    let county = proof.in_county().to_string();
    let columns = [
        ("id", id.into()),
        ("county", county.into()),
        ("makes", makes.into()),
        ("wanted", key.into()),
        ("duty", duty.into()),
    ];
    unit.rows(proof).insert("meeting_wanted", &columns)
}

/// Key and duty of everything of a kind that was made for the plan of a year, by identifier. It is only looked up for what its reader
/// may see.
pub(crate) fn keys(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    makes: &str,
) -> Outcome<HashMap<String, (String, String)>> {
    let sql = "SELECT id, wanted, duty FROM meeting_wanted WHERE county = ? AND makes = ?";
    let rows = unit.rows(proof).all(sql, params![county, makes])?;
    rows.iter().map(|row| Ok((row.get("id")?, (row.get("wanted")?, row.get("duty")?)))).collect()
}
