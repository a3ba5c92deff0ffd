//! Blocks while they are being read: words not yet taken apart, and the line where each began.

use kernel::contracts::paper::{Block, List, ListStyle, Text};

use super::{Format, inline};

/// A block, and where it began.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The line where it began.
    pub line: u32,
    /// What it will be.
    pub draft: Draft,
}

/// A block in the making.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    /// A heading, and the section it opens when the template knows it.
    Heading { level: u8, text: String, section: Option<usize> },
    /// A paragraph with its list.
    Paragraph { numbered: bool, text: String, list: Option<(ListStyle, Vec<String>)>, bold: bool },
    /// A recommendation.
    Recommendation { stem: String, parts: Vec<String> },
    /// A table; the head is the first row.
    Table { caption: String, rows: Vec<Vec<String>> },
    /// A figure without its picture.
    Figure { caption: String, alternative: String },
    /// Not understood.
    Plain { text: String },
}

impl Piece {
    /// The block, and whether stray marks were dropped from its words.
    pub fn finish(self, format: Format) -> (Block, bool) {
        let mut stray = false;
        let mut read = |words: &str| {
            let (text, dropped) = inline::read(words, format);
            stray |= dropped;
            text
        };
        let block = match self.draft {
            Draft::Heading { level, text, .. } => Block::Heading { level, text: read(&text) },
            Draft::Paragraph { numbered, text, list, bold } => {
                let text = if bold { format!("**{text}**") } else { text };
                let text = read(&text);
                let list = list.map(|(style, items)| List {
                    style,
                    items: items.iter().map(|item| read(item)).collect(),
                });
                Block::Paragraph { numbered, text, list }
            }
            Draft::Recommendation { stem, parts } => Block::Recommendation {
                stem: not_strong(read(&stem)),
                parts: parts.iter().map(|part| not_strong(read(part))).collect(),
            },
            Draft::Table { caption, rows } => table(caption, rows, &mut read),
            Draft::Figure { caption, alternative } => {
                Block::Figure { caption, svg: String::new(), alternative }
            }
            Draft::Plain { text } => Block::Plain { text, line: self.line },
        };
        (block, stray)
    }
}

/// Recommendations are bold as a whole: that is how they are drawn, and no part of their words.
fn not_strong(text: Text) -> Text {
    let mut runs = Vec::new();
    for mut run in text.0 {
        run.strong = false;
        inline::push(&mut runs, run);
    }
    Text(runs)
}

fn table(caption: String, rows: Vec<Vec<String>>, read: &mut dyn FnMut(&str) -> Text) -> Block {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = rows.into_iter();
    let mut head: Vec<String> =
        rows.next().unwrap_or_default().iter().map(|cell| read(cell).words()).collect();
    head.resize(width, String::new());
    let rows = rows.map(|row| {
        let mut cells: Vec<Text> = row.iter().map(|cell| read(cell)).collect();
        cells.resize(width, Text::default());
        cells
    });
    Block::Table { caption, head, rows: rows.collect() }
}

/// Adds the words of a wrapped line.
pub(super) fn join(text: &mut String, more: &str) {
    let mid_word = text.ends_with('-')
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && more.starts_with(char::is_lowercase);
    if !text.is_empty() && !mid_word {
        text.push(' ');
    }
    text.push_str(more);
}
