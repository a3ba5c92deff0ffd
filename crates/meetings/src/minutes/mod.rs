//! Minutes: texts of several writers brought together, passages that only those in the room may read, and the way from a draft to a
//! record that nobody changes.

pub mod blocks;
pub mod marks;
pub mod merge;
mod part;
pub mod state;
mod steps;
mod write;

pub use crate::store::stand::{Held, approved_in, list, of_sitting, unapproved};
pub use part::{Clashing, Part, clashes, parts};
pub use steps::{circulate, clear, finish, give_back};
pub(crate) use write::put;
pub use write::{Written, settle, write, write_of_meeting};
