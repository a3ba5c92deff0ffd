//! The kernel as a whole: one value that everything else is handed.

use crate::contracts::actions::ActionBook;
use crate::contracts::binder::Binder;
use crate::contracts::counts::Counter;
use crate::contracts::evidence::EvidenceSource;
use crate::contracts::press::Press;
use crate::contracts::record::RecordHouse;
use crate::contracts::searched::Search;
use crate::contracts::shelf::PaperShelf;
use crate::contracts::year::Maker;
use crate::db::dialect::Place;
use crate::db::{Migration, Store};
use crate::files::Files;
use crate::rulebook::Rulebook;
use crate::search::index;
use crate::time::{Chance, Clock};
use crate::{Clocks, Fault, Judge, Memo, Outcome, Recorded, Unit, jobs, ledger};
use jiff::Timestamp;
use jiff::civil::Date;
use parking_lot::RwLock;
use std::any::Any;
use std::sync::Arc;

/// Store, judge, clock, chance, rulebook and files.
pub struct Kernel {
    clocks: Clocks,
    store: Store,
    judge: Arc<dyn Judge>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    rulebook: Arc<Rulebook>,
    files: Files,
    memo: Memo,
    press: Option<Arc<dyn Press>>,
    neighbours: Neighbours,
    binder: Option<Arc<dyn Binder>>,
    counter: Option<Arc<dyn Counter>>,
    record: Option<RecordHouse>,
    lent: RwLock<Option<Arc<dyn Any + Send + Sync>>>,
}

/// What slices do for one another, each by a contract; the binary wires them.
#[derive(Clone, Default)]
pub struct Neighbours {
    /// Whoever keeps actions.
    pub actions: Option<ActionBook>,
    /// Whoever keeps papers.
    pub shelf: Option<PaperShelf>,
    /// Where there is evidence of duties.
    pub evidence: Vec<EvidenceSource>,
    /// Who makes what a year needs.
    pub makers: Vec<Maker>,
    /// Where there is something to find.
    pub searched: [Option<Search>; 8],
}

/// What a kernel is made of.
pub struct Parts {
    /// Where the board's compartment is kept.
    pub place: Place,
    /// Connections for readers.
    pub readers: u32,
    /// Folder of the file store.
    pub files: std::path::PathBuf,
    /// The policy engine.
    pub judge: Arc<dyn Judge>,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Arc<dyn Chance>,
    /// Law and practice as data.
    pub rulebook: Arc<Rulebook>,
}

impl Kernel {
    /// Opens everything, bringing the tables of the kernel and of the slices up to date.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when a part cannot be opened.
    pub fn open(parts: Parts, migrations: &[Migration]) -> Outcome<Self> {
        let clocks = Clocks::load(&parts.rulebook).map_err(Fault::broken)?;
        Ok(Self {
            clocks,
            store: Store::open(parts.place, &with_own(migrations), parts.readers)?,
            judge: parts.judge,
            clock: parts.clock,
            chance: parts.chance,
            rulebook: parts.rulebook,
            files: Files::open(parts.files)?,
            memo: Memo::default(),
            press: None,
            neighbours: Neighbours::default(),
            binder: None,
            counter: None,
            record: None,
            lent: RwLock::default(),
        })
    }

    /// The same with somebody who makes PDFs of papers.
    #[must_use]
    pub fn with_press(mut self, press: Arc<dyn Press>) -> Self {
        self.press = Some(press);
        self
    }

    /// The same with what slices do for one another.
    #[must_use]
    pub fn with_neighbours(mut self, neighbours: Neighbours) -> Self {
        self.neighbours = neighbours;
        self
    }

    /// The same with somebody who judges, cleans and binds files.
    #[must_use]
    pub fn with_binder(mut self, binder: Arc<dyn Binder>) -> Self {
        self.binder = Some(binder);
        self
    }

    /// The same with somebody who checks, keeps and counts files of rows.
    #[must_use]
    pub fn with_counter(mut self, counter: Arc<dyn Counter>) -> Self {
        self.counter = Some(counter);
        self
    }

