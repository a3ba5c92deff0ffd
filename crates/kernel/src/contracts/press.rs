//! *Press*: whoever turns a paper into files: a PDF for print, a Word file to work on. Slices only know that somebody does.

use super::paper::Paper;
use crate::{Fault, Outcome};
use jiff::Timestamp;

/// Draws papers as files for print.
pub trait Press: Send + Sync {
    /// The paper as an accessible PDF. The same paper and the same properties give the same bytes.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be drawn, or would not be accessible.
    fn pdf(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>>;

    /// The paper as a Word file (Office Open XML), with real headings, numbers and tables. The same paper and the same properties
    /// give the same bytes. Whoever only prints says so.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `as` when nobody makes Word files; [`crate::Fault::Broken`] when it cannot be written.
    fn docx(&self, _paper: &Paper, _about: &About) -> Outcome<Vec<u8>> {
        Err(Fault::field("as", "Nobody here makes Word files. Choose another format"))
    }
}

/// What a file says about itself, besides the paper's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who answers for the paper, by role; empty when nobody is named.
    pub author: String,
    /// Words to find it by, and marks to verify it with: the head of the ledger.
    pub keywords: Vec<String>,
    /// When it was issued; a draft has no date.
    pub issued: Option<Timestamp>,
}
