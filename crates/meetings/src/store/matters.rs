//! Rows of matters. A matter says nothing by itself: it is known to whoever may see something that is tied to it.

use super::{Ask, Decision, ForwardItem};
use board::sittings::AgendaItem;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Actor, Condition, Outcome, Proof, Unit, params};

/// A matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Identifier.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub title: String,
    /// Short name of the theme; empty when none.
    pub theme: String,
    /// When it was opened.
    pub opened: Date,
}

fn read(row: &Row) -> Outcome<Matter> {
    Ok(Matter {
        id: row.get("id")?,
        slug: row.get("slug")?,
        title: row.get("title")?,
        theme: row.get("theme")?,
        opened: row.get("opened")?,
    })
}

/// Opens a matter.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Matter) -> Outcome<()> {
    let columns = [
        ("id", Value::from(&it.id)),
        ("county", proof.in_county().into()),
        ("slug", (&it.slug).into()),
        ("title", (&it.title).into()),
        ("theme", (&it.theme).into()),
        ("opened", it.opened.into()),
        ("version", 1_i64.into()),
    ];
    unit.rows(proof).insert("meeting_matter", &columns)
}

/// The title of a matter, for whoever sees something that is tied to it; nothing when none of that name is open.
pub(crate) fn title(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: &str,
) -> Outcome<Option<String>> {
    if slug.is_empty() {
        return Ok(None);
    }
    let sql = "SELECT title FROM meeting_matter WHERE county = ? AND slug = ?";
    unit.rows(proof).one(sql, params![county, slug])?.map(|row| row.get("title")).transpose()
}

/// Names of matters that begin with a name.
pub(crate) fn names_like(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    name: &str,
) -> Outcome<Vec<String>> {
    let sql = "SELECT slug FROM meeting_matter WHERE county = ? AND slug LIKE ?";
    let rows = unit.rows(proof).all(sql, params![county, format!("{name}%")])?;
    rows.iter().map(|row| row.get("slug")).collect()
}

/// Matters that are tied to something which the actor may see; all of a county for whoever governs it. One of a name, or those whose
/// title begins with some words, when asked; in order of their titles.
pub(crate) fn list(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    actor: &Actor,
    county: &str,
    governs: bool,
    slug: Option<&str>,
) -> Outcome<Vec<Matter>> {
    let seen = if governs { Condition::all() } else { known(actor) };
    let mut sql = format!(
        "SELECT m.id, m.slug, m.title, m.theme, m.opened FROM meeting_matter m WHERE ({}) AND m.county = ?",
        seen.sql
    );
    let mut values = seen.params;
    values.push(county.into());
    if let Some(slug) = slug {
        sql.push_str(" AND m.slug = ?");
        values.push(slug.into());
    }
    sql.push_str(" ORDER BY m.title, m.id");
    unit.rows(proof).all(&sql, &values)?.iter().map(read).collect()
}

/// Matters of which a row of some kind may be seen.
fn known(actor: &Actor) -> Condition {
    let tied = |table: &str, seen: (&str, Vec<Value>)| {
        let sql = format!(
            "EXISTS (SELECT 1 FROM {table} t WHERE t.county = m.county AND t.matter = m.slug AND {})",
            seen.0
        );
        Condition { sql, params: seen.1 }
    };
    let item = actor.visible::<AgendaItem>();
    let forward = actor.visible::<ForwardItem>();
    let decision = actor.visible::<Decision>();
    let ask = actor.visible::<Ask>();
    tied("sitting_item", (item.sql(), item.params(&[])))
        .or(tied("meeting_forward", (forward.sql(), forward.params(&[]))))
        .or(tied("meeting_decision", (decision.sql(), decision.params(&[]))))
        .or(tied("meeting_ask", (ask.sql(), ask.params(&[]))))
}
