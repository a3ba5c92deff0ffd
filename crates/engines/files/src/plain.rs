//! Plain text: what it says is all that it holds.

use crate::damage::damaged;
use kernel::Outcome;
use kernel::contracts::binder::{Inspected, Leaf};
use kernel::contracts::paper::Block;
use kernel::files::Sort;

/// A text of one page, or of as many as form feeds part.
pub(crate) fn inspect(bytes: &[u8]) -> Outcome<Inspected> {
    let text = std::str::from_utf8(bytes).map_err(damaged)?.trim_start_matches('\u{feff}');
    let leaves: Vec<Leaf> = text.split('\u{c}').map(leaf).collect();
    Ok(Inspected {
        sort: Sort::Text,
        title: String::new(),
        language: String::new(),
        pages: u32::try_from(leaves.len()).unwrap_or(u32::MAX),
        hidden: Vec::new(),
        barriers: Vec::new(),
        leaves,
    })
}

fn leaf(page: &str) -> Leaf {
    let text = page.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let block = |part: &str| Block::Paragraph { numbered: false, text: part.into(), list: None };
    Leaf { name: String::new(), blocks: parts.map(block).collect() }
}
