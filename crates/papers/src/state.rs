//! Where a paper stands, and what is kept of it.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::paper::{Block, Paper as Document, SourceRef};
use serde::{Deserialize, Serialize};

/// Where a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being written.
    Draft,
    /// Passed for issue by the sponsor.
    Cleared,
    /// Frozen, and read by its audience.
    Issued,
}

impl State {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Cleared => "cleared",
            Self::Issued => "issued",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Draft, Self::Cleared, Self::Issued].into_iter().find(|s| s.name() == name)
    }
}

/// A paper as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its name in addresses: `2022-02-15-hwb`.
    pub slug: String,
    /// The template it follows, by id.
    pub template: String,
    /// Identifier of the group that owns it: `worcestershire/group/scb`.
    pub owner: String,
    /// Identifier of the person who writes it with the officer.
    pub author: Option<String>,
    /// Whether it is meant for the public, once issued.
    pub public: bool,
    /// Where it stands.
    pub state: State,
    /// Board, day, title and cover; its body is empty.
    pub front: Document,
    /// How many of its own parts are still to be written, answered or confirmed.
    pub wanting: i64,
    /// Goes up with every change.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// When the sponsor passed it.
    pub cleared_at: Option<Timestamp>,
    /// Who passed it, as the ledger names them.
    pub cleared_by: Option<String>,
    /// The fingerprint of what the sponsor passed.
    pub cleared_print: Option<String>,
    /// When it was issued.
    pub issued_at: Option<Timestamp>,
}

impl Held {
    /// The day of the meeting that takes it.
    pub fn meeting(&self) -> Date {
        self.front.meeting.unwrap_or(Date::MIN)
    }

    /// Short name of the group that owns it.
    pub fn owner_slug(&self) -> &str {
        self.owner.rsplit('/').next().unwrap_or_default()
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("papers/{}", self.slug)
    }
}

/// One section as its authors write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Identifier of the row.
    pub id: String,
    /// The section of the template, or a name made from the heading.
    pub name: String,
    /// The heading.
    pub heading: String,
    /// Markdown with live blocks.
    pub markdown: String,
    /// Whether the author confirmed that a standard statement is true.
    pub confirmed: bool,
    /// Goes up with every change.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// By whom, as the ledger names them.
    pub changed_by: String,
}

/// What a source gave for a paper, before names were spelled out: to say later whether it would give the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footing {
    /// What was asked.
    pub source: SourceRef,
    /// What it said.
    pub blocks: Vec<Block>,
}

/// A paper as it was issued, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// Every block, as it was read on that day.
    pub document: Document,
    /// What its live blocks rest on.
    pub footings: Vec<Footing>,
    /// The end of the ledger: `board:12:9f2c...`.
    pub head: String,
    /// The hash of the rulebook.
    pub rulebook: String,
    /// The files that were made of it.
    pub files: Vec<Kept>,
}

/// A file that was made of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// `pdf`, `docx`, `html`, `txt`, `md` or `json`.
    pub format: String,
    /// Its SHA-256, under which the file store keeps it.
    pub hash: String,
    /// How many bytes.
    pub bytes: usize,
}
