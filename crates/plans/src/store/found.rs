//! Actions as rows of words.

use super::Action;
use crate::actions::reference;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::search::question::{MOST, Question};
use kernel::{Outcome, Rows, Unit, Visible};

/// What an action says.
pub(crate) struct Line {
    pub id: String,
    pub county: String,
    pub number: i64,
    pub title: String,
    pub due: Date,
    words: String,
}

impl Line {
    /// Everything that it says, its reference first.
    pub(crate) fn text(&self) -> String {
        format!("{} {}. {}", reference(self.number), self.title, self.words)
    }
}

const COLUMNS: &str = "t.id, t.county, t.number, t.title, t.due, t.outcome, t.owner, t.progress, t.exception, t.ask, t.evidence";

fn read(row: &Row) -> Outcome<Line> {
    let mut words = Vec::new();
    for column in ["outcome", "owner", "progress", "exception", "ask", "evidence"] {
        let text: String = row.get(column)?;
        if !text.trim().is_empty() {
            words.push(text.trim().trim_end_matches('.').to_string());
        }
    }
    Ok(Line {
        id: row.get("id")?,
        county: row.get("county")?,
        number: row.get("number")?,
        title: row.get("title")?,
        due: row.get("due")?,
        words: words.join(". "),
    })
}

/// Actions of these identifiers, or of counties of these names.
pub(crate) fn named(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Line>> {
    let marks = vec!["?"; ids.len()].join(", ");
    let sql = format!("SELECT {COLUMNS} FROM plan_action t WHERE t.id IN ({marks}) OR t.county IN ({marks})");
    let values: Vec<Value> = ids.iter().chain(ids).map(|id| Value::from(id.as_str())).collect();
    rows.all(&sql, &values)?.iter().map(read).collect()
}

/// Actions that may be seen and in which every word of a question stands, those that fall due last first.
pub(crate) fn asked(
    unit: &mut Unit<'_>,
    visible: &Visible<Action>,
    county: &str,
    question: &Question,
) -> Outcome<Vec<Line>> {
    let narrow = question.condition(county, "action", "t.id", false);
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_action t WHERE {} AND t.county = ? AND {} ORDER BY t.due DESC, t.id DESC LIMIT {MOST}",
        visible.sql(),
        narrow.sql
    );
    let mut rest = vec![Value::from(county)];
    rest.extend(narrow.params);
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}
