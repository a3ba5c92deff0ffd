//! A fresh kernel on each of the two databases, for every test of a store.
//!
//! SQLite lives in a folder of its own. PostgreSQL is used when `SHIREMOOT_TEST_POSTGRES` holds the address of a server
//! whose data may be thrown away; each test has a schema of its own there, dropped at its end. Where nothing may be skipped
//! (`CI` or `SHIREMOOT_TEST_FULL` is set) a missing address fails the test.

use crate::judge::AllowAll;
use jiff::civil::{Date, date};
use kernel::contracts::binder::Binder;
use kernel::contracts::counts::Counter;
use kernel::contracts::press::Press;
use kernel::contracts::record::{RecordHouse, RecordSource};
use kernel::db::Migration;
use kernel::db::dialect::{Conn, Place};
use kernel::rulebook::Rulebook;
use kernel::time::{Chance, OsChance, SetClock};
use kernel::{Judge, Kernel, Neighbours, Outcome, Parts, jobs};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Where the tests find PostgreSQL.
const ADDRESS: &str = "SHIREMOOT_TEST_POSTGRES";

/// Connections for readers that a kernel has in tests, unless said otherwise.
const READERS: u32 = 8;

/// What a test's kernel is made of.
#[derive(Clone)]
pub struct Setup {
    migrations: Vec<Migration>,
    judge: Arc<dyn Judge>,
    rulebook: Arc<Rulebook>,
    press: Option<Arc<dyn Press>>,
    binder: Option<Arc<dyn Binder>>,
    counter: Option<Arc<dyn Counter>>,
    neighbours: Neighbours,
    records: Vec<RecordSource>,
    on: Date,
}

/// Runs a test on a kernel without slices, once on each database.
pub fn both(test: impl Fn(&Bench)) {
    Setup::new(&[]).both(test);
}

impl Setup {
    /// A kernel with these migrations after its own, on which everything is allowed, at noon on 15 February 2022.
    pub fn new(migrations: &[Migration]) -> Self {
        Self {
            migrations: migrations.to_vec(),
            judge: Arc::new(AllowAll),
            rulebook: Arc::default(),
            press: None,
            binder: None,
            counter: None,
            neighbours: Neighbours::default(),
            records: Vec::new(),
            on: date(2022, 2, 15),
        }
    }

    /// With another judge.
    #[must_use]
    pub fn judge(mut self, judge: impl Judge + 'static) -> Self {
        self.judge = Arc::new(judge);
        self
    }

    /// With a rulebook.
    #[must_use]
    pub fn rulebook(mut self, rulebook: Rulebook) -> Self {
        self.rulebook = Arc::new(rulebook);
        self
    }

    /// With somebody who makes PDFs of papers.
    #[must_use]
    pub fn press(mut self, press: Arc<dyn Press>) -> Self {
        self.press = Some(press);
        self
    }

    /// With somebody who judges, cleans and binds files.
    #[must_use]
    pub fn binder(mut self, binder: Arc<dyn Binder>) -> Self {
        self.binder = Some(binder);
        self
    }

    /// With somebody who checks, keeps and counts files of rows.
    #[must_use]
    pub fn counter(mut self, counter: Arc<dyn Counter>) -> Self {
        self.counter = Some(counter);
        self
    }

    /// With what slices do for one another.
    #[must_use]
    pub fn neighbours(mut self, neighbours: Neighbours) -> Self {
        self.neighbours = neighbours;
        self
    }

    /// With what the public record is written from.
    #[must_use]
    pub fn records(mut self, records: Vec<RecordSource>) -> Self {
        self.records = records;
        self
    }

