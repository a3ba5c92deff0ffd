//! The statistics of English public health and crime analysis: rates with intervals, standardisation, funnels, control charts, and what changed beyond noise.
//!
//! Every function says its formula, where it is published, and its units. Nothing here reads a file, a clock or a random number: equal
//! input gives equal output to the last bit. What cannot be worked out honestly is refused with a [`Refusal`] that says what to do.

pub mod change;
pub mod changed;
pub mod compare;
pub mod count;
mod error;
mod estimate;
pub mod funnel;
pub mod harm;
pub mod monthly;
pub mod outcomes;
pub mod proportion;
pub mod quantile;
pub mod rare;
pub mod rate;
pub mod rolling;
pub mod seasonal;
pub mod special;
pub mod standardised;
pub mod xmr;

pub use error::Refusal;
pub use estimate::{Estimate, Interval, Level, Polarity};
