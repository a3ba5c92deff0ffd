//! The board's pages in process, on both databases, under the real policies.

mod agree;
mod belief;
mod forms;
mod leaks;
mod read;
mod succession;
mod support;
mod time;
