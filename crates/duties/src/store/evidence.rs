//! Rows of evidence that was recorded by hand.

use super::{DutyBook, by_hand};
use crate::facts::AsAt;
use crate::held::{Entry, Held};
use kernel::db::Row;
use kernel::{Outcome, Permit, Proof, Unit, Visible, params};
use std::collections::BTreeSet;

const COLUMNS: &str = "t.id, t.county, t.body, t.kind, t.legal_year, t.happened_on, t.until, t.title, t.link, t.marks, t.recorded_at,
    t.recorded_by, t.withdrawn_on, t.withdrawn_at, t.withdrawn_by, t.why";

fn read(row: &Row) -> Outcome<Held> {
    let marks: String = row.get("marks")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        body: row.get("body")?,
        entry: Entry {
            kind: row.get("kind")?,
            year: row.get("legal_year")?,
            on: row.get("happened_on")?,
            until: row.get("until")?,
            title: row.get("title")?,
            link: row.get("link")?,
            marks: marks.split_whitespace().map(Into::into).collect(),
        },
        recorded_at: row.get("recorded_at")?,
        recorded_by: row.get("recorded_by")?,
        withdrawn: by_hand::withdrawn(row)?,
    })
}

/// What may be seen of a county's, that had happened by a day and was known at an instant; what was taken back by then says so.
pub(crate) fn visible(
    unit: &mut Unit<'_>,
    visible: &Visible<DutyBook>,
    county: &str,
    as_at: AsAt,
) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_evidence t WHERE {} AND t.county = ? AND t.happened_on <= ? ORDER BY t.happened_on, t.id",
        visible.sql()
    );
    let found = unit.rows(visible).all(&sql, &visible.params(params![county, as_at.day]))?;
    let all = found.iter().map(read).collect::<Outcome<_>>()?;
    Ok(by_hand::known(all, as_at, |one: &mut Held| (one.recorded_at, &mut one.withdrawn)))
}

/// The newest of what may be seen of one body.
pub(crate) fn of_body<V>(unit: &mut Unit<'_>, permit: &Permit<V, DutyBook>) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_evidence t WHERE t.body = ? ORDER BY t.happened_on DESC, t.id DESC LIMIT 500"
    );
    unit.rows(permit).all(&sql, params![permit.id()])?.iter().map(read).collect()
}

/// One piece of the body that a permit is for.
pub(crate) fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, DutyBook>, id: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM duty_evidence t WHERE t.id = ? AND t.body = ?");
    unit.rows(permit).one(&sql, params![id, permit.id()])?.as_ref().map(read).transpose()
}

/// Adds one and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    body: &str,
    entry: &Entry,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    unit.rows(proof).insert(
        "duty_evidence",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("body", body.into()),
            ("kind", entry.kind.as_str().into()),
            ("legal_year", entry.year.as_str().into()),
            ("happened_on", entry.on.into()),
            ("until", entry.until.into()),
            ("title", entry.title.trim().into()),
            ("link", entry.link.trim().into()),
            ("marks", line(&entry.marks).into()),
            ("recorded_at", now.into()),
            ("recorded_by", by.into()),
            ("withdrawn_on", kernel::db::Value::Null),
            ("withdrawn_at", kernel::db::Value::Null),
            ("withdrawn_by", "".into()),
            ("why", "".into()),
        ],
    )?;
    Ok(id)
}

fn line(marks: &BTreeSet<String>) -> String {
    marks.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}
