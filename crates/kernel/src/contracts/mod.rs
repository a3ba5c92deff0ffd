//! The small contracts through which slices meet without knowing one another.

pub mod paper;
pub mod task;
