//! Rows of minutes: where they stand, and what is frozen of them.

use super::Minutes;
use super::over;
use crate::minutes::state::State;
use jiff::Timestamp;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

/// The minutes of a meeting, without their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// The meeting that is minuted, by identifier.
    pub sitting: String,
    /// Whole identifier of the group.
    pub group: String,
    /// Where they stand.
    pub state: State,
    /// Whether anybody may read the public text.
    pub released: bool,
    /// When they were released.
    pub released_at: Option<Timestamp>,
    /// The meeting that approved them, by identifier.
    pub approved_in: Option<String>,
    /// When they were approved.
    pub approved_at: Option<Timestamp>,
    /// By whom, as the ledger marks them; empty until then.
    pub approved_by: String,
    /// The whole as it was approved, as JSON; empty until then.
    pub document: String,
    /// The end of the ledger when they were approved; empty until then.
    pub head: String,
    /// Goes up with every change.
    pub version: i64,
    /// When they last changed.
    pub changed_at: Timestamp,
}

const COLUMNS: &str =
    "t.id, t.county, t.sitting, t.of_group, t.state, t.released, t.released_at, t.approved_in, t.approved_at,
    t.approved_by, t.document, t.head, t.version, t.changed_at";

fn read(row: &Row) -> Outcome<Held> {
    let state: String = row.get("state")?;
    Ok(Held {
        id: row.get("id")?,
        county: row.get("county")?,
        sitting: row.get("sitting")?,
        group: row.get("of_group")?,
        state: State::named(&state).ok_or_else(|| Fault::broken(format!("minutes in the state {state}")))?,
        released: row.get("released")?,
        released_at: row.get("released_at")?,
        approved_in: row.get("approved_in")?,
        approved_at: row.get("approved_at")?,
        approved_by: row.get("approved_by")?,
        document: row.get("document")?,
        head: row.get("head")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The minutes that a permit is for.
pub(crate) fn of<V>(unit: &mut Unit<'_>, permit: &Permit<V, Minutes>) -> Outcome<Held> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_minutes t WHERE t.id = ?");
    unit.rows(permit).one(&sql, params![permit.id()])?.map(|row| read(&row)).transpose()?.ok_or(Fault::Absent)
}

/// The minutes of a meeting, when they were begun.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn of_sitting(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Option<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_minutes t WHERE t.sitting = ?");
    unit.rows(proof).one(&sql, params![sitting])?.map(|row| read(&row)).transpose()
}

/// Identifier of the minutes of a meeting. It says nothing but that they were begun, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, sitting: &str) -> Outcome<Option<String>> {
    let mut rows = unit.rows_without_a_permit(
        "a meeting is turned into the identifier of its minutes, for which a permit is then asked",
    );
    rows.one("SELECT id FROM meeting_minutes WHERE sitting = ?", params![sitting])?
        .map(|row| row.get("id"))
        .transpose()
}

/// Minutes of a county that may be seen, in some states, the oldest first.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn list(
    unit: &mut Unit<'_>,
    visible: &Visible<Minutes>,
    county: &str,
    states: &[State],
) -> Outcome<Vec<Held>> {
    let marks = vec!["?"; states.len()].join(", ");
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_minutes t WHERE {} AND t.county = ? AND t.state IN ({marks}) ORDER BY t.id",
        visible.sql()
    );
    let mut rest = vec![Value::from(county)];
    rest.extend(states.iter().map(|state| Value::from(state.name())));
    unit.rows(visible).all(&sql, &visible.params(&rest))?.iter().map(read).collect()
}

/// Minutes of a group that no meeting has approved yet, for the agenda of its next one.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn unapproved(unit: &mut Unit<'_>, proof: &impl Proof, group: &str) -> Outcome<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM meeting_minutes t WHERE t.of_group = ? AND t.state <> 'approved' ORDER BY t.id"
    );
    unit.rows(proof).all(&sql, params![group])?.iter().map(read).collect()
}

/// Minutes that a meeting approved, the oldest first.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn approved_in(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Held>> {
    let sql = format!("SELECT {COLUMNS} FROM meeting_minutes t WHERE t.approved_in = ? ORDER BY t.id");
    unit.rows(proof).all(&sql, params![sitting])?.iter().map(read).collect()
}

/// Keeps minutes over the version before.
pub(crate) fn update(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let sql = "UPDATE meeting_minutes SET state = ?, released = ?, released_at = ?, approved_in = ?, approved_at = ?,
         approved_by = ?, document = ?, head = ?, version = ?, changed_at = ? WHERE id = ? AND version = ?";
    let now = unit.now();
    let values = params![
        it.state.name(),
        it.released,
        it.released_at,
        it.approved_in.clone(),
        it.approved_at,
        it.approved_by.as_str(),
        it.document.as_str(),
        it.head.as_str(),
        it.version,
        now,
        it.id.as_str(),
        it.version - 1
    ];
    over(unit, proof, sql, values, "The minutes were changed while you had them open.")
}
