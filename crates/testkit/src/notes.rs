//! The smallest slice there can be: notes with lines, for tests of what is below the slices.

use kernel::db::{Migration, Row};
use kernel::{
    Actor, Condition, Facts, Fault, Kernel, Outcome, Recorded, Rows, SystemActs, Thing, Unit, Who, params,
};

/// Tables of the slice. Lines refer to their note, and notes to an earlier note.
pub const MIGRATION: Migration = Migration {
    name: "notes-001",
    sql: &[
        "CREATE TABLE note (id TEXT PRIMARY KEY, words TEXT NOT NULL, version BIGINT NOT NULL, weight DOUBLE PRECISION,
         picture BYTEA, after TEXT REFERENCES note (id))",
        "CREATE TABLE a_line (note TEXT NOT NULL REFERENCES note (id), number BIGINT NOT NULL, words TEXT NOT NULL,
         PRIMARY KEY (note, number))",
    ],
    append_only: &[],
};

/// What can happen to a note.
pub mod events {
    kernel::events! {
        /// A note was written.
        "notes.written" 1 Written { note: String }
        /// A note was changed.
        "notes.changed" 1 Changed { note: String, version: i64 }
    }
}

/// A note.
#[derive(Clone, Copy, Debug)]
pub struct Note;

impl Thing for Note {
    const KIND: &'static str = "Note";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT id FROM note WHERE id = ?", params![id])?;
        Ok(row.map(|_| Facts::of("loamshire").flag("kept", true)))
    }

    fn visible(actor: &Actor) -> Condition {
        match actor.who {
            Who::Public => Condition::none(),
            _ => Condition::all(),
        }
    }
}

/// The proof under which these functions act.
pub fn acts(unit: &Unit<'_>) -> SystemActs {
    SystemActs::without_a_permit_because("test", "loamshire", unit.today())
}

/// Writes a note with two lines and its event.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub fn write(unit: &mut Unit<'_>, words: &str) -> Outcome<Recorded<String>> {
    let id = unit.id();
    write_as(unit, &id, words)
}

/// The same under a chosen identifier.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub fn write_as(unit: &mut Unit<'_>, id: &str, words: &str) -> Outcome<Recorded<String>> {
    let proof = acts(unit);
    let mut rows = unit.rows(&proof);
    rows.insert("note", &[("id", id.into()), ("words", words.into()), ("version", 1.into())])?;
    for number in [1, 2] {
        rows.insert(
            "a_line",
            &[("note", id.into()), ("number", number.into()), ("words", format!("{words} {number}").into())],
        )?;
    }
    let recorded = unit.record(&proof, &events::Written { note: id.into() })?;
    Ok(recorded.carrying(id.into()))
}

/// Changes a note that is still as it was read.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed it first.
pub fn change(unit: &mut Unit<'_>, id: &str, read: i64, words: &str) -> Outcome<Recorded> {
    let proof = acts(unit);
    let sql = "UPDATE note SET words = ?, version = version + 1 WHERE id = ? AND version = ?";
    if unit.rows(&proof).run(sql, params![words, id, read])? == 0 {
        return Err(Fault::Conflict("Somebody else changed this note first.".into()));
    }
    unit.record(&proof, &events::Changed { note: id.into(), version: read + 1 })
}

/// Notes in order of identifier.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub fn all(kernel: &Kernel) -> Outcome<Vec<Row>> {
    kernel.read(|unit| {
        let proof = acts(unit);
        unit.rows(&proof).all("SELECT id, words, version FROM note ORDER BY id", &[])
    })
}

/// Identifiers of notes in order.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub fn ids(kernel: &Kernel) -> Outcome<Vec<String>> {
    all(kernel)?.iter().map(|row| row.get("id")).collect()
}

/// What of a unit is there without the rest of it: notes, lines and events must come together.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub fn half_written(kernel: &Kernel) -> Outcome<Vec<String>> {
    let sql = "SELECT 'note ' || n.id AS what FROM note n
               WHERE NOT EXISTS (SELECT 1 FROM ledger_event e WHERE e.about = n.id AND e.kind = 'notes.written')
                  OR (SELECT COUNT(*) FROM a_line l WHERE l.note = n.id) <> 2
               UNION ALL
               SELECT 'event ' || e.id FROM ledger_event e
               WHERE e.kind = 'notes.written' AND NOT EXISTS (SELECT 1 FROM note n WHERE n.id = e.about)";
    kernel.read(|unit| {
        let proof = acts(unit);
        unit.rows(&proof).all(sql, &[])?.iter().map(|row| row.get("what")).collect()
    })
}
