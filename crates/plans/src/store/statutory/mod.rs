//! Rows of the documents that the law asks of partnerships.

pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod found;
pub(crate) mod section;
pub(crate) mod tables;
pub(crate) mod things;
pub(crate) mod turn;
