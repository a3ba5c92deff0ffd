//! The board's pages in process, on both databases, under the real policies.

mod agree;
mod belief;
mod documents;
mod forms;
mod leaks;
mod protocols;
mod read;
mod succession;
mod support;
mod time;
