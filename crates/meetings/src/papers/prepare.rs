//! What becomes of a file before anybody takes it: looked into, cleaned, and turned into pages where it has none.
//!
//! All of this is done outside of the unit that takes it: a large file must not keep others from writing.

use super::Found;
use kernel::contracts::binder::{Inspected, Leaf};
use kernel::contracts::paper::{Block, Paper, Text};
use kernel::contracts::press::About;
use kernel::files::Sort;
use kernel::{Fault, Kernel, Outcome};

/// The most bytes of words that are kept of a page.
const WORDS: usize = 256 << 10;
/// The most rows of a table that are printed.
const ROWS: usize = 400;
/// The most cells and paragraphs that are printed of one file.
const CELLS: usize = 20_000;
/// How long a file waits in quarantine for whoever sent it to say that it is meant.
const WAITS: i64 = 24;

/// A file in quarantine, and what was found in it.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Its hash in quarantine.
    pub held: String,
    /// What was found.
    pub inspected: Inspected,
}

/// A file that can be taken.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The hash of what came in.
    pub held: String,
    /// The hash of what readers get.
    pub clean: String,
    /// How many bytes they get.
    pub bytes: i64,
    /// What it is.
    pub sort: Sort,
    /// What was found.
    pub found: Found,
    /// How many pages it takes in a pack; none when it cannot be printed.
    pub pages: i64,
    /// Its own title; empty when it says none.
    pub title: String,
    /// Its words, page by page, and as plain text.
    pub leaves: Vec<(Leaf, String)>,
}

/// Looks into a file that came into quarantine. One that is refused is thrown away.
///
/// # Errors
/// [`Fault::Fields`] on `file` when it cannot be taken, with what to do; [`Fault::Absent`] when there is none any more.
pub fn look(kernel: &Kernel, held: &str) -> Outcome<Looked> {
    let hour = jiff::Span::new().hours(WAITS);
    if let Ok(before) = kernel.now().checked_sub(hour) {
        kernel.files().sweep(before)?;
    }
    let bytes = held_bytes(kernel, held)?;
    let inspected = kernel.binder()?.inspect(&bytes).inspect_err(|fault| {
        if matches!(fault, Fault::Fields(_)) {
            kernel.files().discard(held);
        }
    })?;
    Ok(Looked { held: held.into(), inspected })
}

fn held_bytes(kernel: &Kernel, held: &str) -> Outcome<Vec<u8>> {
    kernel.files().held(held).map_err(|fault| match fault {
        Fault::Absent => {
            Fault::field("file", "This file waited too long and was thrown away. Choose it again")
        }
        other => other,
    })
}

/// Cleans a file in quarantine and keeps what readers will get. The file in quarantine stays until it is taken.
///
/// # Errors
/// As [`look`], and [`Fault::Fields`] on `leave` when it still holds what only people can judge, and nobody says that it may stay.
pub fn prepare(kernel: &Kernel, held: &str, leave: bool) -> Outcome<Prepared> {
    let Looked { inspected, .. } = look(kernel, held)?;
    if !leave && inspected.hidden.iter().any(|hidden| !hidden.what.stripped()) {
        let words = "This file still holds what readers of its pages do not see. Take it out and choose the file again, or say that readers may have it";
        return Err(Fault::field("leave", words));
    }
    let clean = kernel.binder()?.clean(&held_bytes(kernel, held)?)?;
    let sort = inspected.sort;
    let (pages, bound) = bound(kernel, &inspected, &clean)?;
    let kept = kernel.files().keep(&clean)?;
    let plain = |leaf: Leaf| {
        let one = Inspected { leaves: vec![leaf.clone()], ..empty(sort) };
        (leaf, one.text(WORDS))
    };
    Ok(Prepared {
        held: held.into(),
        bytes: i64::try_from(clean.len()).unwrap_or(i64::MAX),
        found: Found {
            hidden: inspected.hidden,
            barriers: inspected.barriers,
            language: inspected.language,
            bound: bound.unwrap_or_else(|| if pages > 0 { kept.clone() } else { String::new() }),
            own_pages: inspected.pages,
            ..Found::default()
        },
        clean: kept,
        sort,
        pages,
        title: inspected.title,
        leaves: inspected.leaves.into_iter().map(plain).collect(),
    })
}

