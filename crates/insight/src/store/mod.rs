//! The only place of this part of the slice that knows SQL: datasets as they were loaded, loads, their parts, and what was refused.

mod loads;
mod pack;
mod parts;
mod tables;
mod thing;

pub(crate) use loads::{Begun, LoadRow, Refused};
pub(crate) use pack::{pack, unpack};
pub(crate) use parts::{Part, Taken};
pub use tables::MIGRATION;
pub use thing::DataBook;
pub(crate) use thing::{book, ensure};
pub(crate) mod read {
    //! What is read.
    pub(crate) use super::loads::{books, files, load, loads, open, refused};
    pub(crate) use super::parts::{cubes, current, part, parts, parts_of_load, snapshots, stamp};
}
pub(crate) mod write {
    //! What is written.
    pub(crate) use super::loads::{begin, end, refuse};
    pub(crate) use super::parts::take;
}
