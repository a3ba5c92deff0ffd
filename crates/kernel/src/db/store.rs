//! The store of one compartment: connections, turns, and the one force to disk that waiting writers share.

use super::dialect::{Conn, Place};
use super::migrate::{Migration, migrate};
use crate::{Fault, Outcome};
use parking_lot::{Condvar, Mutex};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How many units may share one force to disk.
const BATCH: usize = 64;

/// A compartment's database.
pub struct Store {
    place: Place,
    readers: r2d2::Pool<Opener>,
    /// SQLite has one writer; PostgreSQL takes any connection of the pool.
    writer: Option<Writer>,
}

struct Opener {
    place: Place,
    writes: bool,
}

impl r2d2::ManageConnection for Opener {
    type Connection = Conn;
    type Error = Fault;

    fn connect(&self) -> Outcome<Conn> {
        self.place.open(self.writes)
    }

    fn is_valid(&self, conn: &mut Conn) -> Outcome<()> {
        conn.query("SELECT 1 AS one", &[]).map(drop)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.is_closed()
    }
}

struct Writer {
    turn: Mutex<Turn>,
    waiting: AtomicUsize,
    done: Mutex<Done>,
    woken: Condvar,
}

struct Turn {
    conn: Conn,
    /// Number of the batch that is open, or of the last one that was.
    batch: u64,
    open: bool,
    units: usize,
}

#[derive(Default)]
struct Done {
    /// Every batch up to this number has ended.
    ended: u64,
    /// The few that ended badly, with the database's words.
    failed: BTreeMap<u64, Fault>,
}

impl Store {
    /// Opens the store, bringing its tables up to date.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be opened, or belongs to a newer version.
    pub fn open(place: Place, migrations: &[Migration], readers: u32) -> Outcome<Self> {
        let mut conn = place.open(true)?;
        migrate(&mut conn, migrations)?;
        let writer = place.one_writer().then(|| Writer {
            turn: Mutex::new(Turn { conn, batch: 0, open: false, units: 0 }),
            waiting: AtomicUsize::new(0),
            done: Mutex::default(),
            woken: Condvar::new(),
        });
        let readers = r2d2::Pool::builder()
            .max_size(readers)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(10))
            .build(Opener { place: place.clone(), writes: writer.is_none() })
            .map_err(Fault::broken)?;
        Ok(Self { place, readers, writer })
    }

    /// Where it is kept.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Runs a query or several on one unmoving state.
    ///
    /// # Errors
    /// What `f` gives, or [`Fault::Broken`].
    pub(crate) fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        let mut conn = self.readers.get().map_err(Fault::broken)?;
        conn.begin_read()?;
        let result = f(&mut conn);
        conn.batch("COMMIT")?;
        result
    }

    /// Runs `f` so that all of its changes are forced to disk before this returns `Ok`, or none is kept.
    ///
    /// # Errors
    /// What `f` gives, or [`Fault::Broken`] when the changes could not be kept.
    pub(crate) fn write<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        let Some(writer) = &self.writer else {
            let mut conn = self.readers.get().map_err(Fault::broken)?;
            conn.begin_write()?;
            return match f(&mut conn) {
                Ok(value) => conn.batch("COMMIT").map(|()| value),
                Err(e) => {
                    conn.batch("ROLLBACK")?;
                    Err(e)
                }
            };
        };
        writer.write(f)
    }
}

impl Writer {
    fn write<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut turn = self.turn.lock();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        if !turn.open {
            turn.conn.begin_write()?;
            turn.open = true;
            turn.batch += 1;
            turn.units = 0;
        }
        let batch = turn.batch;
        turn.units += 1;
        // If `f` panics, the guard undoes this unit; the others of the batch are ended by whoever comes next.
        let result = turn.unit(f);
        if !turn.conn.in_transaction() {
            // A full disk can make SQLite roll back everything, not only this unit.
            turn.open = false;
            let why = result
                .as_ref()
                .err()
                .cloned()
                .unwrap_or_else(|| Fault::Broken("the batch was undone".into()));
            self.end(batch, Err(why));
        } else if self.waiting.load(Ordering::SeqCst) == 0 || turn.units >= BATCH {
            turn.open = false;
            let ended = turn.conn.batch("COMMIT");
            if ended.is_err() && turn.conn.in_transaction() {
                turn.conn.batch("ROLLBACK")?;
            }
            self.end(batch, ended);
        }
        drop(turn);
        let value = result?;
        let mut done = self.done.lock();
        while done.ended < batch {
            self.woken.wait(&mut done);
        }
        match done.failed.get(&batch) {
            Some(why) => Err(why.clone()),
            None => Ok(value),
        }
    }

    fn end(&self, batch: u64, ended: Outcome<()>) {
        let mut done = self.done.lock();
        done.ended = batch;
        if let Err(why) = ended {
            done.failed.insert(batch, why);
            while done.failed.len() > 1000 {
                done.failed.pop_first();
            }
        }
        self.woken.notify_all();
    }
}

impl Turn {
    fn unit<T>(&mut self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        self.conn.batch("SAVEPOINT unit")?;
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| f(&mut self.conn)))
            .unwrap_or_else(|_| Err(Fault::Broken("the program failed; the log says where".into())));
        if result.is_ok() {
            self.conn.batch("RELEASE unit")?;
        } else if self.conn.in_transaction() {
            self.conn.batch("ROLLBACK TO unit; RELEASE unit")?;
        }
        result
    }
}
