//! SQLite's one writer: units take turns inside a shared transaction, and share its one force to disk.

use super::dialect::Conn;
use crate::{Fault, Outcome};
use parking_lot::{Condvar, Mutex};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many units may share one force to disk.
const BATCH: usize = 64;

/// How many batches that ended badly are remembered for units that still ask.
const REMEMBERED: usize = 1000;

thread_local! {
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Runs `f`, and makes a panic or a statement that failed unseen into a failure of the whole, so that the caller undoes it.
pub(super) fn caught<T>(conn: &mut Conn, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
    let result = catch_unwind(AssertUnwindSafe(|| f(conn)))
        .unwrap_or_else(|_| Err(Fault::Broken("the program failed; the log says where".into())));
    result.and_then(|value| conn.all_went_well().map(|()| value))
}

pub(super) struct Writer {
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

/// Marks a thread as being inside a unit that writes, until it ends, however it ends.
pub(super) struct Mark;

impl Mark {
    pub(super) fn set() -> Outcome<Self> {
        if AT_WORK.replace(true) {
            return Err(Fault::Broken(
                "a unit of work was begun inside another; it would wait for itself".into(),
            ));
        }
        Ok(Self)
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        AT_WORK.set(false);
    }
}

impl Writer {
    pub(super) fn new(conn: Conn) -> Self {
        Self {
            turn: Mutex::new(Turn { conn, batch: 0, open: false, units: 0 }),
            waiting: AtomicUsize::new(0),
            done: Mutex::default(),
            woken: Condvar::new(),
        }
    }

    pub(super) fn forces(&self) -> u64 {
        self.done.lock().ended
    }

    pub(super) fn write<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut turn = self.turn.lock();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        turn.begin()?;
        let batch = turn.batch;
        let result = match turn.unit(f) {
            Unit::Kept(value) => Ok(value),
            Unit::Undone(why) => Err(why),
            // Neither kept nor undone by itself, or a full disk made SQLite undo everything: the whole batch goes.
            Unit::Astray(why) => {
                turn.abandon();
                self.end(batch, Err(why.clone()));
                Err(why)
            }
        };
        // Whoever finds nobody waiting ends the batch; otherwise the next in turn joins it.
        if turn.open && (self.waiting.load(Ordering::SeqCst) == 0 || turn.units >= BATCH) {
            let ended = turn.commit();
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
            while done.failed.len() > REMEMBERED {
                done.failed.pop_first();
            }
        }
        self.woken.notify_all();
    }
}

/// How a unit ended.
enum Unit<T> {
    Kept(T),
    Undone(Fault),
    Astray(Fault),
}

impl Turn {
    fn begin(&mut self) -> Outcome<()> {
        if !self.open {
            if self.conn.in_transaction() {
                // The last batch could not even be undone. Nothing can be written until that works.
                self.conn.batch("ROLLBACK")?;
            }
            self.conn.begin_write()?;
            self.open = true;
            self.batch += 1;
            self.units = 0;
        }
        self.units += 1;
        Ok(())
    }

    fn unit<T>(&mut self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Unit<T> {
        if let Err(why) = self.conn.begin_unit() {
            return Unit::Astray(why);
        }
        let result = caught(&mut self.conn, f);
        if !self.conn.in_transaction() {
            return Unit::Astray(
                result.err().unwrap_or_else(|| Fault::Broken("the database undid the work".into())),
            );
        }
        match result {
            Ok(value) => match self.conn.batch("RELEASE unit") {
                Ok(()) => Unit::Kept(value),
                Err(why) => Unit::Astray(why),
            },
            Err(why) => match self.conn.batch("ROLLBACK TO unit; RELEASE unit") {
                Ok(()) => Unit::Undone(why),
                Err(_) => Unit::Astray(why),
            },
        }
    }

    fn commit(&mut self) -> Outcome<()> {
        let ended = self.conn.batch("COMMIT");
        self.open = false;
        if ended.is_err() {
            self.abandon();
        }
        ended
    }

    fn abandon(&mut self) {
        self.open = false;
        if self.conn.in_transaction() {
            // When this fails too, `begin` tries again before anything else is written.
            self.conn.batch("ROLLBACK").ok();
        }
    }
}
