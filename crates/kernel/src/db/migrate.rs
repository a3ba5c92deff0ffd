//! Migrations: each applied once, in order, with a version that an older program refuses.

use super::dialect::Conn;
use crate::{Fault, Outcome, params};

/// One step from an older shape of the tables to a newer one.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Unique and sorted: `board-001`. Never changed once released.
    pub name: &'static str,
    /// Statements in the common tongue of both databases (see `dialect.rs`).
    pub sql: &'static [&'static str],
    /// Tables that this step makes and that refuse update and delete.
    pub append_only: &'static [&'static str],
}

/// Brings the tables up to date.
///
/// # Errors
/// [`Fault::Broken`] when the database has seen a migration that this program does not know: it belongs to a newer
/// version, and is left as it is.
pub fn migrate(conn: &mut Conn, migrations: &[Migration]) -> Outcome<()> {
    conn.begin_write()?;
    match apply(conn, migrations) {
        Ok(()) => conn.batch("COMMIT"),
        Err(e) => {
            // The first failure is the one to tell; an end that fails too undoes just as much.
            conn.batch("ROLLBACK").ok();
            Err(e)
        }
    }
}

/// Names of the steps that a database has taken, in order; `None` when it has never been used.
///
/// # Errors
/// [`Fault::Broken`] with the database's words.
pub(crate) fn taken(conn: &mut Conn) -> Outcome<Option<Vec<String>>> {
    if !conn.tables()?.iter().any(|t| t == "migration") {
        return Ok(None);
    }
    let rows = conn.query("SELECT name FROM migration ORDER BY name", &[])?;
    rows.iter().map(|r| r.get("name")).collect::<Outcome<_>>().map(Some)
}

/// The same inside a transaction that is already open.
pub(crate) fn apply(conn: &mut Conn, migrations: &[Migration]) -> Outcome<()> {
    conn.one_at_a_time("migrating")?;
    let known = taken(conn)?;
    if known.is_none() {
        let sql = conn.ddl("CREATE TABLE migration (name TEXT PRIMARY KEY)");
        conn.batch(&sql)?;
    }
    let known = known.unwrap_or_default();
    if let Some(newer) = known.iter().find(|k| !migrations.iter().any(|m| m.name == **k)) {
        return Err(Fault::Broken(format!(
            "this database was used by a newer version of Shiremoot (it has the step {newer}). \
             Nothing was changed. Install that version or a later one, or restore a backup made before."
        )));
    }
    for migration in migrations.iter().filter(|m| !known.iter().any(|k| k == m.name)) {
        for sql in migration.sql {
            let sql = conn.ddl(sql);
            conn.batch(&sql)?;
        }
        for table in migration.append_only {
            for sql in conn.append_only(table) {
                conn.batch(&sql)?;
            }
        }
        conn.execute("INSERT INTO migration (name) VALUES (?)", params![migration.name])?;
    }
    Ok(())
}
