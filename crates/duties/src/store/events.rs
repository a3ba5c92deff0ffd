//! Rows of events on which duties arise.

use super::{DutyBook, by_hand};
use crate::facts::AsAt;
use crate::held::{Happened, Happening};
use kernel::db::Row;
use kernel::{Outcome, Permit, Proof, Unit, Visible, params};

const COLUMNS: &str = "t.id, t.county, t.body, t.kind, t.happened_on, t.title, t.link, t.recorded_at, t.recorded_by, t.withdrawn_on,
    t.withdrawn_at, t.withdrawn_by, t.why";

fn read(row: &Row) -> Outcome<Happened> {
    Ok(Happened {
        id: row.get("id")?,
        county: row.get("county")?,
        body: row.get("body")?,
        it: Happening {
            kind: row.get("kind")?,
            on: row.get("happened_on")?,
            title: row.get("title")?,
            link: row.get("link")?,
        },
        recorded_at: row.get("recorded_at")?,
        recorded_by: row.get("recorded_by")?,
        withdrawn: by_hand::withdrawn(row)?,
    })
}

/// What may be seen of a county's events, as they were known at an instant; the oldest first.
pub(crate) fn visible(
    unit: &mut Unit<'_>,
    visible: &Visible<DutyBook>,
    county: &str,
    as_at: AsAt,
) -> Outcome<Vec<Happened>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM duty_event t WHERE {} AND t.county = ? ORDER BY t.happened_on, t.id",
        visible.sql()
    );
    let found = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    let all = found.iter().map(read).collect::<Outcome<_>>()?;
    Ok(by_hand::known(all, as_at, |one: &mut Happened| (one.recorded_at, &mut one.withdrawn)))
}

/// One event of the body that a permit is for.
pub(crate) fn one<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, DutyBook>,
    id: &str,
) -> Outcome<Option<Happened>> {
    let sql = format!("SELECT {COLUMNS} FROM duty_event t WHERE t.id = ? AND t.body = ?");
    unit.rows(permit).one(&sql, params![id, permit.id()])?.as_ref().map(read).transpose()
}

/// Adds one and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    body: &str,
    it: &Happening,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    unit.rows(proof).insert(
        "duty_event",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("body", body.into()),
            ("kind", it.kind.as_str().into()),
            ("happened_on", it.on.into()),
            ("title", it.title.trim().into()),
            ("link", it.link.trim().into()),
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
