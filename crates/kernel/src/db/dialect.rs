//! All that differs between SQLite and PostgreSQL, and nothing else knows which of the two it is.

use super::value::{Row, Value};
use crate::{Fault, Outcome};
use postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Where a compartment is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// One SQLite file.
    File(PathBuf),
    /// One schema of a PostgreSQL database, by its address (`postgres://...`).
    Server {
        /// The address.
        url: String,
        /// The schema that holds the compartment.
        schema: String,
    },
}

impl Place {
    /// The place that a setting names: an address of PostgreSQL, or a folder for SQLite.
    pub fn of(setting: &str, folder: &Path, compartment: &str) -> Self {
        if setting.starts_with("postgres://") || setting.starts_with("postgresql://") {
            Self::Server { url: setting.into(), schema: compartment.into() }
        } else {
            Self::File(folder.join(format!("{compartment}.sqlite")))
        }
    }

    /// Whether this can be the setting of a place: nothing, or an address of PostgreSQL.
    pub fn is_known(setting: &str) -> bool {
        setting.is_empty() || setting.starts_with("postgres://") || setting.starts_with("postgresql://")
    }

    /// Whether rows travel to another machine to be kept. They are not encrypted on the way.
    pub fn is_far(&self) -> bool {
        use postgres::config::Host;
        let Self::Server { url, .. } = self else { return false };
        let Ok(config) = url.parse::<postgres::Config>() else { return false };
        config.get_hosts().iter().any(|host| match host {
            Host::Tcp(name) => {
                let here = name.parse::<std::net::IpAddr>().is_ok_and(|at| at.to_canonical().is_loopback());
                !here && name != "localhost"
            }
            Host::Unix(_) => false,
        })
    }

    /// Whether writers take turns on one connection (and share a force to disk), or the server sorts them out.
    pub fn one_writer(&self) -> bool {
        matches!(self, Self::File(_))
    }

    /// Makes the folder of a file that is still to be made.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be made.
    pub fn prepare(&self) -> Outcome<()> {
        let Self::File(file) = self else { return Ok(()) };
        file.parent().map_or(Ok(()), |folder| std::fs::create_dir_all(folder).map_err(Fault::broken))
    }

    /// Whether something is kept here that can be opened: a server knows only when it is asked.
    pub fn is_there(&self) -> bool {
        match self {
            Self::File(file) => file.exists(),
            Self::Server { .. } => true,
        }
    }

    /// Opens a connection. `writes` is only a promise that SQLite can check.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be opened, or when the server would not force data to disk.
    pub fn open(&self, writes: bool) -> Outcome<Conn> {
        match self {
            Self::File(path) => Conn::sqlite(path, writes),
            Self::Server { url, schema } => Conn::postgres(url, schema),
        }
    }
}

impl std::fmt::Display for Place {
    /// For people: never with a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(f, "the database {}", path.display()),
            Self::Server { schema, .. } => write!(f, "the PostgreSQL schema {schema}"),
        }
    }
}

/// One connection.
pub struct Conn {
    kind: Kind,
    /// Whether a statement has failed since the transaction or savepoint began. PostgreSQL then undoes the whole
    /// transaction, even when asked to commit, and says so only in passing; SQLite would keep the rest.
    failed: bool,
}

enum Kind {
    Lite(rusqlite::Connection),
    Pg(Box<Pg>),
}

struct Pg {
    client: postgres::Client,
    prepared: HashMap<String, (postgres::Statement, Arc<Vec<String>>)>,
}

