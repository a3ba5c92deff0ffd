//! Rows of sections, and of every text that was ever saved for one.

use crate::Section;
use jiff::Timestamp;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, params};

/// A section that is to be added.
pub(crate) struct NewSection<'a> {
    /// The section of the template, or a name made from the heading.
    pub name: &'a str,
    /// The heading.
    pub heading: &'a str,
    /// What it starts with.
    pub markdown: &'a str,
    /// Whether a standard statement is confirmed.
    pub confirmed: bool,
}

fn read(row: &Row) -> Outcome<Section> {
    Ok(Section {
        id: row.get("id")?,
        name: row.get("name")?,
        heading: row.get("heading")?,
        markdown: row.get("markdown")?,
        confirmed: row.get("confirmed")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
        changed_by: row.get("changed_by")?,
    })
}

/// The sections of a paper, in order.
pub(crate) fn of_paper(unit: &mut Unit<'_>, proof: &impl Proof, paper: &str) -> Outcome<Vec<Section>> {
    let sql =
        "SELECT id, name, heading, markdown, confirmed, version, changed_at, changed_by FROM paper_section
               WHERE paper = ? ORDER BY place, id";
    unit.rows(proof).all(sql, params![paper])?.iter().map(read).collect()
}

/// Adds a section and gives its identifier.
pub(crate) fn add_section(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    paper: &str,
    place: usize,
    new: &NewSection<'_>,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    unit.rows(proof).insert(
        "paper_section",
        &[
            ("id", id.as_str().into()),
            ("paper", paper.into()),
            ("name", new.name.into()),
            ("place", place.into()),
            ("heading", new.heading.into()),
            ("markdown", new.markdown.into()),
            ("confirmed", new.confirmed.into()),
            ("version", 1.into()),
            ("changed_at", now.into()),
            ("changed_by", by.into()),
        ],
    )?;
    Ok(id)
}

/// Writes a section over the version that was read.
pub(crate) fn write_section(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    section: &Section,
    markdown: &str,
    confirmed: bool,
) -> Outcome<()> {
    let (now, by) = (unit.now(), proof.holder().mark());
    let sql = "UPDATE paper_section SET markdown = ?, confirmed = ?, changed_at = ?, changed_by = ?, version = version + 1
               WHERE id = ? AND version = ?";
    let changed = unit
        .rows(proof)
        .run(sql, params![markdown, confirmed, now, by, section.id.as_str(), section.version])?;
    overtaken(changed)
}

/// Notes whether a standard statement is confirmed, without a change of words.
pub(crate) fn confirm(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    section: &Section,
    confirmed: bool,
) -> Outcome<()> {
    let sql = "UPDATE paper_section SET confirmed = ? WHERE id = ? AND version = ?";
    overtaken(unit.rows(proof).run(sql, params![confirmed, section.id.as_str(), section.version])?)
}

fn overtaken(changed: u64) -> Outcome<()> {
    let words = "Somebody else saved this part at the same moment.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// A text that was saved once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// `saved` or `set-aside`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// What it said.
    pub body: String,
}

/// Keeps a text for good and gives the row's identifier.
pub(crate) fn keep_text(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    paper: &str,
    section: &str,
    version: i64,
    kind: &str,
    body: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    unit.rows(proof).insert(
        "paper_text",
        &[
            ("id", id.as_str().into()),
            ("paper", paper.into()),
            ("section", section.into()),
            ("version", version.into()),
            ("kind", kind.into()),
            ("at", now.into()),
            ("by_whom", by.into()),
            ("body", body.into()),
        ],
    )?;
    Ok(id)
}

/// Every text that was saved for a section, newest first.
pub(crate) fn texts(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    paper: &str,
    section: &str,
) -> Outcome<Vec<Text>> {
    let sql = "SELECT kind, at, by_whom, body FROM paper_text WHERE paper = ? AND section = ? ORDER BY id DESC LIMIT 100";
    let read = |row: &Row| {
        Ok(Text {
            kind: row.get("kind")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            body: row.get("body")?,
        })
    };
    unit.rows(proof).all(sql, params![paper, section])?.iter().map(read).collect()
}
