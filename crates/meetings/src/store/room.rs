//! The tables of the meeting as it is held: what the minutes say of each item, and what became of a proposal between meetings.

use kernel::db::Migration;
use kernel::{Outcome, Proof, Unit, params};

/// The tables of the room.
pub(crate) const MIGRATION: Migration = Migration {
    name: "meetings-500-room",
    sql: &[
        // What the minutes say of an item; without an item, of the meeting as a whole. Markdown, with private passages.
        "CREATE TABLE meeting_minute_part (id TEXT PRIMARY KEY, minutes TEXT NOT NULL, county TEXT NOT NULL, item TEXT,
         text TEXT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL, UNIQUE (minutes, item))",
        // Every text that a part ever had, so that what two wrote at once can be brought together.
        "CREATE TABLE meeting_minute_turn (id TEXT PRIMARY KEY, part TEXT NOT NULL, version BIGINT NOT NULL, base BIGINT NOT NULL,
         text TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL, UNIQUE (part, version))",
        // A sentence that two people changed in different ways: it stays open until somebody settles it.
        "CREATE TABLE meeting_minute_clash (id TEXT PRIMARY KEY, minutes TEXT NOT NULL, part TEXT NOT NULL, item TEXT,
         was TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL,
         settled_at TEXT, settled_by TEXT NOT NULL)",
        "CREATE INDEX meeting_minute_clash_minutes ON meeting_minute_clash (minutes, id)",
        // An outcome that was recorded while too few were there, with the reason for which it was.
        "CREATE TABLE meeting_inquorate (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, item TEXT NOT NULL,
         outcome TEXT NOT NULL, said TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL)",
        "CREATE INDEX meeting_inquorate_sitting ON meeting_inquorate (sitting, id)",
        // What the chair says of an interest that was declared after the item was decided.
        "CREATE TABLE meeting_interest_note (id TEXT PRIMARY KEY, county TEXT NOT NULL, interest TEXT NOT NULL UNIQUE,
         note TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL)",
        // What became of an item besides a decision: noted, or deferred to another day.
        "CREATE TABLE meeting_outcome (id TEXT PRIMARY KEY, county TEXT NOT NULL, sitting TEXT NOT NULL, item TEXT NOT NULL,
         kind TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL, by_whom TEXT NOT NULL)",
        "CREATE INDEX meeting_outcome_item ON meeting_outcome (item, id)",
        // A proposal on which the seats of a group answer in writing. `seats` are those that may, frozen when it is put.
        "CREATE TABLE meeting_procedure (id TEXT PRIMARY KEY, county TEXT NOT NULL, number BIGINT NOT NULL, of_group TEXT NOT NULL,
         title TEXT NOT NULL, words TEXT NOT NULL, basis TEXT NOT NULL, options TEXT NOT NULL, reasons TEXT NOT NULL,
         matter TEXT NOT NULL, owner_organisation TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, review TEXT, opened_on TEXT NOT NULL,
         deadline TEXT NOT NULL, seats TEXT NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL, decision TEXT, closed_on TEXT,
         restricted BIGINT NOT NULL, version BIGINT NOT NULL, changed_at TEXT NOT NULL, UNIQUE (county, number))",
        "CREATE INDEX meeting_procedure_group ON meeting_procedure (of_group, state, id)",
        // The last answer of a seat; what it said before is in the turns.
        "CREATE TABLE meeting_procedure_answer (id TEXT PRIMARY KEY, procedure TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL,
         answer TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, version BIGINT NOT NULL, UNIQUE (procedure, seat))",
    ],
    append_only: &["meeting_minute_turn", "meeting_inquorate", "meeting_outcome"],
};

/// Notes that an outcome was recorded while too few were there, and gives the row.
pub(crate) fn inquorate(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting, item): (&str, &str, &str),
    (outcome, said, reason): (&str, &str, &str),
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("item", item.into()),
        ("outcome", outcome.into()),
        ("said", said.into()),
        ("reason", reason.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    unit.rows(proof).insert("meeting_inquorate", &columns)?;
    Ok(id)
}

/// Outcomes of a meeting that were recorded while too few were there: the item, what was short, and why it was recorded.
pub(crate) fn inquorates(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
) -> Outcome<Vec<(String, String, String)>> {
    let sql = "SELECT item, said, reason FROM meeting_inquorate WHERE sitting = ? ORDER BY id";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter().map(|row| Ok((row.get("item")?, row.get("said")?, row.get("reason")?))).collect()
}

/// Keeps what the chair says of an interest, over what stood before; gives the row.
pub(crate) fn note_interest(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    interest: &str,
    note: &str,
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let mut rows = unit.rows(proof);
    let known = rows.one("SELECT id FROM meeting_interest_note WHERE interest = ?", params![interest])?;
    if let Some(row) = known {
        let kept: String = row.get("id")?;
        let sql = "UPDATE meeting_interest_note SET note = ?, at = ?, by_whom = ? WHERE id = ?";
        rows.run(sql, params![note, now, by, kept.as_str()])?;
        return Ok(kept);
    }
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("interest", interest.into()),
        ("note", note.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    rows.insert("meeting_interest_note", &columns)?;
    Ok(id)
}

/// What the chair said of an interest.
pub(crate) fn interest_note(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    interest: &str,
) -> Outcome<Option<String>> {
    let sql = "SELECT note FROM meeting_interest_note WHERE interest = ?";
    unit.rows(proof).one(sql, params![interest])?.map(|row| row.get("note")).transpose()
}

/// Keeps what became of an item besides a decision, and gives the row.
pub(crate) fn outcome(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting, item): (&str, &str, &str),
    (kind, words): (&str, &str),
) -> Outcome<String> {
    let (id, now, by) = (unit.id(), unit.now(), proof.holder().mark());
    let columns = [
        ("id", id.as_str().into()),
        ("county", county.into()),
        ("sitting", sitting.into()),
        ("item", item.into()),
        ("kind", kind.into()),
        ("words", words.into()),
        ("at", now.into()),
        ("by_whom", by.into()),
    ];
    unit.rows(proof).insert("meeting_outcome", &columns)?;
    Ok(id)
}

/// What became of the items of a meeting besides decisions: item, kind and words.
pub(crate) fn outcomes(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
) -> Outcome<Vec<(String, String, String)>> {
    let sql = "SELECT item, kind, words FROM meeting_outcome WHERE sitting = ? ORDER BY id";
    let rows = unit.rows(proof).all(sql, params![sitting])?;
    rows.iter().map(|row| Ok((row.get("item")?, row.get("kind")?, row.get("words")?))).collect()
}

/// Adds people to those who were entitled to be in the room, and gives the new rows.
pub(crate) fn entitle(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    minutes: &str,
    people: &[String],
) -> Outcome<Vec<String>> {
    let mut out = Vec::new();
    for person in people {
        let id = unit.id();
        let mut rows = unit.rows(proof);
        let sql = "SELECT id FROM meeting_entitled WHERE minutes = ? AND person = ?";
        if rows.one(sql, params![minutes, person.as_str()])?.is_some() {
            continue;
        }
        let columns =
            [("id", id.as_str().into()), ("minutes", minutes.into()), ("person", person.as_str().into())];
        rows.insert("meeting_entitled", &columns)?;
        out.push(id);
    }
    Ok(out)
}