impl Conn {
    fn sqlite(path: &Path, writes: bool) -> Outcome<Self> {
        let conn = rusqlite::Connection::open(path)
            .map_err(|e| Fault::Broken(format!("the database {} cannot be opened: {e}", path.display())))?;
        conn.busy_timeout(Duration::from_secs(10)).map_err(|e| lite(&e))?;
        conn.set_prepared_statement_cache_capacity(256);
        // FULL: each commit is forced to disk before it is acknowledged, in WAL mode too.
        // Recursive triggers: without them REPLACE would delete a row of an append-only table unseen.
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA recursive_triggers = ON; PRAGMA cache_size = -8192;
             PRAGMA mmap_size = 268435456;",
        )
        .map_err(|e| lite(&e))?;
        for (setting, right) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
            let value = conn.query_row(&format!("PRAGMA {setting}"), [], |row| {
                Ok(match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    other => other.as_i64().map(|n| n.to_string()).unwrap_or_default(),
                })
            });
            let value = value.map_err(|e| lite(&e))?;
            if value != right {
                return Err(Fault::Broken(format!(
                    "the database {} cannot be kept safely: SQLite has {setting} = {value} where {right} is needed. \
                     Keep it on a local disk, not on a network share.",
                    path.display()
                )));
            }
        }
        // A writer's temporary store is in files: in memory, what a savepoint may have to undo is walked at the end of every
        // statement, so that a unit of many rows takes the square of its time.
        let store = if writes { "temp_store = FILE" } else { "temp_store = MEMORY; PRAGMA query_only = ON" };
        conn.execute_batch(&format!("PRAGMA {store}")).map_err(|e| lite(&e))?;
        Ok(Self { kind: Kind::Lite(conn), failed: false })
    }

    fn postgres(url: &str, schema: &str) -> Outcome<Self> {
        let mut client = postgres::Client::connect(url, postgres::NoTls).map_err(|e| {
            Fault::Broken(format!("the PostgreSQL server cannot be reached: {}", pg_words(&e)))
        })?;
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            let row = client.query_one(&format!("SHOW {setting}"), &[]).map_err(pg)?;
            let value: String = row.get(0);
            if value == "off" {
                return Err(Fault::Broken(format!(
                    "PostgreSQL has {setting} = off, so an acknowledged change could be lost. Set {setting} = on."
                )));
            }
        }
        let there =
            client.query_opt("SELECT 1 FROM pg_namespace WHERE nspname = $1", &[&schema]).map_err(pg)?;
        let schema = quoted(schema);
        if there.is_none() {
            client.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).map_err(pg)?;
        }
        client
            .batch_execute(&format!(
                "SET client_min_messages = warning; SET search_path = {schema}; SET synchronous_commit = on;
                 SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
            ))
            .map_err(pg)?;
        Ok(Self { kind: Kind::Pg(Box::new(Pg { client, prepared: HashMap::new() })), failed: false })
    }

    fn heard<T>(&mut self, result: Outcome<T>) -> Outcome<T> {
        self.failed |= result.is_err();
        result
    }

    /// Runs a query and gives every row.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn query(&mut self, sql: &str, params: &[Value]) -> Outcome<Vec<Row>> {
        let result = self.kind.query(sql, params);
        self.heard(result)
    }

    /// Runs a statement and gives the number of rows it changed.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Outcome<u64> {
        let result = self.kind.execute(sql, params);
        self.heard(result)
    }

    /// Runs statements that take no parameters.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn batch(&mut self, sql: &str) -> Outcome<()> {
        let result = self.kind.batch(sql);
        self.heard(result)
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// [`Fault::Broken`] when another process holds the database for too long.
    pub fn begin_write(&mut self) -> Outcome<()> {
        let sql = match &self.kind {
            Kind::Lite(_) => "BEGIN IMMEDIATE",
            Kind::Pg(_) => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        };
        self.failed = false;
        self.batch(sql)
    }

    /// Begins a transaction that reads one unmoving state.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn begin_read(&mut self) -> Outcome<()> {
        let sql = match &self.kind {
            Kind::Lite(_) => "BEGIN",
            Kind::Pg(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        self.failed = false;
        self.batch(sql)
    }

    /// Begins a unit inside a transaction that other units share.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn begin_unit(&mut self) -> Outcome<()> {
        self.failed = false;
        self.batch("SAVEPOINT unit")
    }

    /// Refuses work in which a statement failed and which went on regardless: the two databases would keep different parts.
    ///
    /// # Errors
    /// [`Fault::Broken`] when one has failed since the transaction or unit began.
    pub fn all_went_well(&self) -> Outcome<()> {
        if self.failed {
            return Err(Fault::Broken(
                "a statement failed and the work went on; all of it was undone".into(),
            ));
        }
        Ok(())
    }

    /// Waits until no other transaction does the named work, and keeps it so until this one ends.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the other takes too long.
    pub fn one_at_a_time(&mut self, work: &'static str) -> Outcome<()> {
        match &self.kind {
            // Whoever writes to SQLite is alone already.
            Kind::Lite(_) => Ok(()),
            Kind::Pg(_) => self.batch(&format!(
                "SELECT pg_advisory_xact_lock(hashtextextended('shiremoot ' || current_schema() || ' {work}', 0))"
            )),
        }
    }

    /// Whether a transaction is still open: a full disk can end one behind our back.
    pub fn in_transaction(&self) -> bool {
        match &self.kind {
            Kind::Lite(conn) => !conn.is_autocommit(),
            Kind::Pg(_) => true,
        }
    }

    /// Whether the connection can no longer be used.
    pub fn is_closed(&self) -> bool {
        match &self.kind {
            Kind::Lite(_) => false,
            Kind::Pg(pg) => pg.client.is_closed(),
        }
    }

    /// Turns a `CREATE TABLE` written with `BIGINT`, `TEXT`, `BYTEA` and `DOUBLE PRECISION` into this database's own:
    /// strict types, and text that sorts by code point on both.
    pub fn ddl(&self, sql: &str) -> String {
        match &self.kind {
            Kind::Lite(_) => {
                let sql = sql.replace(" BIGINT", " INTEGER").replace(" BYTEA", " BLOB");
                let sql = sql.replace(" DOUBLE PRECISION", " REAL");
                if sql.trim_start().starts_with("CREATE TABLE") { format!("{sql} STRICT") } else { sql }
            }
            Kind::Pg(_) => sql.replace(" TEXT", " TEXT COLLATE \"C\""),
        }
    }

    /// Triggers that refuse to update or delete a row of an append-only table.
    pub fn append_only(&self, table: &str) -> Vec<String> {
        match &self.kind {
            Kind::Lite(_) => ["UPDATE", "DELETE"]
                .map(|verb| {
                    format!(
                        "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} \
                         BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                    )
                })
                .into(),
            Kind::Pg(_) => vec![
                format!(
                    "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
                ),
                format!(
                    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
                     EXECUTE FUNCTION {table}_refuse()"
                ),
            ],
        }
    }

    /// The tail of a `SELECT` that claims rows so that no other worker takes them.
    pub fn claim(&self) -> &'static str {
        match &self.kind {
            Kind::Lite(_) => "",
            Kind::Pg(_) => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Names of the tables here, in order.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn tables(&mut self) -> Outcome<Vec<String>> {
        let sql = match &self.kind {
            Kind::Lite(_) => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            }
            Kind::Pg(_) => {
                "SELECT table_name::text AS name FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' \
                 ORDER BY table_name::text COLLATE \"C\""
            }
        };
        self.query(sql, &[])?.iter().map(|row| row.get("name")).collect()
    }

    /// Columns of a table, in order.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn columns(&mut self, table: &str) -> Outcome<Vec<String>> {
        let sql = match &self.kind {
            Kind::Lite(_) => "SELECT name FROM pragma_table_info(?) ORDER BY cid",
            Kind::Pg(_) => {
                "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(?::text)) \
                 AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
            }
        };
        self.query(sql, &[table.into()])?.iter().map(|row| row.get("name")).collect()
    }

    /// Columns of a table's primary key, in the key's order; none when there is no such key.
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn key(&mut self, table: &str) -> Outcome<Vec<String>> {
        let sql = match &self.kind {
            Kind::Lite(_) => "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
            Kind::Pg(_) => {
                "SELECT a.attname::text AS name FROM pg_index i \
                 CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) \
                 JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
                 WHERE i.indrelid = to_regclass(quote_ident(?::text)) AND i.indisprimary ORDER BY k.place"
            }
        };
        self.query(sql, &[table.into()])?.iter().map(|row| row.get("name")).collect()
    }

    /// Lets rows refer to rows that come later in this transaction, until [`Conn::check_references`].
    ///
    /// # Errors
    /// [`Fault::Broken`] with the database's words.
    pub fn late_references(&mut self) -> Outcome<()> {
        match &self.kind {
            Kind::Lite(_) => self.batch("PRAGMA defer_foreign_keys = ON"),
            Kind::Pg(_) => self.each_reference("DEFERRABLE INITIALLY DEFERRED"),
        }
    }

    /// Checks that every reference leads to a row, and that each later one does so at once.
    ///
    /// # Errors
    /// [`Fault::Broken`] naming a table whose row refers to nothing.
    pub fn check_references(&mut self) -> Outcome<()> {
        match &self.kind {
            Kind::Lite(_) => {
                let astray =
                    self.query("SELECT DISTINCT \"table\" AS name FROM pragma_foreign_key_check", &[])?;
                if let Some(row) = astray.first() {
                    let table: String = row.get("name")?;
                    return Err(Fault::Broken(format!("a row of {table} refers to a row that is not there")));
                }
                self.batch("PRAGMA defer_foreign_keys = OFF")
            }
            Kind::Pg(_) => {
                self.batch("SET CONSTRAINTS ALL IMMEDIATE")?;
                self.each_reference("NOT DEFERRABLE")
            }
        }
    }

    fn each_reference(&mut self, how: &str) -> Outcome<()> {
        let sql = "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I ', conrelid::regclass, conname) AS change \
                   FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
        for row in self.query(sql, &[])? {
            let change: String = row.get("change")?;
            self.batch(&(change + how))?;
        }
        Ok(())
    }
}

