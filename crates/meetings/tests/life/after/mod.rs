//! What becomes of a meeting: its minutes, its decisions, what it asked, the matters that it touched, and how all that is found.

mod asks;
mod decisions;
mod matters;
mod minutes;
mod room;
mod search;
pub mod seed;
mod together;
