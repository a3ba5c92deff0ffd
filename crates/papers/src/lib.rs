//! Reports built from blocks: written, cleared, frozen, issued, imported and exported.

pub mod document;
pub mod render;

pub use document::{check, import_file};
