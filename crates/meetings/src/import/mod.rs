//! Reading in: a county brings the meetings that another system has published.
//!
//! Files of a committee system's web service (XML) and of `OParl` (JSON) become one shape ([`Published`]); names of persons
//! stay behind, and what was not understood is said. [`read()`] reads, [`reconcile()`] says what would be done, [`take()`] does it.

mod discreet;
mod markup;
mod moderngov;
mod oparl;
mod read;
mod reconcile;
mod take;
mod tree;
mod words;

#[cfg(test)]
mod tests;

pub use crate::store::import::{Link, links};
pub use read::*;
pub use reconcile::{Line, Report, reconcile};
pub use take::take;
