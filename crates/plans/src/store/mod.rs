//! The only place of this slice that knows SQL.

pub(crate) mod actions;
pub(crate) mod agreements;
pub(crate) mod bulk;
pub(crate) mod found;
pub(crate) mod ledger;
pub(crate) mod list;
pub(crate) mod progress;
pub(crate) mod recorded;
pub(crate) mod stamp;
mod tables;
pub(crate) mod tally;
pub(crate) mod things;
pub(crate) mod updates;
pub(crate) mod wanted;

pub use tables::MIGRATIONS;
pub use things::{Action, Agreement, GroupUpdate};
