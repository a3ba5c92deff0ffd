//! Rows of updates and of every text that was ever saved for one.

use crate::Period;
use crate::updates::{Request, State, Update, Words};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::{Row, Value};
use kernel::{Fault, Outcome, Permit, Proof, Unit, Visible, params};

use super::GroupUpdate;

const COLUMNS: &str =
    "t.id, t.county, t.of_group, t.period_from, t.period_to, t.due, t.state, t.purpose, t.activity,
    t.priorities, t.legislation, t.asks, t.version, t.asked_at, t.author, t.changed_at, t.given_at, t.note";

fn read(row: &Row) -> Outcome<Update> {
    let state: String = row.get("state")?;
    Ok(Update {
        id: row.get("id")?,
        county: row.get("county")?,
        group: row.get("of_group")?,
        period: Period { from: row.get("period_from")?, to: row.get("period_to")? },
        due: row.get("due")?,
        state: State::named(&state)
            .ok_or_else(|| Fault::broken(format!("an update in the state {state}")))?,
        words: Words {
            purpose: row.get("purpose")?,
            activity: row.get("activity")?,
            priorities: row.get("priorities")?,
            legislation: row.get("legislation")?,
            asks: row.json("asks")?,
        },
        version: row.get("version")?,
        asked_at: row.get("asked_at")?,
        author: row.get("author")?,
        changed_at: row.get("changed_at")?,
        given_at: row.get("given_at")?,
        note: row.get("note")?,
    })
}

/// The update that a permit is for.
pub(crate) fn one<V>(unit: &mut Unit<'_>, permit: &Permit<V, GroupUpdate>) -> Outcome<Option<Update>> {
    let sql = format!("SELECT {COLUMNS} FROM plan_update t WHERE t.id = ?");
    unit.rows(permit).one(&sql, params![permit.id()])?.as_ref().map(read).transpose()
}

/// Identifier of the update of a group on a period. It says nothing but that there is one, so a permit must follow.
pub(crate) fn id_of(unit: &mut Unit<'_>, county: &str, group: &str, slug: &str) -> Outcome<Option<String>> {
    let mut rows = unit
        .rows_without_a_permit("an address is turned into an identifier, for which a permit is then asked");
    let sql = "SELECT id FROM plan_update WHERE county = ? AND of_group = ? AND slug = ?";
    rows.one(sql, params![county, group, slug])?.map(|row| row.get("id")).transpose()
}

/// The update of a group on a period.
pub(crate) fn find(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
    slug: &str,
) -> Outcome<Option<Update>> {
    let sql =
        format!("SELECT {COLUMNS} FROM plan_update t WHERE t.county = ? AND t.of_group = ? AND t.slug = ?");
    unit.rows(proof).one(&sql, params![county, group, slug])?.as_ref().map(read).transpose()
}

/// The last update that a group has given on a period that began on or before a day.
pub(crate) fn latest_given(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
    day: Date,
) -> Outcome<Option<Update>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_update t WHERE t.county = ? AND t.of_group = ? AND t.state = 'given' AND t.period_from <= ?
         ORDER BY t.period_from DESC, t.period_to DESC LIMIT 1"
    );
    unit.rows(proof).one(&sql, params![county, group, day])?.as_ref().map(read).transpose()
}

/// The updates that may be seen, latest period first, from those that end on or after a day.
pub(crate) fn visible(
    unit: &mut Unit<'_>,
    visible: &Visible<GroupUpdate>,
    county: &str,
    since: Date,
) -> Outcome<Vec<Update>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_update t WHERE {} AND t.county = ? AND t.period_to >= ?
         ORDER BY t.period_from DESC, t.period_to DESC, t.of_group LIMIT 2000",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county, since]))?.iter().map(read).collect()
}

/// The updates of some groups that may be seen and are not given.
pub(crate) fn open(
    unit: &mut Unit<'_>,
    visible: &Visible<GroupUpdate>,
    county: &str,
) -> Outcome<Vec<Update>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan_update t WHERE {} AND t.county = ? AND t.state <> 'given' ORDER BY t.due LIMIT 200",
        visible.sql()
    );
    unit.rows(visible).all(&sql, &visible.params(params![county]))?.iter().map(read).collect()
}

/// Adds a request and gives its identifier.
pub(crate) fn insert(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
    request: &Request,
    purpose: &str,
) -> Outcome<String> {
    let now = unit.now();
    insert_at(unit, proof, county, group, request, purpose, now)
}

