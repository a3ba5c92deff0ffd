//! Full-text search: words as people write them, and the excerpt that shows where they stand.

pub mod excerpt;
pub mod words;
