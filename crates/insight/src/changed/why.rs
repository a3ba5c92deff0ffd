//! Why something changed, as an analyst sees it: kept with who said it and when; a later word stands beside the earlier one.

use crate::store::DataBook;
use crate::{Cite, Month, events};
use jiff::Timestamp;
use kernel::db::Migration;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit, params};

/// The table of what was said.
pub(crate) const MIGRATION: Migration = Migration {
    name: "insight-300-why",
    sql: &[
        "CREATE TABLE insight_why (id TEXT PRIMARY KEY, county TEXT NOT NULL, book TEXT NOT NULL, month BIGINT NOT NULL, series TEXT NOT NULL,
         says TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL)",
        "CREATE INDEX insight_why_month ON insight_why (book, month)",
    ],
    append_only: &["insight_why"],
};

/// What somebody said of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    /// Of which series.
    pub series: String,
    /// What.
    pub says: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The most letters of a why.
const MOST: usize = 2000;

/// Keeps why a series changed in a month.
///
/// # Errors
/// [`Fault::Fields`] on `why` when it is empty or too long.
pub(crate) fn say(
    unit: &mut Unit<'_>,
    permit: &Permit<Cite, DataBook>,
    month: Month,
    series: &str,
    says: &str,
) -> Outcome<Recorded<()>> {
    let says = says.trim();
    if says.is_empty() {
        return Err(Fault::field("why", "Say what may be behind it, and how it is known"));
    }
    if says.chars().count() > MOST {
        return Err(Fault::field("why", format!("Say it in {MOST} characters or fewer")));
    }
    let id = unit.id();
    let (book, county) = (permit.id().to_string(), permit.county().to_string());
    let (by, at) = (permit.actor().mark().to_string(), unit.now());
    unit.rows(permit).run(
        "INSERT INTO insight_why (id, county, book, month, series, says, by_whom, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        params![id.as_str(), county, book.as_str(), i64::from(month.0), series, says, by, at],
    )?;
    unit.record(permit, &events::WhyGiven { why: id, book, month: month.to_string() })
}

/// What was said of a month, the latest first.
pub(crate) fn said(unit: &mut Unit<'_>, proof: &impl Proof, book: &str, month: Month) -> Outcome<Vec<Why>> {
    let sql =
        "SELECT series, says, by_whom, at FROM insight_why WHERE book = ? AND month = ? ORDER BY id DESC";
    let rows = unit.rows(proof).all(sql, params![book, i64::from(month.0)])?;
    rows.iter()
        .map(|row| {
            Ok(Why {
                series: row.get("series")?,
                says: row.get("says")?,
                by: row.get("by_whom")?,
                at: row.get("at")?,
            })
        })
        .collect()
}
