//! The agenda: begun, changed, withheld, issued in versions, and what each reader sees of it.

mod begin;
mod carried;
mod edit;
pub mod ground;
mod issue;
mod late;
mod papers;
mod readers;
mod rulebook;
