//! Rows of meetings as words: what each says, for the index, and those that somebody finds.

use super::Minutes;
use crate::ViewPrivate;
use board::sittings::excluded;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::search::question::{MOST, Question};
use kernel::text::marks;
use kernel::{Actor, Condition, Outcome, Rows, Unit, Visible, params};

/// A kind of rows that can be found.
pub(crate) struct Kind {
    /// As the index calls it.
    pub name: &'static str,
    /// What is read of one, and from where: the alias is `t`.
    sql: &'static str,
    /// Which rows an identifier of something else names too.
    also: &'static str,
    /// The day to which it belongs.
    order: &'static str,
}

/// Every kind: items, papers, minutes, decisions, asks.
pub(crate) const KINDS: &[Kind; 5] = &[
    Kind {
        name: "item",
        sql: "SELECT t.id, t.county, s.day AS day, t.title AS title, t.purpose || ' ' || t.presenter AS words, t.withheld AS withheld,
              'meetings/' || s.slug || '/items/' || t.slug AS path, '' AS private
              FROM sitting_item t JOIN sitting s ON s.id = t.sitting",
        also: "t.id",
        order: "s.day",
    },
    Kind {
        name: "meeting-paper",
        sql: "SELECT t.id, t.county, s.day AS day, t.title AS title, t.from_organisation AS words, t.withheld AS withheld,
              'meetings/' || s.slug || '/items/' || i.slug AS path, '' AS private
              FROM meeting_document t JOIN sitting s ON s.id = t.sitting JOIN sitting_item i ON i.id = t.item",
        also: "t.id",
        order: "s.day",
    },
    Kind {
        name: "minutes",
        sql: "SELECT p.id, p.county, s.day AS day, s.title AS title, p.text AS words, COALESCE(i.withheld, 0) AS withheld,
              'meetings/' || s.slug || '/minutes' || COALESCE('#item-' || i.number, '') AS path, t.id AS private
              FROM meeting_minute_part p JOIN meeting_minutes t ON t.id = p.minutes JOIN sitting s ON s.id = t.sitting
              LEFT JOIN sitting_item i ON i.id = p.item",
        also: "p.item",
        order: "s.day",
    },
    Kind {
        name: "decision",
        sql: "SELECT t.id, t.county, t.made_on AS day, t.title AS title,
              t.words || ' ' || t.reasons || ' ' || t.basis || ' ' || t.options || ' ' || t.evidence AS words, 0 AS withheld,
              'decisions/' AS path, '' AS private, t.number FROM meeting_decision t",
        also: "t.id",
        order: "t.made_on",
    },
    Kind {
        name: "ask",
        sql: "SELECT t.id, t.county, t.asked_on AS day, t.title AS title, t.words || ' ' || t.answer AS words, 0 AS withheld,
              'asks/' AS path, '' AS private, t.number FROM meeting_ask t",
        also: "t.id",
        order: "t.asked_on",
    },
];

impl Kind {
    /// The column that names a row.
    fn id(&self) -> &'static str {
        if self.name == "minutes" { "p.id" } else { "t.id" }
    }
}

/// What a row says.
pub(crate) struct Line {
    pub id: String,
    pub county: String,
    pub day: Option<Date>,
    pub title: String,
    pub text: String,
    pub path: String,
    pub withheld: bool,
    /// The minutes that it is a part of.
    minutes: String,
}

fn read(kind: &Kind, row: &Row) -> Outcome<Line> {
    let (title, words): (String, String) = (row.get("title")?, row.get("words")?);
    let (mut title, mut path): (String, String) = (title, row.get("path")?);
    let reference = match kind.name {
        "decision" => Some(crate::registers::decision::reference(row.get("number")?)),
        "ask" => Some(crate::registers::ask::reference(row.get("number")?)),
        _ => None,
    };
    if let Some(reference) = reference {
        title = format!("{reference} {title}");
        path.push_str(&reference);
    }
    let minutes = kind.name == "minutes";
    Ok(Line {
        id: row.get("id")?,
        county: row.get("county")?,
        day: row.get("day")?,
        // The words of minutes alone are looked for: every meeting has its title.
        text: if minutes { words } else { format!("{title}. {words}") },
        title: if minutes { format!("Minutes of {title}") } else { title },
        path,
        withheld: row.get("withheld")?,
        minutes: row.get("private")?,
    })
}