/// The same for an instant: examples.
pub(crate) fn insert_at(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: &str,
    request: &Request,
    purpose: &str,
    now: Timestamp,
) -> Outcome<String> {
    let (id, by) = (unit.id(), proof.holder().mark());
    unit.rows(proof).insert(
        "plan_update",
        &[
            ("id", id.as_str().into()),
            ("county", county.into()),
            ("of_group", group.into()),
            ("slug", request.period.slug().into()),
            ("period_from", request.period.from.into()),
            ("period_to", request.period.to.into()),
            ("due", request.due.into()),
            ("state", State::Requested.name().into()),
            ("purpose", purpose.into()),
            ("activity", "".into()),
            ("priorities", "".into()),
            ("legislation", "".into()),
            ("asks", "[]".into()),
            ("version", 1.into()),
            ("asked_at", now.into()),
            ("asked_by", by.into()),
            ("changed_at", Value::Null),
            ("author", Value::Null),
            ("given_at", Value::Null),
            ("note", request.note.as_str().into()),
        ],
    )?;
    Ok(id)
}

/// Writes words and state over the version that was read, and gives the new version.
pub(crate) fn write<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, GroupUpdate>,
    held: &Update,
    state: State,
    words: &Words,
) -> Outcome<i64> {
    let (now, by) = (unit.now(), permit.actor().mark());
    write_as(unit, permit, permit.id(), held.version, state, words, &by, now)?;
    Ok(held.version + 1)
}

/// The same for a given writer and instant: examples.
#[expect(clippy::too_many_arguments, reason = "one row, each column named once")]
pub(crate) fn write_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    id: &str,
    seen: i64,
    state: State,
    words: &Words,
    by: &str,
    at: Timestamp,
) -> Outcome<()> {
    let asks = serde_json::to_string(&words.asks).map_err(Fault::broken)?;
    let given = (state == State::Given).then_some(at);
    let sql = "UPDATE plan_update SET state = ?, purpose = ?, activity = ?, priorities = ?, legislation = ?, asks = ?,
               version = version + 1, author = ?, changed_at = ?, given_at = ? WHERE id = ? AND version = ?";
    let params = params![
        state.name(),
        words.purpose.as_str(),
        words.activity.as_str(),
        words.priorities.as_str(),
        words.legislation.as_str(),
        asks,
        by,
        at,
        given,
        id,
        seen
    ];
    overtaken(unit.rows(proof).run(sql, params)?)
}

/// Opens an update again.
pub(crate) fn reopen<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, GroupUpdate>,
    held: &Update,
    state: State,
    due: Date,
    note: &str,
) -> Outcome<i64> {
    let sql = "UPDATE plan_update SET state = ?, due = ?, note = ?, given_at = NULL, version = version + 1
               WHERE id = ? AND version = ?";
    let params = params![state.name(), due, note, permit.id(), held.version];
    overtaken(unit.rows(permit).run(sql, params)?)?;
    Ok(held.version + 1)
}

fn overtaken(changed: u64) -> Outcome<()> {
    let words = "Somebody else saved this update at the same moment.";
    if changed == 1 { Ok(()) } else { Err(Fault::Conflict(words.into())) }
}

/// Keeps a text for good and gives the row's identifier.
pub(crate) fn keep_text<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, GroupUpdate>,
    version: i64,
    kind: &str,
    words: &Words,
) -> Outcome<String> {
    let (now, by) = (unit.now(), permit.actor().mark());
    keep_text_as(unit, permit, permit.id(), version, kind, words, &by, now)
}

/// The same for a given writer and instant: examples.
#[expect(clippy::too_many_arguments, reason = "one row, each column named once")]
pub(crate) fn keep_text_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    update: &str,
    version: i64,
    kind: &str,
    words: &Words,
    by: &str,
    at: Timestamp,
) -> Outcome<String> {
    let id = unit.id();
    let body = serde_json::to_string(words).map_err(Fault::broken)?;
    unit.rows(proof).insert(
        "plan_update_text",
        &[
            ("id", id.as_str().into()),
            ("of_update", update.into()),
            ("version", version.into()),
            ("kind", kind.into()),
            ("at", at.into()),
            ("by_whom", by.into()),
            ("body", body.into()),
        ],
    )?;
    Ok(id)
}

/// A text that was saved once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// `saved`, `given` or `set-aside`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// What it said.
    pub words: Words,
}

/// Every text that was saved for an update, newest first.
pub(crate) fn texts<V>(unit: &mut Unit<'_>, permit: &Permit<V, GroupUpdate>) -> Outcome<Vec<Kept>> {
    let sql =
        "SELECT kind, at, by_whom, body FROM plan_update_text WHERE of_update = ? ORDER BY id DESC LIMIT 100";
    let read = |row: &Row| {
        Ok(Kept {
            kind: row.get("kind")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            words: row.json("body")?,
        })
    };
    unit.rows(permit).all(sql, params![permit.id()])?.iter().map(read).collect()
}
