//! Reading in: a county brings the meetings that another system has published.
//!
//! Files of a committee system's web service (XML) and of `OParl` (JSON) become one shape ([`Published`]); names of persons
//! stay behind, and what was not understood is said. It reads and judges; nothing is written here.

mod discreet;
mod markup;
mod moderngov;
mod oparl;
mod read;
mod tree;
mod words;

#[cfg(test)]
mod tests;

pub use read::*;
