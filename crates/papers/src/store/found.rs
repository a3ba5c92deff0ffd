//! Reports as rows of words.

use super::Paper;
use jiff::civil::Date;
use kernel::contracts::paper::{Block, Paper as Document};
use kernel::db::{Row, Value};
use kernel::search::question::{MOST, Question};
use kernel::{Outcome, Rows, Unit, Visible, params};

/// A report, in a line.
pub(crate) struct Line {
    pub id: String,
    pub county: String,
    pub slug: String,
    pub title: String,
    pub board: String,
    pub meeting: Date,
}

const COLUMNS: &str = "t.id, t.county, t.slug, t.title, t.board, t.meeting";

fn read(row: &Row) -> Outcome<Line> {
    Ok(Line {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        title: row.get("title")?,
        board: row.get("board")?,
        meeting: row.get("meeting")?,
    })
}

/// Reports of these identifiers or of which these are sections or issues, and those of counties of these names.
pub(crate) fn named(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Line>> {
    let marks = vec!["?"; ids.len()].join(", ");
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE t.id IN ({marks}) OR t.county IN ({marks})
         OR t.id IN (SELECT s.paper FROM paper_section s WHERE s.id IN ({marks}))"
    );
    let values: Vec<Value> = ids.iter().chain(ids).chain(ids).map(|id| Value::from(id.as_str())).collect();
    rows.all(&sql, &values)?.iter().map(read).collect()
}

/// Reports that may be seen and in which every word of a question stands, the latest first.
pub(crate) fn asked(
    unit: &mut Unit<'_>,
    visible: &Visible<Paper>,
    county: &str,
    question: &Question,
) -> Outcome<Vec<Line>> {
    let narrow = question.condition(county, "paper", "t.id", false);
    let sql = format!(
        "SELECT {COLUMNS} FROM paper t WHERE {} AND t.county = ? AND {} ORDER BY t.meeting DESC, t.id DESC LIMIT {MOST}",
        visible.sql(),
        narrow.sql
    );
    let mut rest = vec![Value::from(county)];
    rest.extend(narrow.params);
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// Everything that a report says, its title first.
pub(crate) fn words(rows: &mut Rows<'_>, it: &Line) -> Outcome<String> {
    let mut out = vec![format!("{}. {}.", it.title, it.board)];
    let issued = rows.one("SELECT document FROM paper_issue WHERE paper = ?", params![it.id.as_str()])?;
    match issued {
        Some(row) => {
            let document: Document = row.json("document")?;
            for block in document.flat() {
                said(block, &mut out);
            }
        }
        None => {
            let sql = "SELECT heading, markdown FROM paper_section WHERE paper = ? ORDER BY place";
            for row in rows.all(sql, params![it.id.as_str()])? {
                out.push(row.get("heading")?);
                out.push(row.get("markdown")?);
            }
        }
    }
    out.retain(|words| !words.trim().is_empty());
    Ok(out.join("\n"))
}

fn said(block: &Block, into: &mut Vec<String>) {
    match block {
        Block::Heading { text, .. } => into.push(text.words()),
        Block::Paragraph { text, list, .. } => {
            into.push(text.words());
            into.extend(list.iter().flat_map(|list| &list.items).map(kernel::contracts::paper::Text::words));
        }
        Block::Recommendation { stem, parts } => {
            into.push(stem.words());
            into.extend(parts.iter().map(kernel::contracts::paper::Text::words));
        }
        Block::Table { caption, head, rows } => {
            into.push(caption.clone());
            into.extend(head.iter().cloned());
            into.extend(rows.iter().flatten().map(kernel::contracts::paper::Text::words));
        }
        Block::Figure { caption, alternative, .. } => into.extend([caption.clone(), alternative.clone()]),
        Block::Plain { text, .. } => into.push(text.clone()),
        Block::Drawn { blocks, .. } => blocks.iter().for_each(|block| said(block, into)),
    }
}
