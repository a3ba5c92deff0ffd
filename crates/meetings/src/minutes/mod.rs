//! Minutes: texts of several writers brought together, passages that only those in the room may read, and the way from a draft to a
//! record that nobody changes.

pub mod marks;
pub mod merge;
pub mod state;
mod steps;

pub use crate::store::stand::{Held, approved_in, list, of_sitting, unapproved};
pub use steps::{circulate, clear, finish, give_back};
