//! The store of one compartment: connections, turns, and the one force to disk that waiting writers share.

use super::dialect::{Conn, Place};
use super::migrate::{Migration, migrate};
use super::writer::{Mark, Writer, caught};
use crate::{Fault, Outcome};
use std::time::Duration;

/// A compartment's database.
pub struct Store {
    place: Place,
    pool: r2d2::Pool<Opener>,
    /// SQLite has one writer; PostgreSQL takes any connection of the pool.
    writer: Option<Writer>,
}

type Lent = r2d2::PooledConnection<Opener>;

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

impl Store {
    /// Opens the store, bringing its tables up to date.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be opened, or belongs to a newer version.
    pub fn open(place: Place, migrations: &[Migration], readers: u32) -> Outcome<Self> {
        let mut conn = place.open(true)?;
        migrate(&mut conn, migrations)?;
        let writer = place.one_writer().then(|| Writer::new(conn));
        let pool = r2d2::Pool::builder()
            .max_size(readers)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(10))
            .build(Opener { place: place.clone(), writes: writer.is_none() })
            .map_err(Fault::broken)?;
        Ok(Self { place, pool, writer })
    }

    /// Where it is kept.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// How many can read at once without waiting for each other's processor time, when a server does the work.
    pub fn readers(&self) -> Option<usize> {
        self.writer.is_none().then(|| self.pool.max_size() as usize)
    }

    /// How many times changes were forced to disk since the store was opened, on SQLite, where units share them.
    pub fn forces(&self) -> Option<u64> {
        self.writer.as_ref().map(Writer::forces)
    }

    /// Runs a query or several on one unmoving state.
    ///
    /// # Errors
    /// What `f` gives, or [`Fault::Broken`].
    pub(crate) fn read<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        let mut conn = self.lend(Conn::begin_read)?;
        let result = caught(&mut conn, f);
        // Nothing was changed, so it does not matter how it ends.
        conn.batch("ROLLBACK").ok();
        result
    }

    /// Runs `f` so that all of its changes are forced to disk before this returns `Ok`, or none is kept.
    ///
    /// # Errors
    /// What `f` gives, or [`Fault::Broken`] when the changes could not be kept.
    pub(crate) fn write<T>(&self, f: impl FnOnce(&mut Conn) -> Outcome<T>) -> Outcome<T> {
        let _mark = Mark::set()?;
        if let Some(writer) = &self.writer {
            return writer.write(f);
        }
        let mut conn = self.lend(Conn::begin_write)?;
        match caught(&mut conn, f) {
            Ok(value) => conn.batch("COMMIT").map(|()| value),
            Err(e) => {
                // The first failure is the one to tell.
                conn.batch("ROLLBACK").ok();
                Err(e)
            }
        }
    }

    /// A connection on which a transaction has begun. After a restart of the server every idle connection of the pool is
    /// dead and only shows it when used; nothing was begun on those, so the next is tried.
    fn lend(&self, begin: fn(&mut Conn) -> Outcome<()>) -> Outcome<Lent> {
        let mut spare = self.pool.max_size();
        loop {
            let mut conn = self.pool.get().map_err(Fault::broken)?;
            match begin(&mut conn) {
                Ok(()) => return Ok(conn),
                Err(_) if conn.is_closed() && spare > 0 => spare -= 1,
                Err(e) => return Err(e),
            }
        }
    }
}
