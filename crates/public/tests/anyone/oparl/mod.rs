//! The machine-readable record, read by a client that was written from the specification of `OParl` 1.1 alone, over the network and
//! as files; and that nothing is in it which may not be.

mod client;
pub mod content;
mod errors;
mod leaks;
mod schema;
mod tombs;
mod tree;
mod walk;
