//! Texts that people write: a little Markdown as blocks, and passages that only some may read.

pub mod marks;
mod prose;
mod tables;

pub use prose::blocks;
pub use tables::document;
