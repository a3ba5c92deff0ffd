//! Minutes: texts of several writers brought together, and passages that only those in the room may read.

pub mod marks;
pub mod merge;
