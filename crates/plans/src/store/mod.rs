//! The only place of this slice that knows SQL.

pub(crate) mod actions;
pub(crate) mod agreements;
pub(crate) mod bulk;
pub(crate) mod carried;
pub(crate) mod editions;
pub(crate) mod found;
pub(crate) mod ledger;
pub(crate) mod list;
pub(crate) mod parts;
pub(crate) mod progress;
pub(crate) mod recorded;
pub(crate) mod regard;
pub(crate) mod scoring;
mod scoring_things;
pub(crate) mod sent;
pub(crate) mod signing;
pub(crate) mod stamp;
pub(crate) mod statutory;
mod tables;
pub(crate) mod tally;
pub(crate) mod things;
pub(crate) mod updates;
pub(crate) mod wanted;

pub use scoring_things::Scoring;
pub use statutory::things::{Assessment, PartnershipPlan, ViewPrivate};
pub use tables::MIGRATIONS;
pub use things::{Action, Agreement, GroupUpdate};
