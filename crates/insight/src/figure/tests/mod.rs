//! Figures of a made-up county, with the arithmetic in comments.

mod agree;
mod control;
mod refused;
mod support;
mod worked;
