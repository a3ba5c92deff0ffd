//! The only place of this slice that knows SQL.

pub(crate) mod by_hand;
pub(crate) mod events;
pub(crate) mod evidence;
pub(crate) mod horizon;
pub(crate) mod mappa;
mod tables;
mod things;

pub use tables::MIGRATIONS;
pub use things::DutyBook;
pub(crate) use things::whole;
