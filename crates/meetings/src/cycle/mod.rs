//! The cycle of a body: its series of meetings, what is due around each, and its forward plan.
//!
//! Others plan, move and cancel meetings through [`plan()`], [`move_to`] and [`cancel`]; what notice a meeting needs, [`notice::of`]
//! says to whoever asks.

pub mod cadence;
mod cancel;
mod count_as;
pub mod due;
pub mod forward;
mod give_notice;
pub mod month;
mod move_to;
pub mod notice;
pub mod pack;
mod plan;
mod remind;
pub mod series;
mod step_done;
pub(crate) mod taken;
pub(crate) mod tasks;

pub use cancel::cancel;
pub use count_as::{can_count_as, count_as, mark_as};
pub use give_notice::{give_notice, papers_out};
pub use move_to::{Replanned, To, move_to, replan};
pub(crate) use plan::fault_of_day;
pub use plan::{Call, plan, plan_in};
pub(crate) use remind::JOB;
pub use step_done::step_done;
