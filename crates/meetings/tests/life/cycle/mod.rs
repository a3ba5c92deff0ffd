//! The cycle: meetings planned, moved and cancelled, series, the forward plan, and what is due around each.

mod agree;
mod calendar;
mod due;
mod forward;
mod leaks;
mod notice;
mod plan;
mod series;
pub mod support;
