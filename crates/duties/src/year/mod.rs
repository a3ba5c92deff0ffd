//! The year builds itself: what a county needs in a legal year, worked out from its duties, its groups and the practice calendar, shown
//! as a difference against what stands, and made when somebody accepts it.
//!
//! [`plan()`] is a pure function of a [`Ground`]; [`differ()`] sets it against what stands; [`accept`] has it made by the slices that
//! make such things, in one unit. What each proposal rests on is kept when it is accepted, so that a later plan can say why it differs.

mod accept;
mod days;
pub mod deadline;
pub(crate) mod diary;
mod differ;
mod dues;
pub mod events;
mod follow;
mod ground;
mod meetings;
mod often;
mod owed;
pub(crate) mod pages;
mod plan;
pub mod practice;
mod rests;
mod stood;
mod store;
mod takes;
pub(crate) mod tasks;
mod words;

pub use accept::{Accepted, Chosen, accept};
pub use differ::{Difference, Line, Standing, differ};
pub use ground::{Built, Ground, build, gather};
pub use owed::Owed;
pub use plan::{Plan, Proposal, plan};
pub use practice::{Practice, check};
pub use rests::Rests;
pub use stood::{Stood, stood};
pub use store::{MIGRATION, Made};
pub use words::{past, read};
