//! *Press*: whoever turns a paper into a PDF. An engine does it; slices only know that somebody does.

use super::paper::Paper;
use crate::Outcome;
use jiff::Timestamp;

/// Draws papers as files for print.
pub trait Press: Send + Sync {
    /// The paper as an accessible PDF. The same paper and the same properties give the same bytes.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be drawn, or would not be accessible.
    fn pdf(&self, paper: &Paper, about: &About) -> Outcome<Vec<u8>>;
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
