//! Reading in: a county brings the meetings that another system has published.
//!
//! Files of a committee system's web service (XML) and of `OParl` (JSON) become one shape ([`Published`]); names of persons
//! stay behind. A dry run says what matches which group, what would be added and what was not understood; the import itself
//! goes through the commands that the pages use, in one unit of work, and a second import of the same adds nothing.

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
