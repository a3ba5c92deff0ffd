//! The only place of this slice that knows SQL.

mod tables;
mod things;

pub use tables::MIGRATIONS;
pub use things::{Ask, Decision, ForwardItem, MeetingPaper, Minutes, Series};