impl Kind {
    fn query(&mut self, sql: &str, params: &[Value]) -> Outcome<Vec<Row>> {
        match self {
            Self::Lite(conn) => {
                let mut statement = conn.prepare_cached(sql).map_err(|e| said(&e, sql))?;
                let names = Arc::new(statement.column_names().map(String::from).collect::<Vec<_>>());
                let width = names.len();
                let mut rows =
                    statement.query(rusqlite::params_from_iter(params)).map_err(|e| said(&e, sql))?;
                let mut out = Vec::new();
                while let Some(row) = rows.next().map_err(|e| said(&e, sql))? {
                    let values =
                        (0..width).map(|i| row.get_ref(i).map(Value::from)).collect::<Result<_, _>>();
                    out.push(Row { names: names.clone(), values: values.map_err(|e| said(&e, sql))? });
                }
                Ok(out)
            }
            Self::Pg(pg) => {
                let (statement, names) = pg.prepare(sql)?;
                let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|v| v as _).collect();
                let rows = pg.client.query(&statement, &params).map_err(|e| pg_said(&e, sql))?;
                rows.iter()
                    .map(|row| {
                        let values = (0..row.len()).map(|i| pg_value(row, i)).collect::<Outcome<_>>()?;
                        Ok(Row { names: names.clone(), values })
                    })
                    .collect()
            }
        }
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Outcome<u64> {
        match self {
            Self::Lite(conn) => {
                let mut statement = conn.prepare_cached(sql).map_err(|e| said(&e, sql))?;
                let changed =
                    statement.execute(rusqlite::params_from_iter(params)).map_err(|e| said(&e, sql))?;
                Ok(changed as u64)
            }
            Self::Pg(pg) => {
                let (statement, _) = pg.prepare(sql)?;
                let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|v| v as _).collect();
                pg.client.execute(&statement, &params).map_err(|e| pg_said(&e, sql))
            }
        }
    }

    fn batch(&mut self, sql: &str) -> Outcome<()> {
        match self {
            Self::Lite(conn) => conn.execute_batch(sql).map_err(|e| said(&e, sql)),
            Self::Pg(pg) => pg.client.batch_execute(sql).map_err(|e| pg_said(&e, sql)),
        }
    }
}

