//! Rows of what was issued: added once, never changed.

use crate::{Footing, Issue, Kept};
use jiff::Timestamp;
use kernel::contracts::paper::Paper as Document;
use kernel::db::Row;
use kernel::{Fault, Outcome, Proof, Unit, params};

/// What is kept for good when a paper is issued.
pub(crate) struct Frozen<'a> {
    /// When.
    pub at: Timestamp,
    /// Every block.
    pub document: &'a Document,
    /// What its live blocks rest on.
    pub footings: &'a [Footing],
    /// The end of the ledger.
    pub head: &'a str,
    /// The hash of the rulebook.
    pub rulebook: &'a str,
    /// The files.
    pub files: &'a [Kept],
}

/// Keeps what was issued and gives the row's identifier.
pub(crate) fn keep_issue(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    paper: &str,
    frozen: &Frozen<'_>,
) -> Outcome<String> {
    let (id, by) = (unit.id(), proof.holder().mark());
    let document = serde_json::to_string(frozen.document).map_err(Fault::broken)?;
    let footings = serde_json::to_string(frozen.footings).map_err(Fault::broken)?;
    let files = serde_json::to_string(frozen.files).map_err(Fault::broken)?;
    unit.rows(proof).insert(
        "paper_issue",
        &[
            ("id", id.as_str().into()),
            ("paper", paper.into()),
            ("at", frozen.at.into()),
            ("by_whom", by.into()),
            ("document", document.into()),
            ("footings", footings.into()),
            ("head", frozen.head.into()),
            ("rulebook", frozen.rulebook.into()),
            ("files", files.into()),
        ],
    )?;
    Ok(id)
}

/// A paper as it was issued.
pub(crate) fn issue_of(unit: &mut Unit<'_>, proof: &impl Proof, paper: &str) -> Outcome<Option<Issue>> {
    let sql =
        "SELECT at, by_whom, document, footings, head, rulebook, files FROM paper_issue WHERE paper = ?";
    let read = |row: &Row| {
        Ok(Issue {
            at: row.get("at")?,
            by: row.get("by_whom")?,
            document: row.json("document")?,
            footings: row.json("footings")?,
            head: row.get("head")?,
            rulebook: row.get("rulebook")?,
            files: row.json("files")?,
        })
    };
    unit.rows(proof).one(sql, params![paper])?.as_ref().map(read).transpose()
}