/// Rows of a kind that identifiers name, or that are of counties of these names.
pub(crate) fn named(rows: &mut Rows<'_>, kind: &Kind, ids: &[String]) -> Outcome<Vec<Line>> {
    let marks = vec!["?"; ids.len()].join(", ");
    let (id, also) = (kind.id(), kind.also);
    let of = if kind.name == "minutes" { "p.county" } else { "t.county" };
    let sql = format!("{} WHERE {id} IN ({marks}) OR {also} IN ({marks}) OR {of} IN ({marks})", kind.sql);
    let values: Vec<Value> = ids.iter().chain(ids).chain(ids).map(|id| Value::from(id.as_str())).collect();
    let mut all: Vec<Line> =
        rows.all(&sql, &values)?.iter().map(|row| read(kind, row)).collect::<Outcome<_>>()?;
    if kind.name == "meeting-paper" {
        for it in &mut all {
            it.text.push_str(&pages(rows, &it.id)?);
        }
    }
    Ok(all)
}

/// The words of a paper that was handed in, page by page.
fn pages(rows: &mut Rows<'_>, document: &str) -> Outcome<String> {
    let sql = "SELECT text FROM meeting_document_leaf WHERE document = ? ORDER BY page";
    let mut out = String::new();
    for row in rows.all(sql, params![document])? {
        out.push('\n');
        out.push_str(&row.get::<String>("text")?);
    }
    Ok(out)
}

/// Rows of a kind that may be seen and in which every word of a question stands, the latest first.
pub(crate) fn asked<T>(
    unit: &mut Unit<'_>,
    kind: &Kind,
    visible: &Visible<T>,
    county: &str,
    question: &Question,
) -> Outcome<Vec<Line>> {
    let narrow = question.condition(county, kind.name, kind.id(), false);
    let mut all = those(unit, kind, visible, county, &narrow)?;
    if kind.name == "meeting-paper" {
        for it in &mut all {
            let words = pages(&mut unit.rows(visible), &it.id)?;
            it.text.push_str(&words);
        }
    }
    Ok(all)
}

fn those<T>(
    unit: &mut Unit<'_>,
    kind: &Kind,
    visible: &Visible<T>,
    county: &str,
    narrow: &Condition,
) -> Outcome<Vec<Line>> {
    let sql = format!(
        "{} WHERE {} AND t.county = ? AND {} ORDER BY {} DESC, {} DESC LIMIT {MOST}",
        kind.sql,
        visible.sql(),
        narrow.sql,
        kind.order,
        kind.id()
    );
    let mut rest = vec![Value::from(county)];
    rest.extend(narrow.params.iter().cloned());
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(|row| read(kind, row)).collect()
}

/// Parts of minutes that may be read and in which every word stands: private words for those who may read them, of whom the policy is
/// asked again for each.
pub(crate) fn minutes(
    unit: &mut Unit<'_>,
    kind: &Kind,
    actor: &Actor,
    county: &str,
    question: &Question,
) -> Outcome<Vec<Line>> {
    let visible = actor.visible::<Minutes>();
    // Whoever has withdrawn from an item finds nothing of it.
    let stays = Condition::sql("p.item IS NULL", &[]).or(excluded(actor, "p.item"));
    let room = in_the_room(actor);
    let open = Condition::sql("COALESCE(i.withheld, 0) = 0", &[]).and(question.condition(
        county,
        kind.name,
        kind.id(),
        false,
    ));
    let all = room.and(question.condition(county, kind.name, kind.id(), true));
    let found = those(unit, kind, &visible, county, &stays.and(open.or(all)))?;
    let mut out = Vec::new();
    for mut it in found {
        let entitled = actor.may::<ViewPrivate, Minutes>(unit, &it.minutes)?;
        if it.withheld && !entitled {
            continue;
        }
        it.text = if entitled { plain(&it.text) } else { marks::public(&it.text) };
        out.push(it);
    }
    Ok(out)
}

/// A text with its private passages, without their marks.
fn plain(text: &str) -> String {
    let all = marks::passages(text).into_iter().map(|passage| match passage {
        marks::Passage::Open(text) | marks::Passage::Private(text) => text,
    });
    all.collect::<Vec<_>>().join(" ")
}

/// Minutes whose private passages the actor may read: as the policies say it, see `minutes.private.entitled`.
fn in_the_room(actor: &Actor) -> Condition {
    let office = Condition::any_of("t.county", actor.held("officer"))
        .or(Condition::any_of("t.of_group", actor.held("secretary")));
    let Some(person) = actor.id() else { return office };
    let sql = "EXISTS (SELECT 1 FROM meeting_entitled e WHERE e.minutes = t.id AND e.person = ?)";
    office.or(Condition::sql(sql, params![person]).and(Condition::any_of("t.county", actor.held("sits"))))
}
