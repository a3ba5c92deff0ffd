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
    let done = apply(conn, migrations);
    match done {
        Ok(()) => conn.batch("COMMIT"),
        Err(e) => {
            conn.batch("ROLLBACK")?;
            Err(e)
        }
    }
}

fn apply(conn: &mut Conn, migrations: &[Migration]) -> Outcome<()> {
    if !conn.tables()?.iter().any(|t| t == "migration") {
        let sql = conn.ddl("CREATE TABLE migration (name TEXT PRIMARY KEY)");
        conn.batch(&sql)?;
    }
    let rows = conn.query("SELECT name FROM migration ORDER BY name", &[])?;
    let known: Vec<String> = rows.iter().map(|r| r.get("name")).collect::<Outcome<_>>()?;
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
