//! Publishing as an act: the tree is put in its place, the copy is kept like it, and the ledger hears of it.

use crate::events::Exported;
use crate::tree::{self, Publication};
use kernel::contracts::record::Publish;
use kernel::jobs::{Job, JobKind, body};
use kernel::{Kernel, Outcome, Proof, Recorded, SystemActs, Unit};

/// Publishing as a job.
pub(crate) const JOB: JobKind = JobKind { kind: Publish::KIND, run };

fn run(kernel: &Kernel, text: &str) -> Outcome<()> {
    let Publish { county } = body(text)?;
    export(kernel, &county, "the record is published after a release").map(drop)
}

/// Publishes the record of a county on the program's own account.
///
/// # Errors
/// As [`tree::publish()`] and [`tree::mirror`].
pub fn export(kernel: &Kernel, county: &str, why: &str) -> Outcome<Publication> {
    let done = tree::publish(kernel, county)?;
    if done.number > done.recorded {
        let acts = SystemActs::without_a_permit_because(why, county, kernel.today());
        kernel.write(|unit| record(unit, &acts, &done))?;
        tree::recorded(kernel, county, done.number)?;
    }
    copied(kernel, county)?;
    Ok(done)
}

/// Records a publication.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the ledger cannot be written.
pub(crate) fn record(unit: &mut Unit<'_>, proof: &impl Proof, done: &Publication) -> Outcome<Recorded> {
    let event = Exported {
        county: done.county.clone(),
        number: done.number,
        files: done.files,
        changed: done.added.len() + done.altered.len() + done.removed.len(),
        withdrawn: done.withdrawn.clone(),
        rows: Vec::new(),
    };
    unit.record(proof, &event)
}

/// Keeps the copy for another web server like the tree, where there is to be one.
///
/// # Errors
/// As [`tree::mirror`].
pub(crate) fn copied(kernel: &Kernel, county: &str) -> Outcome<()> {
    kernel.record()?.to.as_ref().map_or(Ok(()), |to| tree::mirror(kernel, county, &to.join(county)))
}
