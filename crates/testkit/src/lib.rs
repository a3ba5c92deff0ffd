//! A board in memory, both databases, builders, the page lint and the house rules as tests.

pub mod db;
pub mod judge;
pub mod notes;
