//! The only place of this slice that knows SQL.

use kernel::db::Value;
use kernel::{Fault, Outcome, Proof, Unit};

pub(crate) mod actions;
pub(crate) mod after;
pub(crate) mod agenda;
pub(crate) mod amendments;
pub(crate) mod asks;
pub(crate) mod clearance;
pub(crate) mod cycle;
pub(crate) mod decisions;
pub(crate) mod documents;
pub(crate) mod forward;
pub(crate) mod found;
pub(crate) mod import;
pub(crate) mod made;
pub(crate) mod matters;
pub(crate) mod minutes;
pub(crate) mod procedure;
pub(crate) mod published;
pub(crate) mod recorded;
pub(crate) mod room;
pub(crate) mod series;
pub(crate) mod stand;
mod tables;
pub(crate) mod tell;
mod things;
pub(crate) mod wanted;

/// Runs a change of one row that holds only for the version that its writer saw; `meanwhile` is said when there is another.
fn over(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sql: &str,
    values: &[Value],
    meanwhile: &str,
) -> Outcome<()> {
    match unit.rows(proof).run(sql, values)? {
        1 => Ok(()),
        _ => Err(Fault::Conflict(meanwhile.into())),
    }
}

pub use procedure::Procedure;
pub use tables::MIGRATIONS;
pub use things::{Ask, Decision, ForwardItem, MeetingPaper, Minutes, Series};
