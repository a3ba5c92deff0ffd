//! The register of duties: law and practice as dated, cited data, one file for each version of a duty.
//!
//! [`Law::load`] reads `rulebook/duties/`, refuses what is wrong with file and line, and holds a local overlay against the release, so
//! that it can add and mark but not weaken. [`Law::on`] is the register as at a day.

mod bound;
mod check;
mod clock;
mod duty;
mod overlay;
mod wants;

pub use bound::{Bound, Each, OnlyWhen};
pub use clock::{Clock, DueAt, EVENTS, Every, OnDemand, Rolling, Rule, Soon, Year, event_words};
pub use duty::{Duty, Kind, Overlay, Parameter, Section};
pub use wants::{Alternative, Wants, Whose};

use jiff::civil::Date;
use kernel::rulebook::{Meta, Misprint, Rulebook, Status};
use kernel::{Kernel, Outcome};
use std::sync::Arc;

/// Where the files lie.
pub const FOLDER: &str = "duties/";

/// Every version of every duty.
#[derive(Clone, Debug, Default)]
pub struct Law {
    duties: Vec<Duty>,
}

impl Law {
    /// Reads the duties of a rulebook, and holds what a local overlay changed against the release.
    ///
    /// # Errors
    /// The first [`Misprint`]: a duty that contradicts itself, overlaps its own versions, cites nothing, names a body, a kind of
    /// evidence or another duty that there is not, or is weaker than the release has it.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let law = Self::read(rulebook)?;
        let release = Rulebook::load(None)?;
        overlay::hold(&Self::read(&release)?, &release, &law, rulebook)?;
        Ok(law)
    }

    /// Reads the duties of a rulebook as it stands, for tests of files that are no overlay.
    ///
    /// # Errors
    /// As [`Law::load`], but for what an overlay may not do.
    pub fn read(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let files = rulebook.below(FOLDER).filter(|(name, _)| name.ends_with(".toml"));
        let files: Vec<String> = files.map(|(name, _)| name.to_string()).collect();
        let mut duties = rulebook.entries::<Duty>(FOLDER)?;
        for (duty, file) in duties.iter_mut().zip(files) {
            duty.file = file;
        }
        check::together(&duties, rulebook)?;
        Ok(Self { duties })
    }

    /// The law of this install: the rulebook does not change while the program runs.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when the rulebook is wrong, which [`crate::check`] has refused at start.
    pub fn of(kernel: &Kernel) -> Outcome<Arc<Self>> {
        kernel.memo().get("duties", "", || Self::load(kernel.rulebook()).map_err(kernel::Fault::broken))
    }

    /// Every version of every duty, in order of file.
    pub fn all(&self) -> &[Duty] {
        &self.duties
    }

    /// The register as at a day: the versions in force on it, pilots among them, and what was made by then and is not yet in force.
    /// In the order of the sections, then of the names.
    pub fn on(&self, day: Date) -> Vec<&Duty> {
        let mut found: Vec<&Duty> = self.duties.iter().filter(|duty| duty.stands_on(day)).collect();
        found.sort_by(|a, b| (a.section, &a.meta.id).cmp(&(b.section, &b.meta.id)));
        found
    }

    /// The version of a duty that the register has as at a day.
    pub fn duty(&self, id: &str, day: Date) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.meta.id == id && duty.stands_on(day))
    }

    /// Every version of a duty, in order of file.
    pub fn versions<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Duty> {
        self.duties.iter().filter(move |duty| duty.meta.id == id)
    }
}

impl Duty {
    /// Whether the register as at a day has this version: it is in force, or was made by then and waits to come into force.
    pub fn stands_on(&self, day: Date) -> bool {
        let Meta { in_force_from, in_force_to, status, .. } = &self.meta;
        *status != Status::Repealed && *in_force_from <= day && in_force_to.is_none_or(|to| day <= to)
    }
}
