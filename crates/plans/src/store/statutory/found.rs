//! Assessments and plans as they are found by their words: what is public of them for everybody, the whole for those who may read it.

use super::things::writers;
use crate::statutory::{Held, Kept, Statutory, Whole};
use crate::store::ViewPrivate;
use crate::store::things::inside;
use kernel::contracts::searched::Text;
use kernel::db::{Row, Value};
use kernel::search::question::{MOST, Question};
use kernel::{Actor, Outcome, Rows, Unit, params};

/// The words of documents of these identifiers, or of counties of these names.
pub(crate) fn texts(rows: &mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>> {
    let marks = vec!["?"; ids.len()].join(", ");
    let sql = format!(
        "SELECT id, county, sort, title, released, summary FROM plan_document WHERE id IN ({marks}) OR county IN ({marks})"
    );
    let values: Vec<Value> = ids.iter().chain(ids).map(|id| Value::from(id.as_str())).collect();
    let all = rows.all(&sql, &values)?;
    all.iter().map(|row| text(rows, row)).collect()
}

fn text(rows: &mut Rows<'_>, row: &Row) -> Outcome<Text> {
    let (id, sort): (String, String) = (row.get("id")?, row.get("sort")?);
    let released: i64 = row.get("released")?;
    let mut open = String::new();
    if released > 0 {
        let sql = "SELECT body FROM plan_document_edition WHERE document = ? AND number = ?";
        if let Some(edition) = rows.one(sql, params![id.as_str(), released])? {
            open = edition.json::<Whole>("body")?.public().words();
        }
    }
    if row.get::<bool>("summary")? {
        open = format!("{}\n{open}\n{}", row.get::<String>("title")?, summary(rows, &id)?);
    }
    let mut private = vec![row.get::<String>("title")?];
    let sql = "SELECT words FROM plan_document_section WHERE document = ?";
    for section in rows.all(sql, params![id.as_str()])? {
        private.push(section.get("words")?);
    }
    let whole = Whole {
        findings: entries(rows, &id, "finding")?,
        consultations: entries(rows, &id, "consultation")?,
        ..Whole::default()
    };
    private.push(whole.words());
    Ok(Text {
        kind: if sort == "plan" { "partnership-plan" } else { "assessment" },
        id,
        county: row.get("county")?,
        open,
        private: private.join("\n"),
    })
}

fn summary(rows: &mut Rows<'_>, id: &str) -> Outcome<String> {
    let all: Vec<Kept<crate::partnership::Published>> = entries(rows, id, "summary")?;
    Ok(all.into_iter().next_back().map(|kept| kept.it.text).unwrap_or_default())
}

fn entries<E: crate::statutory::Entry>(rows: &mut Rows<'_>, id: &str, kind: &str) -> Outcome<Vec<Kept<E>>> {
    let sql = "SELECT id, number, version, at, by_whom, body FROM plan_document_entry
               WHERE document = ? AND kind = ? AND removed = 0 ORDER BY number";
    let read = |row: &Row| {
        Ok(Kept {
            id: row.get("id")?,
            number: row.get("number")?,
            version: row.get("version")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            it: row.json("body")?,
        })
    };
    rows.all(sql, params![id, kind])?.iter().map(read).collect()
}

/// Documents that may be seen and in which every word of a question stands, as far as the actor may read them, with those words.
pub(crate) fn asked<T: Statutory>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    question: &Question,
) -> Outcome<Vec<(Held, String)>> {
    let visible = actor.visible::<T>();
    let kind = if T::SORT.name() == "plan" { "partnership-plan" } else { "assessment" };
    let all = inside(actor).or(writers(actor)).and(question.condition(county, kind, "t.id", true));
    let narrow = question.condition(county, kind, "t.id", false).or(all);
    let sql = format!(
        "SELECT t.id FROM plan_document t WHERE {} AND t.county = ? AND {} ORDER BY t.legal_year DESC, t.id DESC LIMIT {MOST}",
        visible.sql(),
        narrow.sql
    );
    let mut rest = vec![Value::from(county)];
    rest.extend(narrow.params);
    let ids = unit.rows(&visible).all(&sql, &visible.params(&rest))?;
    let mut out = Vec::new();
    for row in ids {
        let id: String = row.get("id")?;
        let mut held = super::document::by_id(unit, &visible, &id)?;
        let full = actor.may::<ViewPrivate, T>(unit, &id)?;
        if !full {
            // What the draft of the next version is called is not public yet.
            let number = if held.released > 0 { held.released } else { held.edition };
            held.details = super::document::edition(unit, &visible, &id, number)?.whole.details;
        }
        let found = texts(&mut unit.rows(&visible), std::slice::from_ref(&id))?;
        let Some(found) = found.into_iter().next() else { continue };
        out.push((held, if full { crate::statutory::in_full(&found.private) } else { found.open }));
    }
    Ok(out)
}
