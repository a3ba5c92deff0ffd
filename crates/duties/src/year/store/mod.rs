//! Rows of what was accepted of the plan of a year: what was made, as it was made, and what it rested on.

pub(super) mod deadline;

use super::rests::Rests;
use jiff::civil::Date;
use kernel::clock::LegalYear;
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Proof, Unit, params};
use std::collections::BTreeMap;

/// The tables of the year.
pub const MIGRATION: Migration = Migration {
    name: "duties-300-year",
    sql: &[
        // One row for each key that was ever accepted: accepted again, it stands anew.
        "CREATE TABLE duty_year (id TEXT PRIMARY KEY, county TEXT NOT NULL, legal_year TEXT NOT NULL, wanted TEXT NOT NULL,
         makes TEXT NOT NULL, thing TEXT NOT NULL, duty TEXT NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, meeting TEXT,
         rests TEXT NOT NULL, accepted_on TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (county, wanted))",
        "CREATE INDEX duty_year_county ON duty_year (county, legal_year)",
        "CREATE TABLE duty_deadline (id TEXT PRIMARY KEY, county TEXT NOT NULL, wanted TEXT NOT NULL, legal_year TEXT NOT NULL,
         sort TEXT NOT NULL, duty TEXT NOT NULL, body TEXT NOT NULL, of_group TEXT NOT NULL, title TEXT NOT NULL,
         purpose TEXT NOT NULL, due TEXT NOT NULL, about_from TEXT, about_to TEXT, state TEXT NOT NULL, done_on TEXT,
         why TEXT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL)",
        "CREATE INDEX duty_deadline_due ON duty_deadline (county, state, due, id)",
    ],
    append_only: &[],
};

/// What was accepted under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Identifier of the row.
    pub row: String,
    /// What it is.
    pub makes: String,
    /// Identifier of what was made.
    pub thing: String,
    /// The duty.
    pub duty: String,
    /// The day on which it was made to be.
    pub day: Date,
    /// What it was called.
    pub title: String,
    /// The meeting that takes it, by identifier.
    pub meeting: Option<String>,
    /// What it rested on.
    pub rests: Rests,
    /// When it was accepted.
    pub on: Date,
}

fn read(row: &Row) -> Outcome<(String, Made)> {
    let made = Made {
        row: row.get("id")?,
        makes: row.get("makes")?,
        thing: row.get("thing")?,
        duty: row.get("duty")?,
        day: row.get("day")?,
        title: row.get("title")?,
        meeting: row.get("meeting")?,
        rests: row.json("rests")?,
        on: row.get("accepted_on")?,
    };
    Ok((row.get("wanted")?, made))
}

/// What was accepted for a year, by key.
pub(super) fn of_year(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    year: LegalYear,
) -> Outcome<BTreeMap<String, Made>> {
    let sql = "SELECT id, wanted, makes, thing, duty, day, title, meeting, rests, accepted_on FROM duty_year
               WHERE county = ? AND legal_year = ? ORDER BY wanted";
    unit.rows(proof).all(sql, params![county, year.to_string()])?.iter().map(read).collect()
}

/// Keeps what was accepted under a key, in place of what was before, and gives the row.
pub(super) fn keep(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, year, key): (&str, LegalYear, &str),
    made: &Made,
) -> Outcome<String> {
    let (by, rests) = (proof.holder().mark(), serde_json::to_string(&made.rests).map_err(Fault::broken)?);
    let id = if made.row.is_empty() { unit.id() } else { made.row.clone() };
    let mut rows = unit.rows(proof);
    rows.run("DELETE FROM duty_year WHERE id = ?", params![id.as_str()])?;
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("legal_year", year.to_string().into()),
        ("wanted", key.into()),
        ("makes", made.makes.as_str().into()),
        ("thing", made.thing.as_str().into()),
        ("duty", made.duty.as_str().into()),
        ("day", made.day.into()),
        ("title", made.title.as_str().into()),
        ("meeting", made.meeting.clone().into()),
        ("rests", rests.into()),
        ("accepted_on", made.on.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("duty_year", &columns)?;
    Ok(id)
}

/// Forgets a key whose thing is not needed any more: its own history says what it was.
pub(super) fn forget(unit: &mut Unit<'_>, proof: &impl Proof, row: &str) -> Outcome<()> {
    unit.rows(proof).run("DELETE FROM duty_year WHERE id = ?", params![row]).map(drop)
}
