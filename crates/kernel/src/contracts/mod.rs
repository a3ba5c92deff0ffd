//! The small contracts through which slices meet without knowing one another.

pub mod actions;
pub mod binder;
pub mod carrier;
pub mod counts;
pub mod diary;
pub mod evidence;
pub mod holder;
pub mod paper;
pub mod press;
pub mod published;
pub mod record;
pub mod searched;
pub mod shelf;
pub mod sources;
pub mod task;
pub mod year;
