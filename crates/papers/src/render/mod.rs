//! Papers as people read them: a page ([`html`]) and a word-processor file ([`docx`]).
//!
//! Both draw the same blocks with the same derived numbers. The PDF is drawn by an engine, from the same model.

pub mod docx;

pub use site::paper as html;
use site::paper::words;

/// What a file says about itself, besides the paper's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// BCP 47 tag of the language the paper is written in: `en-GB`.
    pub language: String,
    /// Who answers for the paper, by role; empty when nobody is named.
    pub author: String,
    /// When it was issued; a draft has no date.
    pub issued: Option<jiff::Timestamp>,
}

impl Default for About {
    fn default() -> Self {
        Self { language: "en-GB".to_owned(), author: String::new(), issued: None }
    }
}
