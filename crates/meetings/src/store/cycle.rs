//! Rows of the cycle: what became of a meeting's day, which steps are done, what was reminded, what notice was given.

use crate::cycle::cadence::Exception;
use crate::cycle::pack::Own;
use board::sittings::Meeting;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, Visible, params};

/// The tables of the cycle.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-300-cycle",
    sql: &[
        // What a series has beside its core: steps of its own and exceptions, as JSON. The key is the series.
        "CREATE TABLE meeting_rhythm (id TEXT PRIMARY KEY, county TEXT NOT NULL, pack TEXT NOT NULL, exceptions TEXT NOT NULL)",
        // Which day of its series a meeting stands for, whatever day it was moved to. The key is the meeting.
        "CREATE TABLE meeting_occurrence (id TEXT PRIMARY KEY, county TEXT NOT NULL, series TEXT NOT NULL, nominal TEXT NOT NULL,
         UNIQUE (series, nominal))",
        "CREATE TABLE meeting_turn (id TEXT PRIMARY KEY, sitting TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, was TEXT NOT NULL, becomes TEXT NOT NULL, why TEXT NOT NULL, short_notice TEXT NOT NULL)",
        "CREATE INDEX meeting_turn_sitting ON meeting_turn (sitting, id)",
        "CREATE TABLE meeting_step (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, step TEXT NOT NULL,
         done_at TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (sitting, step))",
        "CREATE TABLE meeting_reminder (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, step TEXT NOT NULL,
         due TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (sitting, step, due))",
        "CREATE TABLE meeting_notice (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, clock TEXT NOT NULL,
         given TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (sitting, clock))",
        "CREATE TABLE meeting_forward_turn (id TEXT PRIMARY KEY, item TEXT NOT NULL, version BIGINT NOT NULL, at TEXT NOT NULL,
         by_whom TEXT NOT NULL, words TEXT NOT NULL)",
        "CREATE INDEX meeting_forward_turn_item ON meeting_forward_turn (item, id)",
    ],
    append_only: &["meeting_turn", "meeting_forward_turn"],
};

/// One change of a meeting's day, time or place, or its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// `planned`, `moved`, `cancelled`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
    /// What it was, in words; empty for the first.
    pub was: String,
    /// What it became, in words.
    pub becomes: String,
    /// Why.
    pub why: String,
    /// Why its notice is too short; empty when it is not.
    pub short_notice: String,
}

/// Keeps a turn and gives its row.
pub(crate) fn keep_turn(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
    kind: &str,
    (was, becomes): (&str, &str),
    (why, short_notice): (&str, &str),
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("sitting", sitting.into()),
        ("kind", kind.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("was", was.into()),
        ("becomes", becomes.into()),
        ("why", why.into()),
        ("short_notice", short_notice.into()),
    ];
    unit.rows(proof).insert("meeting_turn", &columns)?;
    Ok(id)
}

