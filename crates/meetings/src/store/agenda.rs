//! Rows of agendas: each issue as it was frozen, what became of each item, and with which number a series begins.

use crate::agenda::{Issued, IssuedLine};
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Fault, Outcome, Proof, Unit, params};

/// The tables of agendas.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-400-agenda",
    sql: &[
        // An issue of an agenda as it was: the first is the agenda, each later one a supplement. `lines` is JSON.
        "CREATE TABLE meeting_issue (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, number BIGINT NOT NULL,
         at TEXT NOT NULL, by_whom TEXT NOT NULL, reason TEXT NOT NULL, lines TEXT NOT NULL, UNIQUE (sitting, number))",
        // What became of an item. `forward` is the business of the forward plan that it came from or went back to.
        "CREATE TABLE meeting_item_turn (id TEXT PRIMARY KEY, of_group TEXT NOT NULL, item TEXT NOT NULL, version BIGINT NOT NULL,
         kind TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, words TEXT NOT NULL, forward TEXT NOT NULL)",
        "CREATE INDEX meeting_item_turn_item ON meeting_item_turn (item, id)",
        "CREATE INDEX meeting_item_turn_group ON meeting_item_turn (of_group, kind, id)",
        // The number with which the items of a series begin. The key is the series.
        "CREATE TABLE meeting_numbering (id TEXT PRIMARY KEY, county TEXT NOT NULL, first BIGINT NOT NULL)",
        // A paper that somebody was asked to clear before it goes out, in a role that the rulebook names.
        "CREATE TABLE meeting_clearance (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, item TEXT NOT NULL,
         document TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL, due TEXT NOT NULL, asked_at TEXT NOT NULL,
         asked_by TEXT NOT NULL, state TEXT NOT NULL, words TEXT NOT NULL, answered_at TEXT, version BIGINT NOT NULL)",
        "CREATE INDEX meeting_clearance_document ON meeting_clearance (document, id)",
        "CREATE INDEX meeting_clearance_person ON meeting_clearance (person, state, due)",
    ],
    append_only: &["meeting_issue", "meeting_item_turn"],
};

/// Keeps an issue of an agenda and gives its row.
pub(crate) fn keep_issue(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting): (&str, &str),
    number: i64,
    reason: &str,
    lines: &[IssuedLine],
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let lines = serde_json::to_string(lines).map_err(Fault::broken)?;
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("number", number.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("reason", reason.into()),
        ("lines", lines.into()),
    ];
    unit.rows(proof).insert("meeting_issue", &columns)?;
    Ok(id)
}

/// Every issue of the agenda of a meeting, the first first.
pub(crate) fn issues(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Vec<Issued>> {
    let sql =
        "SELECT number, at, by_whom, reason, lines FROM meeting_issue WHERE sitting = ? ORDER BY number";
    let read = |row: &Row| {
        Ok(Issued {
            number: row.get("number")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            reason: row.get("reason")?,
            lines: row.json("lines")?,
        })
    };
    unit.rows(proof).all(sql, params![sitting])?.iter().map(read).collect()
}

/// When the agendas of some meetings were issued, without what they say: number and instant of each issue.
pub(crate) fn issued_at(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
) -> Outcome<Vec<(i64, Timestamp)>> {
    let sql = "SELECT number, at FROM meeting_issue WHERE sitting = ? ORDER BY number";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter().map(|row| Ok((row.get("number")?, row.get("at")?))).collect()
}

/// One entry of the history of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// `added`, `changed`, `withheld`, `withdrawn`, `deferred`, `late`.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger marks them.
    pub by: String,
    /// What became of it.
    pub words: String,
}

/// Keeps what became of an item, and gives the row.
pub(crate) fn keep_turn(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &board::sittings::Item,
    (kind, words): (&str, &str),
    forward: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("of_group", (&it.group).into()),
        ("item", (&it.id).into()),
        ("version", it.version.into()),
        ("kind", kind.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
        ("words", words.into()),
        ("forward", forward.into()),
    ];
    unit.rows(proof).insert("meeting_item_turn", &columns)?;
    Ok(id)
}

