//! What meetings ask of a person, for the first page: each part of the slice says its own.

use kernel::contracts::task::Task;
use kernel::{Actor, Outcome, Unit};
use site::{CountyRef, TaskSource};

/// The parts that ask for something.
const PARTS: &[TaskSource] = &[
    crate::cycle::tasks::tasks,
    crate::agenda::tasks::tasks,
    crate::room::tasks::tasks,
    crate::minutes::tasks::tasks,
    crate::registers::tasks::tasks,
];

/// Everything that meetings ask of a person in a county.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    for part in PARTS {
        out.extend(part(unit, actor, county)?);
    }
    Ok(out)
}
