//! Rows of deadlines, and who may know of one.

use crate::year::deadline::{Deadline, Held, State};
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Actor, Condition, Facts, Fault, Outcome, Proof, Rows, Thing, Unit, Visible, params};
use std::collections::BTreeMap;

const COLUMNS: &str =
    "t.id, t.county, t.wanted, t.legal_year, t.sort, t.duty, t.body, t.of_group, t.title, t.purpose, t.due,
    t.about_from, t.about_to, t.state, t.done_on, t.why, t.version, t.changed_at";

/// Roles, held on a county, whose holders know of its deadlines.
const INSIDE: &[&str] = &["sits", "officer", "analyst", "ig_lead"];

fn read(row: &Row) -> Outcome<Held> {
    let state: String = row.get("state")?;
    let (from, to): (Option<Date>, Option<Date>) = (row.get("about_from")?, row.get("about_to")?);
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        key: row.get("wanted")?,
        year: row.get("legal_year")?,
        sort: row.get("sort")?,
        duty: row.get("duty")?,
        body: row.get("body")?,
        group: row.get("of_group")?,
        title: row.get("title")?,
        purpose: row.get("purpose")?,
        due: row.get("due")?,
        about: from.zip(to),
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("a deadline in the state {state}")))?,
        done_on: row.get("done_on")?,
        why: row.get("why")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

fn columns(it: &Held) -> Vec<(&'static str, Value)> {
    vec![
        ("sort", (&it.sort).into()),
        ("duty", (&it.duty).into()),
        ("body", (&it.body).into()),
        ("of_group", (&it.group).into()),
        ("title", (&it.title).into()),
        ("purpose", (&it.purpose).into()),
        ("due", it.due.into()),
        ("about_from", it.about.map(|(from, _)| from).into()),
        ("about_to", it.about.map(|(_, to)| to).into()),
        ("state", it.state.name().into()),
        ("done_on", it.done_on.into()),
        ("why", (&it.why).into()),
        ("version", it.version.into()),
        ("changed_at", it.changed_at.into()),
    ]
}

/// Adds a deadline.
pub(in crate::year) fn insert(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let mut all = vec![
        ("id", Value::from(&it.id)),
        ("county", (&it.county).into()),
        ("wanted", (&it.key).into()),
        ("legal_year", (&it.year).into()),
    ];
    all.extend(columns(it));
    unit.rows(proof).insert("duty_deadline", &all)
}

/// Keeps a deadline over the version before it.
pub(in crate::year) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let all = columns(it);
    let set: Vec<String> = all.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let mut values: Vec<Value> = all.into_iter().map(|(_, value)| value).collect();
    values.extend([Value::from(&it.id), (it.version - 1).into()]);
    let sql = format!("UPDATE duty_deadline SET {} WHERE id = ? AND version = ?", set.join(", "));
    match unit.rows(proof).run(&sql, &values)? {
        1 => Ok(()),
        _ => Err(Fault::Conflict("Somebody else changed this deadline at the same moment.".into())),
    }
}

/// A deadline by its identifier, under whatever proof the caller holds.
pub(in crate::year) fn by_id(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM duty_deadline t WHERE t.id = ?");
    unit.rows(proof).one(&sql, params![id])?.as_ref().map(read).transpose()
}

/// Deadlines of a county that may be seen, between two days, in order of day.
pub(in crate::year) fn between(
    unit: &mut Unit<'_>,
    visible: &Visible<Deadline>,
    county: &str,
    (from, to): (Date, Date),
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_deadline t WHERE {} AND t.county = ? AND t.due >= ? AND t.due <= ? ORDER BY t.due, t.id",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, from, to]))?.iter().map(read).collect()
}

impl Thing for Deadline {
    const KIND: &'static str = "Deadline";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT county, body FROM duty_deadline WHERE id = ?", params![id])?;
        let Some(row) = row else { return Ok(None) };
        let (county, body): (String, String) = (row.get("county")?, row.get("body")?);
        let body = (!body.is_empty()).then(|| format!("{county}/organisation/{body}"));
        Ok(Some(Facts::of(county).ids("body", body)))
    }

    fn visible(actor: &Actor) -> Condition {
        let mut all = Condition::any_of("t.county", INSIDE.iter().flat_map(|role| actor.held(role)));
        let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for id in actor.held("represents") {
            let mut parts = id.splitn(3, '/');
            if let (Some(county), Some("organisation"), Some(slug)) =
                (parts.next(), parts.next(), parts.next())
                && !slug.is_empty()
            {
                own.entry(county).or_default().push(slug);
            }
        }
        for (county, slugs) in own {
            let here = Condition::sql("t.county = ?", params![county]);
            all = all.or(here.and(Condition::any_of("t.body", slugs)));
        }
        all
    }
}