fn empty(sort: Sort) -> Inspected {
    Inspected {
        sort,
        title: String::new(),
        language: String::new(),
        pages: 1,
        hidden: vec![],
        barriers: vec![],
        leaves: vec![],
    }
}

/// Its pages in a pack: its own, or for a file that has none those on which its words are printed, with the hash of that print.
fn bound(kernel: &Kernel, inspected: &Inspected, clean: &[u8]) -> Outcome<(i64, Option<String>)> {
    if matches!(inspected.sort, Sort::Pdf | Sort::Png | Sort::Jpeg) {
        return Ok((kernel.binder()?.pages(clean)?.into(), None));
    }
    let Some(press) = kernel.press() else { return Ok((0, None)) };
    // What cannot be printed is still taken: readers get the file, and its words on the page.
    let Ok(print) = press.pdf(&printed(inspected), &About::default()) else { return Ok((0, None)) };
    let pages = kernel.binder()?.pages(&print)?;
    Ok((pages.into(), Some(kernel.files().keep(&print)?)))
}

/// The words of a file as a paper, as far as a print of them helps anybody: a workbook can hold more than anybody would turn over.
fn printed(inspected: &Inspected) -> Paper {
    let what = inspected.sort.words();
    let plain = |words: String| Block::Paragraph { numbered: false, text: words.into(), list: None };
    let mut body = vec![plain(format!(
        "This paper was sent as a {what}. These are its words; the file itself can be had from the page of the paper."
    ))];
    let (mut above, mut left) = (0, CELLS);
    for leaf in &inspected.leaves {
        let name =
            (!leaf.name.is_empty()).then(|| Block::Heading { level: 1, text: leaf.name.as_str().into() });
        for block in name.iter().chain(&leaf.blocks) {
            if left == 0 {
                break;
            }
            let block = printable(block, &mut above);
            left = left.saturating_sub(match &block {
                Block::Table { head, rows, .. } => head.len() * (rows.len() + 1),
                _ => 1,
            });
            body.push(block);
        }
    }
    if left == 0 {
        body.push(plain("What follows is in the file itself.".into()));
    }
    let title = if inspected.title.is_empty() { format!("A {what}") } else { inspected.title.clone() };
    Paper { title, body, ..Paper::default() }
}

/// A block as it is printed. No heading is more than one level below the one before it.
fn printable(block: &Block, above: &mut u8) -> Block {
    match block {
        Block::Heading { level, text } => {
            *above = (*level).clamp(1, above.saturating_add(1).min(3));
            Block::Heading { level: *above, text: text.clone() }
        }
        Block::Table { caption, head, rows } => {
            let caption = if caption.is_empty() { "A table" } else { caption };
            let cut = rows.len().saturating_sub(ROWS);
            let caption = if cut > 0 {
                format!("{caption} (without its last {cut} rows)")
            } else {
                caption.to_string()
            };
            let named = |(at, cell): (usize, &String)| {
                if cell.trim().is_empty() { format!("Column {}", at + 1) } else { cell.clone() }
            };
            Block::Table {
                caption,
                head: head.iter().enumerate().map(named).collect(),
                rows: rows.iter().take(ROWS).cloned().collect::<Vec<Vec<Text>>>(),
            }
        }
        other => other.clone(),
    }
}

/// What was found, in sentences for whoever sends a file: what was taken out.
pub fn taken_out(found: &[kernel::contracts::binder::Hidden]) -> Vec<String> {
    let gone = found.iter().filter(|hidden| hidden.what.stripped());
    gone.map(|hidden| format!("{}: {}", hidden.what.words(), hidden.detail)).collect()
}

/// And what only they can judge.
pub fn left_in(found: &[kernel::contracts::binder::Hidden]) -> Vec<String> {
    let left = found.iter().filter(|hidden| !hidden.what.stripped());
    left.map(|hidden| format!("{}: {}", hidden.what.words(), hidden.detail)).collect()
}
