//! Minutes: texts of several writers brought together, passages that only those in the room may read, and the way from a draft to a
//! record that nobody changes.

mod approve;
pub mod document;
mod draw;
pub mod merge;
mod part;
mod reader;
mod release;
pub mod state;
mod steps;
pub(crate) mod tasks;
mod write;

pub use crate::store::stand::{Held, approved_in, list, of_sitting, unapproved};
pub use approve::{amend, approve, edit, sign};
pub use document::Document;
pub use draw::whole;
pub use part::{Clashing, Part, clashes, parts};
pub use reader::Reader;
pub use release::{Public, Released, asked, confirm, public_parts, release, take_back, takedown, withdrawn};
pub use steps::{circulate, clear, finish, give_back};
pub(crate) use write::put;
pub use write::{Written, settle, write, write_of_meeting};
