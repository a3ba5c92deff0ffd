//! Rows kept: a Parquet file for those that were taken, a CSV for those that were not.

mod column;
mod pages;
mod parts;
mod rejects;
mod staged;

pub use column::Held;
pub use parts::Kept;
pub use rejects::Rejects;