    /// On another day.
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.on = day;
        self
    }

    /// Runs a test once on each database.
    pub fn both(&self, test: impl Fn(&Bench)) {
        for database in Database::all() {
            let run = || test(&self.bench(&database));
            if let Err(panic) = catch_unwind(AssertUnwindSafe(run)) {
                eprintln!("this was on {}", database.name());
                resume_unwind(panic);
            }
        }
    }

    /// Runs a test that is about SQLite alone.
    pub fn sqlite(&self, test: impl Fn(&Bench)) {
        test(&self.bench(&Database::Sqlite));
    }

    /// Runs a test that is about PostgreSQL alone, when there is one.
    pub fn postgres(&self, test: impl Fn(&Bench)) {
        for database in Database::all().into_iter().filter(|d| matches!(d, Database::Postgres(_))) {
            test(&self.bench(&database));
        }
    }

    /// A fresh kernel on one database.
    pub fn bench(&self, database: &Database) -> Bench {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let room = Room::in_database(database, folder.path());
        let clock = Arc::new(SetClock::noon(self.on));
        let parts = self.parts(&room.0, folder.path(), &clock);
        let kernel = Kernel::open(parts, &self.migrations).expect("a fresh kernel opens");
        let kernel = match &self.press {
            Some(press) => kernel.with_press(press.clone()),
            None => kernel,
        };
        let house = RecordHouse {
            folder: folder.path().join("record"),
            base: "http://127.0.0.1:8080".into(),
            own: String::new(),
            to: None,
            sources: self.records.clone(),
        };
        let kernel = kernel.with_neighbours(self.neighbours.clone()).with_record(house);
        let kernel = match &self.binder {
            Some(binder) => kernel.with_binder(binder.clone()),
            None => kernel,
        };
        let kernel = match &self.counter {
            Some(counter) => kernel.with_counter(counter.clone()),
            None => kernel,
        };
        Bench {
            kernel: Arc::new(kernel),
            clock,
            setup: self.clone(),
            database: database.clone(),
            room,
            folder,
        }
    }

    fn parts(&self, place: &Place, folder: &Path, clock: &Arc<SetClock>) -> Parts {
        Parts {
            place: place.clone(),
            readers: READERS,
            files: folder.join("files"),
            judge: self.judge.clone(),
            clock: clock.clone(),
            chance: Arc::new(OsChance),
            rulebook: self.rulebook.clone(),
        }
    }
}

/// One of the two databases.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file.
    Sqlite,
    /// A server, by its address.
    Postgres(String),
}

impl Database {
    /// Those that can be tested here.
    ///
    /// # Panics
    /// Where nothing may be skipped and PostgreSQL is missing.
    pub fn all() -> Vec<Self> {
        let set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
        let mut all = vec![Self::Sqlite];
        match std::env::var(ADDRESS) {
            Ok(url) if !url.is_empty() => all.push(Self::Postgres(url)),
            _ => {
                let full = set("SHIREMOOT_TEST_FULL") || (set("CI") && !set("SHIREMOOT_TEST_QUICK"));
                assert!(!full, "{ADDRESS} is not set, and nothing may be skipped here");
            }
        }
        all
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The other one, when it can be tested here; itself otherwise.
    pub fn other(&self) -> Self {
        let all = Self::all();
        let other = all.iter().find(|d| d.name() != self.name());
        other.unwrap_or(self).clone()
    }
}

/// A place that is gone when this is dropped.
struct Room(Place);

impl Room {
    fn in_database(database: &Database, folder: &Path) -> Self {
        Self(match database {
            Database::Sqlite => Place::of("", folder, "board"),
            Database::Postgres(url) => Place::of(url, folder, &format!("test_{}", &OsChance.secret()[..16])),
        })
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Place::Server { schema, .. } = &self.0 {
            let dropped = self
                .0
                .open(true)
                .and_then(|mut conn| conn.batch(&format!("DROP SCHEMA \"{schema}\" CASCADE")));
            if let Err(why) = dropped {
                eprintln!("the schema {schema} is left behind: {why}");
            }
        }
    }
}

/// A kernel to test on, and what it stands on.
pub struct Bench {
    // Dropped first: its connections would keep the schema from being dropped.
    /// The kernel.
    pub kernel: Arc<Kernel>,
    /// Its clock.
    pub clock: Arc<SetClock>,
    setup: Setup,
    database: Database,
    room: Room,
    folder: TempDir,
}

impl Bench {
    /// Where it is kept.
    pub fn place(&self) -> &Place {
        &self.room.0
    }

    /// A folder that is gone when the test ends; the file store is in `files` below it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Which database it is on.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The setup it was made from.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Parts of another kernel on the same place.
    pub fn parts(&self) -> Parts {
        self.setup.parts(&self.room.0, self.folder.path(), &self.clock)
    }

    /// A second kernel on the same place, as another process would have it.
    ///
    /// # Errors
    /// As [`Kernel::open`].
    pub fn again(&self) -> Outcome<Kernel> {
        Kernel::open(self.parts(), &self.setup.migrations)
    }

    /// A connection that knows nothing of units and proofs, as somebody with the database in hand has it.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub fn raw(&self) -> Conn {
        self.room.0.open(true).expect("a raw connection")
    }
}

/// Fails when jobs are left: a test that caused them must do them, or say why not.
///
/// # Panics
/// When there are any, naming them.
pub fn no_jobs_left(kernel: &Kernel) {
    let left = kernel.read(|unit| jobs::left(&mut unit.rows_without_a_permit("a check in a test")));
    let mut left = left.expect("the queue can be read");
    // What is to be done on a day to come waits for that day.
    let now = kernel.now();
    left.retain(|job| job.failed || job.due <= now);
    assert!(left.is_empty(), "jobs are left: {left:#?}");
}