/// What became of an item, the oldest first.
pub(crate) fn turns(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<Turn>> {
    let sql = "SELECT kind, at, by_whom, words FROM meeting_item_turn WHERE item = ? ORDER BY id";
    let read = |row: &Row| {
        Ok(Turn {
            kind: row.get("kind")?,
            at: row.get("at")?,
            by: row.get("by_whom")?,
            words: row.get("words")?,
        })
    };
    unit.rows(proof).all(sql, params![item])?.iter().map(read).collect()
}

/// Business of the forward plan that a group deferred from a meeting: identifier of the business and of the item, the latest first.
pub(crate) fn deferred(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    group: &str,
) -> Outcome<Vec<(String, String)>> {
    let sql = "SELECT forward, item FROM meeting_item_turn WHERE of_group = ? AND kind = 'deferred' ORDER BY id DESC";
    let rows = unit.rows(proof).all(sql, params![group])?;
    rows.iter().map(|row| Ok((row.get("forward")?, row.get("item")?))).collect()
}

/// Whether business of the forward plan stands on an agenda of a meeting that takes place.
pub(crate) fn on_an_agenda(unit: &mut Unit<'_>, proof: &impl Proof, source: &str) -> Outcome<bool> {
    let sql = "SELECT i.id FROM sitting_item i JOIN sitting s ON s.id = i.sitting
               WHERE i.source = ? AND i.state = 'open' AND s.state <> 'cancelled'";
    Ok(unit.rows(proof).one(sql, params![source])?.is_some())
}

/// The number with which the items of a series begin.
pub(crate) fn first_number(unit: &mut Unit<'_>, proof: &impl Proof, series: &str) -> Outcome<Option<i64>> {
    let sql = "SELECT first FROM meeting_numbering WHERE id = ?";
    unit.rows(proof).one(sql, params![series])?.map(|row| row.get("first")).transpose()
}

/// Keeps it. The row is named by the series.
pub(crate) fn keep_first_number(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, series): (&str, &str),
    first: i64,
) -> Outcome<()> {
    let mut rows = unit.rows(proof);
    rows.run("DELETE FROM meeting_numbering WHERE id = ?", params![series])?;
    let columns = [("id", series.into()), ("county", county.into()), ("first", first.into())];
    rows.insert("meeting_numbering", &columns)
}

/// A meeting of a group before another, and how its minutes stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    /// Identifier of the meeting.
    pub sitting: String,
    /// The state of its minutes; empty when there are none.
    pub minutes: String,
}

/// Meetings that a group has held before a day, and how the minutes of each stand, the earliest first.
pub(crate) fn held_before(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    group: &str,
    day: jiff::civil::Date,
) -> Outcome<Vec<Earlier>> {
    let sql = "SELECT s.id, m.state FROM sitting s LEFT JOIN meeting_minutes m ON m.sitting = s.id
               WHERE s.of_group = ? AND s.day < ? AND s.state IN ('open', 'held') ORDER BY s.day, s.starts, s.id";
    let rows = unit.rows(proof).all(sql, params![group, day])?;
    let read = |row: &Row| {
        let minutes: Option<String> = row.get("state")?;
        Ok(Earlier { sitting: row.get("id")?, minutes: minutes.unwrap_or_default() })
    };
    rows.iter().map(read).collect()
}

/// Papers of an item that are out or go out with the next issue, by identifier, in their order.
pub(crate) fn papers_of(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<Vec<String>> {
    let sql =
        "SELECT id FROM meeting_document WHERE item = ? AND state IN ('draft', 'issued') ORDER BY place, id";
    let rows = unit.rows(proof).all(sql, params![item])?;
    rows.iter().map(|row| row.get("id")).collect()
}
