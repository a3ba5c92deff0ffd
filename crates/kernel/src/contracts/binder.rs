//! *Binder*: whoever looks into files that came from outside, cleans them, and binds papers into one. An engine does it;
//! slices only know that somebody does.

use super::paper::{Block, Text};
use crate::Outcome;
use crate::files::Sort;
use serde::{Deserialize, Serialize};

/// Judges, cleans and binds files.
pub trait Binder: Send + Sync {
    /// What a file is, what it hides, who could not read it, and its words.
    ///
    /// # Errors
    /// [`crate::Fault::Fields`] on `file` when it cannot be taken, with what to do instead.
    fn inspect(&self, bytes: &[u8]) -> Outcome<Inspected>;

    /// The same file without what [`Hides::stripped`] names. The same file gives the same bytes.
    ///
    /// # Errors
    /// As [`Binder::inspect`].
    fn clean(&self, bytes: &[u8]) -> Outcome<Vec<u8>>;

    /// How many pages a PDF or a picture takes in a pack.
    ///
    /// # Errors
    /// As [`Binder::inspect`].
    fn pages(&self, bytes: &[u8]) -> Outcome<u32>;

    /// PDFs and pictures as one PDF, with bookmarks and with its number on each page. The same pack gives the same bytes.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when a part is none of them, or is damaged.
    fn bind(&self, pack: &Pack) -> Outcome<Vec<u8>>;
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    /// What it is, whatever its name says.
    pub sort: Sort,
    /// Its title as it says itself; empty when it says none.
    pub title: String,
    /// `en-GB`; empty when it does not say.
    pub language: String,
    /// Pages, slides or sheets; one for a picture or a text.
    pub pages: u32,
    /// What a reader of the page would not see.
    pub hidden: Vec<Hidden>,
    /// Why somebody could not read it, in plain sentences; none for an accessible file.
    pub barriers: Vec<String>,
    /// Its words, page by page.
    pub leaves: Vec<Leaf>,
}

/// One page, slide or sheet in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// `Slide 3`; empty where the number says enough.
    pub name: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One thing that a file holds beside what it shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hidden {
    /// What kind of thing.
    pub what: Hides,
    /// How many or which: `3 sheets`. Never the hidden words themselves.
    pub detail: String,
}

/// What a file can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hides {
    /// Who wrote it, on which machine, with what.
    Properties,
    /// Properties that somebody's system added.
    CustomProperties,
    /// Programs: JavaScript, actions that start by themselves.
    Programs,
    /// Actions that send what is typed into a form.
    FormActions,
    /// Whole files inside it.
    Files,
    /// What earlier savings of the file still hold.
    Revisions,
    /// Where and with what a picture was taken.
    Camera,
    /// Names of those who commented or changed.
    Names,
    /// Comments.
    Comments,
    /// Changes that are tracked and not yet taken.
    Changes,
    /// Hidden sheets, rows, columns, slides or layers.
    Unseen,
    /// Words marked as hidden.
    HiddenWords,
    /// Notes of the speaker.
    Notes,
    /// Workbooks behind charts, and other things that were put in to be edited.
    Embedded,
    /// Links to files and data elsewhere.
    Links,
}

impl Hides {
    /// Whether [`Binder::clean`] takes it out. What is left is somebody's words: they must decide.
    pub fn stripped(self) -> bool {
        matches!(
            self,
            Self::Properties
                | Self::CustomProperties
                | Self::Programs
                | Self::FormActions
                | Self::Files
                | Self::Revisions
                | Self::Camera
                | Self::Names
        )
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Properties => "Who wrote it and with what",
            Self::CustomProperties => "Properties added by a system",
            Self::Programs => "Programs and actions that start by themselves",
            Self::FormActions => "Form actions that send data",
            Self::Files => "Files inside the file",
            Self::Revisions => "Earlier versions of the file",
            Self::Camera => "Where and with what the picture was taken",
            Self::Names => "Names of those who commented or made changes",
            Self::Comments => "Comments",
            Self::Changes => "Tracked changes",
            Self::Unseen => "Hidden sheets, rows, columns, slides or layers",
            Self::HiddenWords => "Hidden words",
            Self::Notes => "Speaker notes",
            Self::Embedded => "Embedded workbooks or objects",
            Self::Links => "Links to files and data elsewhere",
        }
    }
}

