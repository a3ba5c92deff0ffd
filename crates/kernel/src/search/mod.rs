//! Full-text search: words as people write them, the index of them, and the excerpt that shows where they stand.

pub mod excerpt;
pub(crate) mod index;
pub mod question;
pub mod words;

pub use index::{rebuild, size};
