//! What is read to remind people: the actions that meetings agreed, and asks without an answer.

use jiff::civil::Date;
use kernel::{Outcome, Proof, Unit, params};

/// The actions that meetings of a county agreed: reference, and whole identifier of the group that did.
pub(crate) fn agreed(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<Vec<(String, String)>> {
    let sql = "SELECT reference, of_group FROM meeting_action WHERE county = ? ORDER BY reference";
    let rows = unit.rows(proof).all(sql, params![county])?;
    rows.iter().map(|row| Ok((row.get("reference")?, row.get("of_group")?))).collect()
}

/// Something asked that has no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unanswered {
    county: String,
    pub number: i64,
    pub title: String,
    /// Whether everybody may read it.
    pub open: bool,
    /// Whole identifiers: who asked, and who was asked.
    pub group: String,
    pub to_group: String,
    pub to_organisation: String,
    pub due: Date,
}

impl Unanswered {
    /// Short name of the county.
    pub(crate) fn county(&self) -> &str {
        &self.county
    }
}

/// What groups of a county asked and nobody answered.
pub(crate) fn unanswered(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<Unanswered>> {
    let sql = "SELECT county, number, title, released, restricted, of_group, to_group, to_organisation, due FROM meeting_ask
               WHERE county = ? AND answered_at IS NULL AND state IN ('open', 'asked', 'waiting') ORDER BY number";
    let rows = unit.rows(proof).all(sql, params![county])?;
    let read = |row: &kernel::db::Row| {
        Ok(Unanswered {
            county: row.get("county")?,
            number: row.get("number")?,
            title: row.get("title")?,
            open: row.get::<bool>("released")? && !row.get::<bool>("restricted")?,
            group: row.get("of_group")?,
            to_group: row.get("to_group")?,
            to_organisation: row.get("to_organisation")?,
            due: row.get("due")?,
        })
    };
    rows.iter().map(read).collect()
}
