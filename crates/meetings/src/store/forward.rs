//! Rows of the forward plan, and what became of each.

use super::ForwardItem;
use super::over;
use crate::cycle::forward::{Business, Item, Kind, Standing};
use board::sittings::Sitting;
use jiff::Timestamp;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str =
    "t.id, t.county, t.of_group, t.slug, t.title, t.kind, t.purpose, t.lead_organisation, t.lead_role,
    t.papers_due, t.recurs, t.duty, t.matter, t.sitting, t.state, t.public, t.restricted, t.version";

fn read(row: &Row) -> Outcome<Item> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    let broken = |what: &str| Fault::broken(format!("business with {what} on a forward plan"));
    let group: String = row.get("of_group")?;
    Ok(Item {
        id: row.get("id")?,
        county: row.get("county")?,
        slug: row.get("slug")?,
        of: Business {
            group: group.rsplit('/').next().unwrap_or_default().into(),
            title: row.get("title")?,
            kind: Kind::named(&kind).ok_or_else(|| broken(&kind))?,
            purpose: row.get("purpose")?,
            lead: row.get("lead_organisation")?,
            role: row.get("lead_role")?,
            papers_due: row.get("papers_due")?,
            recurs: row.get("recurs")?,
            duty: row.get("duty")?,
            matter: row.get("matter")?,
            public: row.get("public")?,
            restricted: row.get("restricted")?,
        },
        sitting: row.get("sitting")?,
        standing: Standing::named(&state).ok_or_else(|| broken(&state))?,
        version: row.get("version")?,
    })
}

fn columns(it: &Item) -> Vec<(&'static str, Value)> {
    let of = &it.of;
    vec![
        ("of_group", format!("{}/group/{}", it.county, of.group).into()),
        ("title", (&of.title).into()),
        ("kind", of.kind.name().into()),
        ("purpose", (&of.purpose).into()),
        ("lead_organisation", (&of.lead).into()),
        ("lead_role", (&of.role).into()),
        ("papers_due", of.papers_due.into()),
        ("recurs", (&of.recurs).into()),
        ("duty", (&of.duty).into()),
        ("matter", (&of.matter).into()),
        ("sitting", it.sitting.clone().into()),
        ("state", it.standing.name().into()),
        ("public", of.public.into()),
        ("restricted", of.restricted.into()),
        ("version", it.version.into()),
    ]
}

/// Adds business to a forward plan.
pub(crate) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item) -> Outcome<()> {
    let mut all =
        vec![("id", Value::from(&it.id)), ("county", (&it.county).into()), ("slug", (&it.slug).into())];
    all.extend(columns(it));
    unit.rows(proof).insert("meeting_forward", &all)
}

/// Keeps it over the version before it.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item) -> Outcome<()> {
    let all = columns(it);
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE meeting_forward SET {} WHERE id = ? AND version = ?", set.join(", "));
    over(unit, proof, &sql, &values, "The forward plan was changed while you had it open.")
}

/// The business that a permit is for.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, ForwardItem>) -> Outcome<Item> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_forward t WHERE t.id = ?");
    let row = unit.rows(permit).one(&sql, params![permit.id()])?.ok_or(Fault::Absent)?;
    read(&row)
}

/// Business by its identifier, under whatever proof the caller holds.
pub(crate) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Item>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_forward t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.map(|row| read(&row)).transpose()
}

/// Identifier of the business of a name. It says nothing but that there is one, so a permit must follow.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn id_of(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM meeting_forward WHERE county = ? AND slug = ?";
    rows.one(sql, params![county, slug])?.map(|row| row.get("id")).transpose()
}

/// Names that begin with a name.
pub(crate) fn names_like(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    name: &str,
) -> Outcome<Vec<String>> {
    let sql = "SELECT slug FROM meeting_forward WHERE county = ? AND slug LIKE ?";
    let rows = unit.rows(proof).all(sql, params![county, format!("{name}%")])?;
    rows.iter().map(|row| row.get("slug")).collect()
}

/// Business of a county that may be seen: of a group by whole identifier, or of all. Dropped and taken business only when asked for.
pub(crate) fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<ForwardItem>,
    county: &str,
    group: Option<&str>,
    all: bool,
) -> Outcome<Vec<Item>> {
    let mut sql = format!("SELECT {COLUMNS} FROM meeting_forward t WHERE {} AND t.county = ?", visible.sql());
    let mut rest = params![county].to_vec();
    if let Some(group) = group {
        sql.push_str(" AND t.of_group = ?");
        rest.push(group.into());
    }
    if !all {
        sql.push_str(" AND t.state IN ('waiting', 'placed')");
    }
    sql.push_str(" ORDER BY t.of_group, t.id");
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// Business placed on a meeting, for whoever builds its agenda.
pub(crate) fn placed_on(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Item>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_forward t WHERE t.sitting = ? AND t.state = 'placed' ORDER BY t.id"
    );
    unit.rows(proof).all(&sql, params![sitting])?.iter().map(read).collect()
}

/// Sends the business of a cancelled meeting back to be placed, and gives the rows.
pub(crate) fn unplace(unit: &mut Unit<'_>, proof: &impl Proof, from: &Sitting) -> Outcome<Vec<String>> {
    let mut touched = Vec::new();
    for item in placed_on(unit, proof, &from.id)? {
        let it = Item { sitting: None, standing: Standing::Waiting, version: item.version + 1, ..item };
        update(unit, proof, &it)?;
        let words = format!(
            "To be placed again: the meeting of {} was cancelled",
            kernel::clock::words::format(from.day)
        );
        touched.push(keep_turn(unit, proof, &it, &words)?);
        touched.push(it.id);
    }
    Ok(touched)
}

/// One entry of the history of business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
    /// What became of it.
    pub words: String,
}

/// Keeps what became of it, and gives the row.
pub(crate) fn keep_turn(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item, words: &str) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("item", (&it.id).into()),
        ("version", it.version.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("words", words.into()),
    ];
    unit.rows(proof).insert("meeting_forward_turn", &columns)?;
    Ok(id)
}

/// What became of it, the latest first.
pub(crate) fn turns(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<Turn>> {
    let sql = "SELECT at, by_whom, words FROM meeting_forward_turn WHERE item = ? ORDER BY id DESC";
    let rows = unit.rows(proof).all(sql, params![item])?;
    rows.iter()
        .map(|row| Ok(Turn { at: row.get("at")?, by: row.get("by_whom")?, words: row.get("words")? }))
        .collect()
}
