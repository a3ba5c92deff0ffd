//! A copy of an issued report under another name, for counties at scale.

use jiff::civil::Date;
use kernel::{Outcome, Proof, Unit, params};

/// Copies a report with its issue under the name, title and day of the copy, and gives its identifier.
pub(crate) fn copied(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    of: &str,
    (slug, title, day): (&str, &str, Date),
) -> Outcome<String> {
    let (paper, issue) = (unit.id(), unit.id());
    let mut rows = unit.rows(proof);
    let sql = "INSERT INTO paper (id, county, slug, template, owner, author, for_public, state, title, board, meeting, front, wanting,
         version, changed_at, cleared_at, cleared_by, cleared_print, issued_at)
         SELECT ?, county, ?, template, owner, author, for_public, state, ?, board, ?, front, wanting, version, changed_at, cleared_at,
         cleared_by, cleared_print, issued_at FROM paper WHERE id = ?";
    rows.run(sql, params![paper.as_str(), slug, title, day, of])?;
    let sql = "INSERT INTO paper_issue (id, paper, at, by_whom, document, footings, head, rulebook, files)
         SELECT ?, ?, at, by_whom, document, footings, head, rulebook, files FROM paper_issue WHERE paper = ?";
    rows.run(sql, params![issue.as_str(), paper.as_str(), of])?;
    Ok(paper)
}
