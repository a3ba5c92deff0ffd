//! What the fixture tests share.

pub mod fixtures;
pub mod markup;
pub mod options;
pub mod readme;
