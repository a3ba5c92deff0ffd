//! The registers: what was decided and whether it happened, what was asked of whom, and one matter through every body it touches.

pub mod actions;
pub mod ask;
pub mod decision;
pub mod events;
pub mod matter;
pub mod retention;
pub(crate) mod searched;
pub(crate) mod tasks;

/// Decisions as they are listed.
pub mod decisions {
    pub use crate::store::decisions::{Which, all, list};
}

/// Asks as they are listed.
pub mod asks {
    pub use crate::store::asks::{Which, all, list};
}

pub use crate::store::after::{Turn, turns};
pub use crate::store::matters::Matter;