impl Pg {
    fn prepare(&mut self, sql: &str) -> Outcome<(postgres::Statement, Arc<Vec<String>>)> {
        if let Some(found) = self.prepared.get(sql) {
            return Ok(found.clone());
        }
        let statement = self.client.prepare(&numbered(sql)).map_err(|e| pg_said(&e, sql))?;
        let names = Arc::new(statement.columns().iter().map(|c| c.name().to_string()).collect());
        if self.prepared.len() >= 512 {
            self.prepared.clear();
        }
        self.prepared.insert(sql.into(), (statement.clone(), names));
        Ok(self.prepared[sql].clone())
    }
}

/// A name as PostgreSQL takes it, whatever it holds.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Writes `?` as `$1`, `$2` ... outside quotes.
fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let (mut quoted, mut n) = (false, 0);
    for c in sql.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                out.push(c);
            }
            '?' if !quoted => {
                n += 1;
                out.push('$');
                out.push_str(&n.to_string());
            }
            _ => out.push(c),
        }
    }
    out
}

fn lite(e: &rusqlite::Error) -> Fault {
    Fault::Broken(match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => Fault::DISK_FULL.into(),
        Some(rusqlite::ErrorCode::DatabaseBusy) => {
            "another program holds the database. Nothing was saved; try again in a moment.".into()
        }
        // With no room at all it cannot even begin, and says this instead.
        Some(rusqlite::ErrorCode::SystemIoFailure) => {
            format!("the database cannot be read or written: {e}. See whether the disk is full.")
        }
        _ => e.to_string(),
    })
}

