//! Lines of issued papers, without their fronts: what lists and the public record need of each.

use crate::Paper;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Outcome, Unit, Visible, params};

/// An issued paper in a line.
pub(crate) struct IssuedLine {
    /// Its name in addresses.
    pub slug: String,
    /// Identifier of the group that owns it.
    pub owner: String,
    /// Its title.
    pub title: String,
    /// The board that receives it.
    pub board: String,
    /// The day of the meeting.
    pub meeting: Date,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Whether it is for the public.
    pub public: bool,
    /// Identifier of the row of the issue: it never changes again.
    pub issue: String,
}

/// Every issued paper that may be seen, the latest first.
pub(crate) fn issued_lines(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
) -> Outcome<Vec<IssuedLine>> {
    let sql = format!(
        "SELECT t.slug, t.owner, t.title, t.board, t.meeting, t.issued_at, t.for_public, i.id AS issue FROM paper t
         JOIN paper_issue i ON i.paper = t.id
         WHERE {} AND t.county = ? AND t.state = 'issued' ORDER BY t.issued_at DESC, t.id DESC",
        visible.sql()
    );
    let read = |row: &Row| {
        Ok(IssuedLine {
            slug: row.get("slug")?,
            owner: row.get("owner")?,
            title: row.get("title")?,
            board: row.get("board")?,
            meeting: row.get("meeting")?,
            issued_at: row.get("issued_at")?,
            public: row.get("for_public")?,
            issue: row.get("issue")?,
        })
    };
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// The sections of every issued paper that may be seen and that say something: the paper's name, the section's, and its heading.
pub(crate) fn issued_sections(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
) -> Outcome<Vec<(String, String, String)>> {
    let sql = format!(
        "SELECT t.slug, s.name, s.heading FROM paper t JOIN paper_section s ON s.paper = t.id
         WHERE {} AND t.county = ? AND t.state = 'issued' AND s.markdown <> ''",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    rows.iter().map(|row| Ok((row.get("slug")?, row.get("name")?, row.get("heading")?))).collect()
}
