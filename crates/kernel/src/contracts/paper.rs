//! *Paper*: a list of typed blocks, whoever offers them and however they are shown.
//!
//! Slices offer blocks as sources; the papers slice arranges, freezes and exports them; engines draw them.
//! Numbers of paragraphs and letters of lists are never stored: [`numbered`] derives them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A whole report: its cover, then its body in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Name of the body that receives it, as on the cover: `Health and Well-being Board`.
    pub board: String,
    /// The day of the meeting that takes it.
    pub meeting: Option<Date>,
    /// Title of the report, in ordinary case; covers that shout do so when they are drawn.
    pub title: String,
    /// What the cover says, in its order.
    pub cover: Vec<CoverField>,
    /// The report itself.
    pub body: Vec<Block>,
}

/// One labelled part of the cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CoverField {
    /// A label with one value below it: sponsor, author, kind of item.
    Line {
        /// `Board Sponsor`
        label: String,
        /// `Director of Public Health`; empty when not given yet.
        value: String,
    },
    /// A table of priorities, each answered yes, no or left blank.
    Priorities {
        /// `Priorities`
        label: String,
        /// In the order of the receiving board's strategy.
        rows: Vec<Answered>,
    },
    /// Questions that want an answer and a sentence: impact on safeguarding.
    Questions {
        /// `Safeguarding`
        label: String,
        /// Each with its explanation in `note`.
        rows: Vec<Answered>,
    },
}

impl CoverField {
    /// The label, whichever kind of field it is.
    pub fn label(&self) -> &str {
        match self {
            Self::Line { label, .. } | Self::Priorities { label, .. } | Self::Questions { label, .. } => {
                label
            }
        }
    }
}

/// A line that is answered `Yes`, `No` or not at all, with a note where one is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// `Mental health & well-being`
    pub label: String,
    /// Blank is a third answer, kept as such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<YesNo>,
    /// Free text: the explanation, or what "Other" is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum YesNo {
    /// `Yes`
    Yes,
    /// `No`
    No,
}

impl YesNo {
    /// The word itself.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
        }
    }
}

/// One piece of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A heading: level 1 for a section of the template, 2 for a sub-heading such as a group's name.
    Heading {
        /// 1 or 2 (3 at most).
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph, with or without its own number, and with the list that hangs on it.
    Paragraph {
        /// Whether it takes the next number of the report's one run.
        numbered: bool,
        /// Its words.
        text: Text,
        /// A list that belongs to it and is not numbered in the run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<List>,
    },
    /// What the receiving board is asked to do: a numbered stem and lettered parts, all in bold.
    Recommendation {
        /// `The Health and Well-being Board (HWB) is asked to:`
        stem: Text,
        /// Lettered a), b) ...; each without its letter.
        parts: Vec<Text>,
    },
    /// A table with a caption and a head row.
    Table {
        /// What the table shows, in words.
        caption: String,
        /// Column heads.
        head: Vec<String>,
        /// Rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
    /// A picture drawn as SVG, never without its alternative and its table of the same facts.
    Figure {
        /// The finding, as a title.
        caption: String,
        /// The picture: a complete `<svg>` element.
        svg: String,
        /// What a person who cannot see it is told.
        alternative: String,
    },
    /// Text that a reader of files kept because it did not understand it.
    Plain {
        /// As it stood.
        text: String,
        /// The line of the imported file, from 1.
        line: u32,
    },
    /// Blocks drawn live from a source: they follow it while the paper is a draft.
    Drawn {
        /// Where they come from.
        source: SourceRef,
        /// What the source said when they were drawn.
        blocks: Vec<Block>,
    },
}

/// Where drawn blocks come from, so that an issued paper can say what has changed since.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRef {
    /// The source's name: `group-update`, `members`, `actions`.
    pub name: String,
    /// What was asked of it: a group's slug, a filter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// The last ledger event about the things drawn, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

/// A list inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Bullets, or letters that are derived.
    pub style: ListStyle,
    /// The items, with their own punctuation.
    pub items: Vec<Text>,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListStyle {
    /// A bullet each.
    Bullets,
    /// a), b), c) ...
    Letters,
}

/// Words with a little emphasis: a run of [`Run`]s. A plain string in JSON when there is no emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub struct Text(pub Vec<Run>);

/// A stretch of words in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Strong importance.
    #[serde(default, skip_serializing_if = "is_false")]
    pub strong: bool,
    /// Stress emphasis.
    #[serde(default, skip_serializing_if = "is_false")]
    pub emphasis: bool,
    /// An address, when the words are a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_false(b: &bool) -> bool {
    !b
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Words {
    Plain(String),
    Runs(Vec<Run>),
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        match words {
            Words::Plain(text) => Self::plain(text),
            Words::Runs(runs) => Self(runs),
        }
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        match &text.0[..] {
            [] => Self::Plain(String::new()),
            [Run { strong: false, emphasis: false, link: None, text }] => Self::Plain(text.clone()),
            _ => Self::Runs(text.0),
        }
    }
}

impl Text {
    /// Words without emphasis. The empty string gives the empty text.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self(vec![Run { text, ..Run::default() }]) }
    }

    /// The words alone.
    pub fn words(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl Paper {
    /// The body with every drawn group opened: what a reader sees, in order.
    pub fn flat(&self) -> Vec<&Block> {
        let mut out = Vec::with_capacity(self.body.len());
        flatten(&self.body, &mut out);
        out
    }

    /// The same paper with its drawn groups replaced by their blocks, as an import would give it.
    pub fn detached(&self) -> Paper {
        Paper { body: self.flat().into_iter().cloned().collect(), ..self.clone() }
    }

    /// Every source drawn on, in order of first use.
    pub fn sources(&self) -> Vec<&SourceRef> {
        fn walk<'a>(blocks: &'a [Block], out: &mut Vec<&'a SourceRef>) {
            for block in blocks {
                if let Block::Drawn { source, blocks } = block {
                    out.push(source);
                    walk(blocks, out);
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.body, &mut out);
        out
    }
}

fn flatten<'a>(blocks: &'a [Block], out: &mut Vec<&'a Block>) {
    for block in blocks {
        match block {
            Block::Drawn { blocks, .. } => flatten(blocks, out),
            other => out.push(other),
        }
    }
}

/// Each block of the flat body with the number it carries: one continuous run across headings, taken by
/// numbered paragraphs and recommendations (the house style of reports to council committees).
pub fn numbered(paper: &Paper) -> Vec<(Option<u32>, &Block)> {
    let mut next = 0;
    paper
        .flat()
        .into_iter()
        .map(|block| match block {
            Block::Paragraph { numbered: true, .. } | Block::Recommendation { .. } => {
                next += 1;
                (Some(next), block)
            }
            other => (None, other),
        })
        .collect()
}

/// The letter of the `index`th part, from 0: a to z, then aa, ab ...
pub fn letter(index: usize) -> String {
    let mut n = index + 1;
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(b'a' + u8::try_from(n % 26).unwrap_or(0));
        n /= 26;
    }
    out.reverse();
    String::from_utf8(out).unwrap_or_default()
}
