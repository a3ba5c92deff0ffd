//! Under which key of the plan of a year a paper was begun.

use crate::{Held, Paper};
use jiff::civil::Date;
use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, Visible, params};
use std::collections::HashMap;

/// The table of keys. The row is named by the paper.
pub(crate) const MIGRATION: Migration = Migration {
    name: "papers-700-wanted",
    sql: &[
        "CREATE TABLE paper_wanted (id TEXT PRIMARY KEY, county TEXT NOT NULL, wanted TEXT NOT NULL, duty TEXT NOT NULL)",
        "CREATE INDEX paper_wanted_county ON paper_wanted (county)",
    ],
    append_only: &["paper_wanted"],
};

/// Keeps under which key a paper was begun, and by which duty.
pub(crate) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    paper: &str,
    (key, duty): (&str, &str),
) -> Outcome<()> {
    let county = proof.in_county().to_string();
    let columns =
        [("id", paper.into()), ("county", county.into()), ("wanted", key.into()), ("duty", duty.into())];
    unit.rows(proof).insert("paper_wanted", &columns)
}

/// Key and duty of every paper that was begun by the plan of a year, by identifier. It is only looked up for what its reader may see.
pub(crate) fn keys(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<HashMap<String, (String, String)>> {
    let rows = unit
        .rows(proof)
        .all("SELECT id, wanted, duty FROM paper_wanted WHERE county = ?", params![county])?;
    rows.iter().map(|row| Ok((row.get("id")?, (row.get("wanted")?, row.get("duty")?)))).collect()
}

/// Papers that may be seen for the meetings between two days, both included.
pub(crate) fn between(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    (from, to): (Date, Date),
) -> Outcome<Vec<Held>> {
    super::papers::between(unit, visible, county, (from, to))
}
