//! Loading data: commands and pages in process, on both databases, under the real policies.

mod agree;
mod bad;
mod load;
mod pages;
mod snapshots;
mod support;
