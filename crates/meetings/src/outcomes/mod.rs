//! What becomes of an item: how a meeting comes to its decision.

pub mod vote;