/// Two did the same at once, and the key lets only one: the other is told so, as if they had come a moment later.
const TWICE: &str = "Somebody else did the same at the same moment.";

fn said(e: &rusqlite::Error, sql: &str) -> Fault {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    if let Some(SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE) =
        e.sqlite_error().map(|e| e.extended_code)
    {
        return Fault::Conflict(TWICE.into());
    }
    match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::DatabaseBusy) => lite(e),
        _ => Fault::Broken(format!("{e} in: {sql}")),
    }
}

fn pg_words(e: &postgres::Error) -> String {
    e.as_db_error().map_or_else(|| e.to_string(), |db| format!("{} ({})", db.message(), db.code().code()))
}

fn pg(e: postgres::Error) -> Fault {
    Fault::Broken(pg_words(&e))
}

fn pg_said(e: &postgres::Error, sql: &str) -> Fault {
    match e.code().map(postgres::error::SqlState::code) {
        Some("53100") => Fault::Broken(Fault::DISK_FULL.into()),
        Some("23505") => Fault::Conflict(TWICE.into()),
        _ => Fault::Broken(format!("{} in: {sql}", pg_words(e))),
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(v) => ValueRef::Integer(*v),
            Value::Real(v) if v.is_nan() => return Err(rusqlite::Error::ToSqlConversionFailure(NAN.into())),
            Value::Real(v) => ValueRef::Real(*v),
            // PostgreSQL cannot keep it, so a backup of it could not be restored there.
            Value::Text(v) if v.contains('\0') => {
                return Err(rusqlite::Error::ToSqlConversionFailure(NUL.into()));
            }
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

const NAN: &str = "what is not a number cannot be kept";
const NUL: &str = "text with a NUL character cannot be kept";

impl From<rusqlite::types::ValueRef<'_>> for Value {
    fn from(value: rusqlite::types::ValueRef<'_>) -> Self {
        use rusqlite::types::ValueRef;
        match value {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(v) => Value::Int(v),
            ValueRef::Real(v) => Value::Real(v),
            // Text that is no longer UTF-8 was altered from outside: it must not pass for text.
            ValueRef::Text(v) => {
                std::str::from_utf8(v).map_or_else(|_| Value::Bytes(v.to_vec()), |v| Value::Text(v.into()))
            }
            ValueRef::Blob(v) => Value::Bytes(v.to_vec()),
        }
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        // The bytes of one type must never be taken for another's: the server would not notice.
        #[expect(
            clippy::cast_precision_loss,
            reason = "as SQLite stores a whole number in a column of reals"
        )]
        match (self, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(v), &Type::INT8) => v.to_sql(ty, out),
            (Value::Int(v), &Type::INT4) => i32::try_from(*v)?.to_sql(ty, out),
            (Value::Int(v), &Type::INT2) => i16::try_from(*v)?.to_sql(ty, out),
            (Value::Int(v), &Type::BOOL) => (*v != 0).to_sql(ty, out),
            (Value::Int(v), &Type::FLOAT8) => (*v as f64).to_sql(ty, out),
            (Value::Real(v), _) if v.is_nan() => Err(NAN.into()),
            // SQLite keeps no negative zero.
            (Value::Real(v), &Type::FLOAT8) => (v + 0.0).to_sql(ty, out),
            (Value::Text(v), &(Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN)) => v.to_sql(ty, out),
            (Value::Bytes(v), &Type::BYTEA) => v.to_sql(ty, out),
            (value, ty) => Err(format!("{value:?} was given where PostgreSQL needs {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

fn pg_value(row: &postgres::Row, i: usize) -> Outcome<Value> {
    let kind = row.columns()[i].type_();
    Ok(match *kind {
        Type::INT8 => row.get::<_, Option<i64>>(i).into(),
        Type::INT4 => row.get::<_, Option<i32>>(i).into(),
        Type::BOOL => row.get::<_, Option<bool>>(i).into(),
        Type::FLOAT8 => row.get::<_, Option<f64>>(i).into(),
        Type::TEXT | Type::VARCHAR | Type::NAME => row.get::<_, Option<String>>(i).into(),
        Type::BYTEA => row.get::<_, Option<Vec<u8>>>(i).into(),
        _ => {
            return Err(Fault::Broken(format!(
                "PostgreSQL gave a column of type {kind}, which has no twin in SQLite"
            )));
        }
    })
}