impl Inspected {
    /// Its words, for search: at most so many bytes.
    pub fn text(&self, most: usize) -> String {
        let mut all = String::new();
        for leaf in &self.leaves {
            all.push_str(&leaf.name);
            all.push('\n');
            leaf.blocks.iter().for_each(|block| words(block, &mut all));
            if all.len() >= most {
                break;
            }
        }
        let end = (0..=most.min(all.len())).rev().find(|end| all.is_char_boundary(*end)).unwrap_or(0);
        all.truncate(end);
        all.trim().to_string()
    }
}

fn words(block: &Block, all: &mut String) {
    let mut say = |text: &Text| {
        all.push_str(&text.words());
        all.push('\n');
    };
    match block {
        Block::Heading { text, .. } => say(text),
        Block::Paragraph { text, list, .. } => {
            say(text);
            list.iter().flat_map(|list| &list.items).for_each(say);
        }
        Block::Recommendation { stem, parts } => {
            say(stem);
            parts.iter().for_each(say);
        }
        Block::Table { caption, head, rows } => {
            say(&caption.as_str().into());
            say(&head.join(" ").into());
            rows.iter().flatten().for_each(say);
        }
        Block::Figure { caption, alternative, .. } => {
            say(&caption.as_str().into());
            say(&alternative.as_str().into());
        }
        Block::Plain { text, .. } => say(&text.as_str().into()),
        Block::Drawn { blocks, .. } => blocks.iter().for_each(|block| words(block, all)),
    }
}

/// What is bound into one PDF.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Title of the whole.
    pub title: String,
    /// `en-GB`
    pub language: String,
    /// In reading order.
    pub parts: Vec<Part>,
}

/// One file of a pack.
#[derive(Clone, Debug)]
pub struct Part {
    /// What its bookmark and its tag say.
    pub title: String,
    /// The bookmark under which it hangs: `5. Highlight reports`; parts that follow one another share it.
    pub under: Option<String>,
    /// A PDF, PNG or JPEG.
    pub bytes: Vec<u8>,
    /// What number its first page carries.
    pub first: Number,
}

/// The number of a page, as it is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Number {
    /// `ii`: contents, which may be longer for one reader than for another.
    Front(u32),
    /// `12`
    Page(u32),
    /// `S1.3`: the third page of the first supplement, which came after the agenda was issued.
    Supplement(u32, u32),
}

impl Number {
    /// So many pages on.
    #[must_use]
    pub fn plus(self, pages: u32) -> Self {
        match self {
            Self::Front(n) => Self::Front(n + pages),
            Self::Page(n) => Self::Page(n + pages),
            Self::Supplement(which, n) => Self::Supplement(which, n + pages),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Front(n) => f.write_str(&roman(*n)),
            Self::Page(n) => write!(f, "{n}"),
            Self::Supplement(which, n) => write!(f, "S{which}.{n}"),
        }
    }
}

fn roman(mut n: u32) -> String {
    let steps =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut out = String::new();
    for (worth, letters) in steps {
        while n >= worth {
            out.push_str(letters);
            n -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_printed_as_its_kind_is() {
        for (number, is) in [
            (Number::Front(1), "i"),
            (Number::Front(4), "iv"),
            (Number::Front(9).plus(40), "xlix"),
            (Number::Page(12), "12"),
            (Number::Supplement(1, 1).plus(2), "S1.3"),
        ] {
            assert_eq!(number.to_string(), is);
        }
    }

    #[test]
    fn words_for_search_are_bounded_and_never_cut_a_letter() {
        let blocks = vec![Block::Plain { text: "é".repeat(100), line: 1 }];
        let leaves = vec![Leaf { name: "Slide 1".into(), blocks }];
        let found = Inspected {
            sort: Sort::Text,
            title: String::new(),
            language: String::new(),
            pages: 1,
            hidden: vec![],
            barriers: vec![],
            leaves,
        };
        for most in 0..240 {
            assert!(found.text(most).len() <= most);
        }
        assert_eq!(found.text(1000), format!("Slide 1\n{}", "é".repeat(100)));
    }
}
