//! The table that stands with each chart and holds all its numbers.

/// A table of one chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it holds, in words.
    pub caption: String,
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Rows as long as the head; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number, which stands to the right.
    Number(String),
}

impl Cell {
    /// What it says.
    pub fn said(&self) -> &str {
        match self {
            Self::Words(text) | Self::Number(text) => text,
        }
    }
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(caption: impl Into<String>, head: &[&str]) -> Self {
        Self {
            caption: caption.into(),
            head: head.iter().map(|h| (*h).to_string()).collect(),
            rows: Vec::new(),
        }
    }
}

/// Words.
pub(crate) fn words(text: impl Into<String>) -> Cell {
    Cell::Words(text.into())
}

/// A number.
pub(crate) fn figure(text: impl Into<String>) -> Cell {
    Cell::Number(text.into())
}
