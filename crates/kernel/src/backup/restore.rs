//! Putting a backup back, into either database.

use super::write::names;
use super::{Backup, Manifest, Table, beside};
use crate::db::dialect::Conn;
use crate::db::{Migration, Value, migrate};
use crate::files::Files;
use crate::{Fault, Outcome, Parts, Rows, ledger};
use std::path::Path;

/// Rows that go to the database in one statement.
const TOGETHER: usize = 50;

/// Restores a backup to an empty place: whole, or not at all. The place may be of the other database than the one it was
/// taken from.
///
/// # Errors
/// [`Fault::Broken`] when the backup is not whole, belongs to a newer version, or gives another ledger than it says it has;
/// [`Fault::Conflict`] when the place is not empty. Nothing was changed then.
pub fn restore(path: &Path, parts: &Parts, migrations: &[Migration]) -> Outcome<Manifest> {
    restore_along(path, parts, migrations, None)
}

/// The same with the files that went along, which go into a data folder that has none of their names.
///
/// # Errors
/// As [`restore`].
pub fn restore_along(
    path: &Path,
    parts: &Parts,
    migrations: &[Migration],
    folder: Option<&Path>,
) -> Outcome<Manifest> {
    let mut backup = Backup::open(path)?;
    let manifest = backup.manifest().clone();
    let all = crate::shop::with_own(migrations);
    if let Some(newer) = manifest.migrations.iter().find(|name| !all.iter().any(|m| m.name == **name)) {
        return Err(Fault::Broken(format!(
            "this backup was made by a newer version of Shiremoot (it has the step {newer}). Nothing was changed. \
             Install that version or a later one."
        )));
    }
    let files = empty_files(parts, &manifest)?;
    if let Some(folder) = folder {
        beside::free(folder, &manifest.beside)?;
    }
    parts.place.prepare()?;
    let mut conn = parts.place.open(true)?;
    if !conn.tables()?.is_empty() {
        return Err(Fault::Conflict(format!(
            "{} is not empty. Nothing was changed; restore to a new folder, or to a PostgreSQL schema without tables.",
            parts.place
        )));
    }
    // Files first: they are found by what they hold, so that one too many does no harm and one too few would.
    for kept in &manifest.files {
        let bytes = backup.file(&kept.part())?;
        files.keep(&bytes)?;
    }
    // And so is what lies beside: a restore that was broken off finds what it put there, and goes on.
    if let Some(folder) = folder {
        for it in &manifest.beside {
            let part = backup.part_of(it);
            it.put(folder, &backup.file(&part)?)?;
        }
    }
    conn.begin_write()?;
    match fill(&mut conn, &mut backup, &all).and_then(|()| conn.all_went_well()) {
        Ok(()) => conn.batch("COMMIT").map(|()| manifest),
        Err(e) => {
            conn.batch("ROLLBACK").ok();
            Err(e)
        }
    }
}

/// The file store, when it holds nothing but what this backup has too: a restore that was interrupted may be repeated.
fn empty_files(parts: &Parts, manifest: &Manifest) -> Outcome<Files> {
    let files = Files::open(parts.files.clone())?;
    let strange = |hash: &String| !manifest.files.iter().any(|kept| kept.hash == *hash);
    if files.all()?.iter().any(strange) {
        return Err(Fault::Conflict(format!(
            "the file store {} holds other files. Nothing was changed; restore to a new folder.",
            parts.files.display()
        )));
    }
    Ok(files)
}

fn fill(conn: &mut Conn, backup: &mut Backup, all: &[Migration]) -> Outcome<()> {
    let manifest = backup.manifest().clone();
    // The shape in which it was saved first; steps that came later find the rows there, as in a database in use.
    let then: Vec<Migration> =
        all.iter().filter(|m| manifest.migrations.iter().any(|name| name == m.name)).copied().collect();
    migrate::apply(conn, &then)?;
    conn.late_references()?;
    for table in &manifest.tables {
        fill_table(conn, backup, table)?;
    }
    conn.check_references()?;
    migrate::apply(conn, all)?;
    let verdict = ledger::verify(&mut Rows(conn), &[])?;
    if verdict.head != manifest.ledger || verdict.faults != manifest.ledger_faults {
        return Err(Fault::Broken(format!(
            "the ledger in this backup ends at {}, but the backup says {}. Nothing was changed. {}",
            verdict.head,
            manifest.ledger,
            verdict.faults.join("; ")
        )));
    }
    Ok(())
}

fn fill_table(conn: &mut Conn, backup: &mut Backup, table: &Table) -> Outcome<()> {
    if !conn.tables()?.contains(&table.name) {
        return Err(Fault::Broken(format!("the backup has a table {}, which no step makes", table.name)));
    }
    // A step may have put rows there by itself; what was saved takes their place.
    let (name, columns) = (&table.name, names(&table.columns));
    if !conn.query(&format!("SELECT 1 AS one FROM {name} LIMIT 1"), &[])?.is_empty() {
        conn.execute(&format!("DELETE FROM {name}"), &[])?;
    }
    let one = format!("({})", vec!["?"; table.columns.len()].join(", "));
    let statement =
        |rows: usize| format!("INSERT INTO {name} ({columns}) VALUES {}", vec![&one[..]; rows].join(", "));
    let full = statement(TOGETHER);
    let mut waiting: Vec<Value> = Vec::new();
    backup.lines(table, |_, values| {
        waiting.extend(values);
        if waiting.len() == TOGETHER * table.columns.len() {
            conn.execute(&full, &waiting)?;
            waiting.clear();
        }
        Ok(())
    })?;
    if !waiting.is_empty() {
        conn.execute(&statement(waiting.len() / table.columns.len()), &waiting)?;
    }
    Ok(())
}