    /// The same with a place for the public record.
    #[must_use]
    pub fn with_record(mut self, house: RecordHouse) -> Self {
        self.record = Some(house);
        self
    }

    /// Reads one unmoving state.
    ///
    /// # Errors
    /// What `f` gives.
    pub fn read<T>(&self, f: impl FnOnce(&mut Unit<'_>) -> Outcome<T>) -> Outcome<T> {
        self.store.read(|conn| f(&mut Unit::new(self, conn)))
    }

    /// Does a piece of work that ends in the ledger. It is on disk when this returns `Ok`.
    ///
    /// # Errors
    /// What `f` gives; then nothing of it is kept.
    pub fn write<T>(&self, f: impl FnOnce(&mut Unit<'_>) -> Outcome<Recorded<T>>) -> Outcome<T> {
        self.store.write(|conn| {
            let mut unit = Unit::new(self, conn);
            let recorded = f(&mut unit)?;
            // The proof could have been kept from an earlier unit.
            if unit.recorded() == 0 {
                return Err(crate::Fault::Broken("a command succeeded without recording what it did".into()));
            }
            Ok(recorded.into_inner())
        })
    }

    /// Writes what no person asked for and no ledger needs: sessions, counters, job states, seals. An escape hatch that a
    /// test counts.
    ///
    /// # Errors
    /// What `f` gives; then nothing of it is kept.
    pub fn write_unrecorded_housekeeping<T>(
        &self,
        f: impl FnOnce(&mut Unit<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        self.store.write(|conn| f(&mut Unit::new(self, conn)))
    }

    /// This instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The civil date in England now.
    pub fn today(&self) -> Date {
        crate::time::civil(self.now())
    }

    /// Randomness and identifiers.
    pub fn chance(&self) -> &dyn Chance {
        &*self.chance
    }

    /// The policy engine.
    pub fn judge(&self) -> &dyn Judge {
        &*self.judge
    }

    /// Law and practice as data.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The calendar and the deadlines of the rulebook.
    pub fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// The file store.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The store itself.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Whoever makes PDFs of papers, when there is somebody.
    pub fn press(&self) -> Option<&dyn Press> {
        self.press.as_deref()
    }

    /// What slices do for one another.
    pub fn neighbours(&self) -> &Neighbours {
        &self.neighbours
    }

    /// Whoever judges, cleans and binds files.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the program was put together without one.
    pub fn binder(&self) -> Outcome<&dyn Binder> {
        self.binder.as_deref().ok_or_else(|| Fault::Broken("there is nobody who binds files".into()))
    }

    /// Whoever checks, keeps and counts files of rows.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the program was put together without one.
    pub fn counter(&self) -> Outcome<&dyn Counter> {
        self.counter
            .as_deref()
            .ok_or_else(|| Fault::Broken("there is nobody who counts files of rows".into()))
    }

    /// Where the public record is written, and from what.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the program was put together without one.
    pub fn record(&self) -> Outcome<&RecordHouse> {
        self.record.as_ref().ok_or_else(|| Fault::Broken("there is no place for the public record".into()))
    }

    /// What whoever serves the pages lends to jobs, which have no request: whatever was lent before is given back.
    pub fn lend<T: Any + Send + Sync>(&self, it: Arc<T>) {
        *self.lent.write() = Some(it);
    }

    /// What was lent.
    ///
    /// # Errors
    /// [`Fault::Broken`] when nothing of this type was: nobody serves pages.
    pub fn lent<T: Any + Send + Sync>(&self) -> Outcome<Arc<T>> {
        let lent = self.lent.read().clone();
        let found = lent.and_then(|it| it.downcast::<T>().ok());
        found.ok_or_else(|| Fault::Broken("nobody serves the pages to which this belongs".into()))
    }

    /// What is kept between requests.
    pub fn memo(&self) -> &Memo {
        &self.memo
    }
}

/// The kernel's own migrations, then those of the slices.
pub(crate) fn with_own(migrations: &[Migration]) -> Vec<Migration> {
    [ledger::MIGRATION, jobs::MIGRATION, index::MIGRATION].iter().chain(migrations).copied().collect()
}
