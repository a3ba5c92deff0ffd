//! The cycle: meetings planned, moved and cancelled, series, the forward plan, and what is due around each.

mod agree;
mod notice;
mod plan;
mod support;
