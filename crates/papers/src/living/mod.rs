//! The life of a paper: begun, written, cleared by its sponsor, issued. One file a verb.

mod begin;
mod clear;
mod draw;
mod fields;
mod issue;
mod quoted;
mod ready;
mod since;
mod write;

pub use begin::{Begin, begin};
pub(crate) use begin::{begin_as, starter_texts};
pub(crate) use clear::clear_as;
pub use clear::{clear, take_back};
pub use draw::{Drawn, draw, fingerprint, names};
pub(crate) use draw::{template_of, templates};
pub(crate) use fields::{cover_of, is_other};
pub(crate) use issue::{FORMATS, about, issue_as, print};
pub use issue::{Made, files_of, issue, word};
pub use quoted::Quoted;
pub(crate) use ready::is_standard;
pub use ready::{Finding, Weight, findings, own};
pub use since::{Change, since};
pub(crate) use write::front_mark;
pub use write::{Cover, Saved, Statement, cover, section, state_implications};