/// Every turn of a meeting, the oldest first.
pub(crate) fn turns(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Turn>> {
    let sql = "SELECT kind, at, by_whom, was, becomes, why, short_notice FROM meeting_turn WHERE sitting = ? ORDER BY id";
    let read = |row: &kernel::db::Row| {
        Ok(Turn {
            kind: row.get("kind")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            was: row.get("was")?,
            becomes: row.get("becomes")?,
            why: row.get("why")?,
            short_notice: row.get("short_notice")?,
        })
    };
    unit.rows(proof).all(sql, params![sitting])?.iter().map(read).collect()
}

/// Notes for which day of its series a meeting stands.
pub(crate) fn stand_for(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    (series, nominal): (&str, Date),
) -> Outcome<()> {
    let columns = [
        ("id", sitting.into()),
        ("county", county.into()),
        ("series", series.into()),
        ("nominal", nominal.into()),
    ];
    unit.rows(proof).insert("meeting_occurrence", &columns)
}

/// Which days of a series have a meeting, each with the meeting's identifier.
pub(crate) fn occurrences(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    series: &str,
) -> Outcome<Vec<(Date, String)>> {
    let sql = "SELECT nominal, id FROM meeting_occurrence WHERE series = ? ORDER BY nominal";
    let rows = unit.rows(proof).all(sql, params![series])?;
    rows.iter().map(|row| Ok((row.get("nominal")?, row.get("id")?))).collect()
}

/// Marks a step as done and gives its row; nothing when it was done before.
pub(crate) fn done(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    step: &str,
) -> Outcome<Option<String>> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let mut rows = unit.rows(proof);
    if rows
        .one("SELECT id FROM meeting_step WHERE sitting = ? AND step = ?", params![sitting, step])?
        .is_some()
    {
        return Ok(None);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("step", step.into()),
        ("done_at", now.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("meeting_step", &columns)?;
    Ok(Some(id))
}

/// Which steps of the meetings of a county are done: meeting and step with the instant.
pub(crate) fn steps_done(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    sitting: Option<&str>,
) -> Outcome<Vec<(String, String, Timestamp)>> {
    let one = if sitting.is_some() { " AND sitting = ?" } else { "" };
    let sql = format!("SELECT sitting, step, done_at FROM meeting_step WHERE county = ?{one} ORDER BY id");
    let mut values = params![county].to_vec();
    values.extend(sitting.map(kernel::db::Value::from));
    let rows = unit.rows(proof).all(&sql, &values)?;
    rows.iter().map(|row| Ok((row.get("sitting")?, row.get("step")?, row.get("done_at")?))).collect()
}

/// Notes that somebody was reminded, and gives the row; nothing when they were before.
pub(crate) fn remind(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    (step, due): (&str, Date),
) -> Outcome<Option<String>> {
    let (id, now) = (unit.id(), unit.now());
    let mut rows = unit.rows(proof);
    let sql = "SELECT id FROM meeting_reminder WHERE sitting = ? AND step = ? AND due = ?";
    if rows.one(sql, params![sitting, step, due])?.is_some() {
        return Ok(None);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("step", step.into()),
        ("due", due.into()),
        ("at", now.into()),
    ];
    rows.insert("meeting_reminder", &columns)?;
    Ok(Some(id))
}

/// A notice that was given: its clock, the day, and the reason when it was late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Identifier of the meeting.
    pub sitting: String,
    /// Name of the clock.
    pub clock: String,
    /// The day.
    pub on: Date,
    /// Why it was late; empty when it was not.
    pub reason: String,
}

/// Keeps the day on which notice was given; given again, it stands anew. Gives the row.
pub(crate) fn give(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, given: &Given) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let Given { sitting, clock, on, reason } = given;
    let mut rows = unit.rows(proof);
    let sql = "SELECT id FROM meeting_notice WHERE sitting = ? AND clock = ?";
    if let Some(row) = rows.one(sql, params![sitting.as_str(), clock.as_str()])? {
        let kept: String = row.get("id")?;
        let sql = "UPDATE meeting_notice SET given = ?, reason = ?, at = ?, by_whom = ? WHERE id = ?";
        rows.run(sql, params![*on, reason.as_str(), now, by, kept.as_str()])?;
        return Ok(kept);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("clock", clock.into()),
        ("given", (*on).into()),
        ("reason", reason.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("meeting_notice", &columns)?;
    Ok(id)
}

/// Every notice that was given of the meetings of a county, or of one of them.
pub(crate) fn given(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    sitting: Option<&str>,
) -> Outcome<Vec<Given>> {
    let one = if sitting.is_some() { " AND sitting = ?" } else { "" };
    let sql =
        format!("SELECT sitting, clock, given, reason FROM meeting_notice WHERE county = ?{one} ORDER BY id");
    let mut values = params![county].to_vec();
    values.extend(sitting.map(kernel::db::Value::from));
    unit.rows(proof).all(&sql, &values)?.iter().map(read_given).collect()
}

/// Every notice of a county that was given too late, with the reason, of meetings that may be seen.
pub(crate) fn explained(
    unit: &mut Unit<'_>,
    visible: &Visible<Meeting>,
    county: &str,
) -> Outcome<Vec<Given>> {
    let sql = format!(
        "SELECT n.sitting, n.clock, n.given, n.reason FROM meeting_notice n JOIN sitting t ON t.id = n.sitting
         WHERE {} AND n.county = ? AND n.reason <> '' ORDER BY n.given DESC, n.id",
        visible.sql()
    );
    let rows = unit.rows(visible).all(&sql, &visible.params(params![county]))?;
    rows.iter().map(read_given).collect()
}

fn read_given(row: &kernel::db::Row) -> Outcome<Given> {
    Ok(Given {
        sitting: row.get("sitting")?,
        clock: row.get("clock")?,
        on: row.get("given")?,
        reason: row.get("reason")?,
    })
}

/// What a series has beside its core.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rhythm {
    /// Steps of the pack cycle that differ from the rulebook's.
    pub pack: Own,
    /// Days on which it does not meet as its cadence says.
    pub exceptions: Vec<Exception>,
}

/// What a series has beside its core; nothing of its own when there is none.
pub(crate) fn rhythm(unit: &mut Unit<'_>, proof: &impl Proof, series: &str) -> Outcome<Rhythm> {
    let sql = "SELECT pack, exceptions FROM meeting_rhythm WHERE id = ?";
    let Some(row) = unit.rows(proof).one(sql, params![series])? else { return Ok(Rhythm::default()) };
    Ok(Rhythm { pack: row.json("pack")?, exceptions: row.json("exceptions")? })
}

/// Keeps it. The row is named by the series.
pub(crate) fn keep_rhythm(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, series): (&str, &str),
    it: &Rhythm,
) -> Outcome<()> {
    let pack = serde_json::to_string(&it.pack).map_err(kernel::Fault::broken)?;
    let exceptions = serde_json::to_string(&it.exceptions).map_err(kernel::Fault::broken)?;
    let mut rows = unit.rows(proof);
    rows.run("DELETE FROM meeting_rhythm WHERE id = ?", params![series])?;
    let columns = [
        ("id", series.into()),
        ("county", county.into()),
        ("pack", pack.into()),
        ("exceptions", exceptions.into()),
    ];
    rows.insert("meeting_rhythm", &columns)
}

/// Whether somebody was reminded of a step for a day.
pub(crate) fn reminded(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
    step: &str,
    due: Date,
) -> Outcome<bool> {
    let sql = "SELECT id FROM meeting_reminder WHERE sitting = ? AND step = ? AND due = ?";
    Ok(unit.rows(proof).one(sql, params![sitting, step, due])?.is_some())
}
