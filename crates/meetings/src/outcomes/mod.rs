//! What becomes of an item: a decision, an action, a referral or an escalation, or that it was noted or deferred.

mod action;
mod ask;
mod decide;
mod lettered;
pub mod reference;
mod settle;
pub mod vote;
mod waits;

pub use action::{Agree, accept_as_action, agree_action, agreed_in};
pub use ask::{AskKind, AskNew, ask};
pub use decide::{Decide, decide};
pub use lettered::{lettered, parts_of};
pub use settle::{Settled, settle_item};
pub use waits::default_due;
pub(crate) use waits::{check, procedure_due};
