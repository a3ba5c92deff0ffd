//! Authors' Markdown: one section at a time, into blocks and back, with blocks that are drawn live.
//!
//! Ordinary Markdown, and four things more:
//!
//! - a line `{{members}}` or `{{actions status=red}}` stands for blocks that a source draws ([`LiveRef`]);
//! - an ordered list is lettered, whether it is typed with numbers or with letters;
//! - a paragraph that begins with `¶` takes no number, one that begins with `#.` takes the next, whatever its section does;
//! - `Table:` before a table is its caption.
//!
//! Raw HTML is text like any other.

mod escape;
mod live;
mod read;
mod write;

use kernel::contracts::paper::Block;

use super::template::{Content, SectionSpec, Template};

pub(super) use escape::{inline as inline_words, paragraph as paragraph_words};
pub use live::{LiveRef, Sources};
pub(super) use read::inline;
pub use read::section as read_section;
pub use write::section as to_markdown;

/// How a section's paragraphs are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// What stands in the section.
    pub content: Content,
    /// Whether paragraphs are numbered unless they say otherwise.
    pub numbered: bool,
    /// The stem of a recommendation that has only its letters.
    pub stem: String,
}

impl Model {
    /// The model of a section of a template; that of prose for a section which the template does not know.
    pub fn of(template: &Template, section: Option<&SectionSpec>) -> Self {
        let (content, numbered) =
            section.map_or((Content::Prose, true), |section| (section.content, section.numbered));
        Model { content, numbered: numbered && !lists_lines(content), stem: template.stem() }
    }
}

/// Whether each line of the section stands for itself.
fn lists_lines(content: Content) -> bool {
    matches!(content, Content::Contacts | Content::BackgroundPapers)
}

/// Something in an author's Markdown that could not be done as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The section's id.
    pub section: String,
    /// The line within the section, from 1.
    pub line: u32,
    /// What is wrong, and the nearest right name when there is one.
    pub message: String,
}

/// A section as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Its blocks, without its own heading.
    pub blocks: Vec<Block>,
    /// What could not be done.
    pub problems: Vec<(u32, String)>,
}

#[cfg(test)]
mod tests;
