//! What is read to list what meetings have published.

use crate::{Decision, Minutes};
use board::sittings::Meeting;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Unit, Visible, params};

/// One thing that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct News {
    /// `Agenda`, `Minutes`, `Decision`.
    pub kind: &'static str,
    /// Title of the meeting, or of the decision.
    pub title: String,
    /// The meeting's name in addresses; empty for a decision.
    pub slug: String,
    /// Which issue of an agenda, or which decision.
    pub number: Option<i64>,
    /// The day of the meeting, or of the decision.
    pub day: Date,
    /// When it was published.
    pub at: Timestamp,
    /// Whole identifier of the group.
    pub group: String,
}

/// Issues of agendas of meetings that may be seen.
pub(crate) fn issues(unit: &mut Unit<'_>, visible: &Visible<Meeting>, county: &str) -> Outcome<Vec<News>> {
    let sql = format!(
        "SELECT u.number, u.at, t.title, t.slug, t.day, t.of_group FROM sitting t JOIN meeting_issue u ON u.sitting = t.id
         WHERE {} AND t.county = ?",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    let read = |row: &kernel::db::Row| {
        Ok(News {
            kind: "Agenda",
            title: row.get("title")?,
            slug: row.get("slug")?,
            number: Some(row.get("number")?),
            day: row.get("day")?,
            at: row.get("at")?,
            group: row.get("of_group")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Minutes that may be seen and were released.
pub(crate) fn minutes(unit: &mut Unit<'_>, visible: &Visible<Minutes>, county: &str) -> Outcome<Vec<News>> {
    let sql = format!(
        "SELECT t.released_at, m.title, m.slug, m.day, t.of_group FROM meeting_minutes t JOIN sitting m ON m.id = t.sitting
         WHERE {} AND t.county = ? AND t.released = 1 AND t.released_at IS NOT NULL",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    let read = |row: &kernel::db::Row| {
        Ok(News {
            kind: "Minutes",
            title: row.get("title")?,
            slug: row.get("slug")?,
            number: None,
            day: row.get("day")?,
            at: row.get("released_at")?,
            group: row.get("of_group")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Decisions that may be seen and were released.
pub(crate) fn decisions(
    unit: &mut Unit<'_>,
    visible: &Visible<Decision>,
    county: &str,
) -> Outcome<Vec<News>> {
    let sql = format!(
        "SELECT t.number, t.title, t.released_at, t.made_on, t.of_group FROM meeting_decision t
         WHERE {} AND t.county = ? AND t.released = 1 AND t.released_at IS NOT NULL",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    let read = |row: &kernel::db::Row| {
        Ok(News {
            kind: "Decision",
            title: row.get("title")?,
            slug: String::new(),
            number: Some(row.get("number")?),
            day: row.get("made_on")?,
            at: row.get("released_at")?,
            group: row.get("of_group")?,
        })
    };
    rows.iter().map(read).collect()
}
