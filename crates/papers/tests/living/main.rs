//! The living paper in process, on both databases, under the real policies.

mod agree;
mod conflicts;
mod journey;
mod leaks;
mod list;
mod load;
mod shelf;
mod support;
