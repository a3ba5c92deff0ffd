//! The unit of work: rows and the ledger's event in one transaction, or nothing.

use crate::db::dialect::Conn;
use crate::db::{Row, Value};
use crate::ledger::Event;
use crate::search::index;
use crate::{Kernel, Outcome, Proof, ledger, params, trace};
use jiff::Timestamp;
use jiff::civil::Date;
use std::cell::Cell;

/// One piece of work on the store.
pub struct Unit<'a> {
    kernel: &'a Kernel,
    conn: &'a mut Conn,
    now: Timestamp,
    /// The last identifier given out, so that those of one unit sort in the order in which they were asked for.
    last: Cell<Option<ulid::Ulid>>,
    recorded: usize,
}

/// Proof that something was recorded, carrying what the caller wants to know of it.
#[derive(Debug)]
#[must_use = "a command succeeds by returning what it recorded"]
pub struct Recorded<T = ()>(T);

impl Recorded<()> {
    /// Carries a value out of the unit.
    pub fn carrying<T>(self, value: T) -> Recorded<T> {
        Recorded(value)
    }
}

impl<T> Recorded<T> {
    pub(crate) fn into_inner(self) -> T {
        self.0
    }

    /// What it carries.
    pub fn value(&self) -> &T {
        &self.0
    }

    /// Drops what is carried and keeps the proof.
    pub fn quietly(self) -> Recorded<()> {
        Recorded(())
    }
}

impl<'a> Unit<'a> {
    pub(crate) fn new(kernel: &'a Kernel, conn: &'a mut Conn) -> Self {
        let now = kernel.now();
        Self { kernel, conn, now, last: Cell::new(None), recorded: 0 }
    }

    /// The instant at which the unit began: everything in it happens then.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The civil date in England at that instant.
    pub fn today(&self) -> Date {
        crate::time::civil(self.now)
    }

    /// A new identifier: it sorts after those that this unit gave out before, and cannot be guessed from them.
    pub fn id(&self) -> String {
        let mut random = [0; 16];
        self.kernel.chance().fill(&mut random);
        let random = u128::from_be_bytes(random);
        let next = match self.last.get() {
            // The first leaves room above it: eighty bits are to be had.
            None => {
                let ms = u64::try_from(self.now.as_millisecond()).unwrap_or(0);
                ulid::Ulid::from_parts(ms, random & ((1 << 79) - 1))
            }
            Some(last) => ulid::Ulid(last.0 + 1 + (random & ((1 << 56) - 1))),
        };
        self.last.set(Some(next));
        next.to_string()
    }

    /// How many events were recorded in it so far.
    pub(crate) fn recorded(&self) -> usize {
        self.recorded
    }

    /// The kernel it belongs to.
    pub fn kernel(&self) -> &'a Kernel {
        self.kernel
    }

    /// The store, against a proof.
    pub fn rows(&mut self, _proof: &impl Proof) -> Rows<'_> {
        Rows(self.conn)
    }

    /// The store for the kernel's own needs and for facts of the policies.
    pub(crate) fn unguarded(&mut self) -> Rows<'_> {
        Rows(self.conn)
    }

    /// The store for bookkeeping that no person asked for: sessions, grants, rate limits. An escape hatch that a test counts.
    pub fn rows_without_a_permit(&mut self, _why: &'static str) -> Rows<'_> {
        Rows(self.conn)
    }

    /// Waits until no other unit does the named work, and keeps it so until this one ends: for commands that read a whole,
    /// judge it, and add to it. SQLite has one writer anyway.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when the other takes too long.
    pub fn alone(&mut self, work: &'static str) -> Outcome<()> {
        self.conn.one_at_a_time(work)
    }

    /// Records what happened. Nothing succeeds without it.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when the ledger cannot be written.
    pub fn record<E: Event>(&mut self, proof: &impl Proof, event: &E) -> Outcome<Recorded> {
        trace::recorded(E::KIND);
        let body = serde_json::to_string(event).map_err(crate::Fault::broken)?;
        let id = self.id();
        let params = params![
            id.as_str(),
            self.now,
            proof.holder().mark(),
            proof.in_county(),
            E::KIND,
            i64::from(E::VERSION),
            event.about(),
            body.as_str()
        ];
        self.conn.execute(ledger::INSERT, params)?;
        self.recorded += 1;
        // What it names is found by its new words as soon as it is kept.
        let sources = self.kernel.neighbours().searched;
        index::follow(&mut self.unguarded(), &sources, E::KIND, &body)?;
        Ok(Recorded(()))
    }
}

/// Rows of the store, for as long as a proof lets you.
pub struct Rows<'a>(pub(crate) &'a mut Conn);

impl Rows<'_> {
    /// Every row of an answer.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] with the database's words.
    pub fn all(&mut self, sql: &str, params: &[Value]) -> Outcome<Vec<Row>> {
        self.0.query(sql, params)
    }

    /// The first row of an answer.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] with the database's words.
    pub fn one(&mut self, sql: &str, params: &[Value]) -> Outcome<Option<Row>> {
        Ok(self.0.query(sql, params)?.into_iter().next())
    }

    /// Changes rows and says how many.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] with the database's words.
    pub fn run(&mut self, sql: &str, params: &[Value]) -> Outcome<u64> {
        self.0.execute(sql, params)
    }

    /// Inserts one row: column names and values in step.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] with the database's words.
    pub fn insert(&mut self, table: &str, columns: &[(&str, Value)]) -> Outcome<()> {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let values: Vec<Value> = columns.iter().map(|(_, value)| value.clone()).collect();
        self.0.execute(&format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", ")), &values)?;
        Ok(())
    }

    /// The tail of a `SELECT` that claims rows so that no other worker takes them.
    pub fn claim(&self) -> &'static str {
        self.0.claim()
    }

    /// Waits until no other transaction does the named work, and keeps it so until this one ends.
    pub(crate) fn one_at_a_time(&mut self, work: &'static str) -> Outcome<()> {
        self.0.one_at_a_time(work)
    }

    /// Names of all tables.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] with the database's words.
    pub fn tables(&mut self) -> Outcome<Vec<String>> {
        self.0.tables()
    }
}
