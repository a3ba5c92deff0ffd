//! The record, and the right to touch it: unit of work, ledger, permits, jobs, files, rulebook and the clocks of law.
//!
//! Everything here is synchronous. A handler runs on a thread of its own, holds one [`Unit`] of work, and is
//! acknowledged only after its rows and its ledger event are forced to disk together.

pub mod backup;
pub mod clock;
mod clocks;
mod condition;
pub mod contracts;
pub mod db;
mod fault;
pub mod files;
pub mod jobs;
pub mod ledger;
mod memo;
mod permit;
pub mod rulebook;
pub mod search;
mod shop;
pub mod text;
pub mod time;
pub mod trace;
mod unit;

pub use clocks::{Clocks, Deadline};
pub use condition::Condition;
pub use fault::{Fault, FieldError, Outcome};
pub use memo::Memo;
pub use permit::{
    Actor, Facts, Grant, Judge, OnBehalf, Permit, Proof, SystemActs, Thing, Verb, Visible, Who, verbs,
};
pub use shop::{Kernel, Neighbours, Parts};
pub use unit::{Recorded, Rows, Unit};
