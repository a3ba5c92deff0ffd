//! Reports built from blocks: written, cleared, frozen, issued, imported and exported.

pub mod document;
pub mod render;
