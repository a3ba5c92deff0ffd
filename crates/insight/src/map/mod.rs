//! Maps of areas as SVG: one colour in steps, with marks for what is hidden or missing, and the names of districts.

mod geo;
mod ground;
mod paint;
#[cfg(test)]
mod tests;

pub use geo::{Feature, Ring, read};
pub use ground::Ground;
pub use paint::{Classes, Map};
