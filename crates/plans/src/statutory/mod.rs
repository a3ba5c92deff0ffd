//! What the law asks each partnership to write once a year: begun from last year's, written in named sections, read by a checklist,
//! frozen when it is complete, and released to the public by two persons.

mod begin;
pub mod check;
mod complete;
mod details;
pub(crate) mod entries;
mod paper;
mod release;
pub(crate) mod tasks;
mod whole;
mod write;
pub mod year;

pub use begin::{Begun, begin};
pub(crate) use begin::{begin_as, ground, latest};
pub use check::{Line, checklist};
pub(crate) use complete::complete_as;
pub use complete::{complete, reopen};
pub use details::Details;
pub use entries::{Entry, Kept, add as add_entry, change as change_entry, remove as remove_entry};
pub(crate) use paper::in_full;
pub use paper::{Printed, print, told};
pub(crate) use release::release_as;
pub use release::{Released, asked, confirm, release, take_back};
pub use whole::{Whole, edition, now};
pub(crate) use write::put;
pub use write::{Saved, describe, save};

use jiff::Timestamp;
use kernel::Thing;

/// Which of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A strategic assessment (SI 2007/1830 regs 5 to 7).
    Assessment,
    /// A partnership plan (SI 2007/1830 regs 10 to 14).
    Plan,
}

/// A section that a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its short name in addresses, and its letter where the law gives one: `a`, `introduction`.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the law asks for in it, in plain words; empty when it is there by custom.
    pub asks: &'static str,
    /// The provision: `regulation 7(a)`; empty when it is there by custom.
    pub law: &'static str,
}

impl Section {
    /// Whether the law asks for it.
    pub fn is_asked(self) -> bool {
        !self.law.is_empty()
    }
}

impl Sort {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Plan => "plan",
        }
    }

    /// As people call it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Assessment => "strategic assessment",
            Self::Plan => "partnership plan",
        }
    }

    /// The first part of its address below the county.
    pub fn path(self) -> &'static str {
        match self {
            Self::Assessment => "assessments",
            Self::Plan => "partnership-plans",
        }
    }

    /// Its sections, in order.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Self::Assessment => crate::assessment::SECTIONS,
            Self::Plan => crate::partnership::SECTIONS,
        }
    }

    /// One section.
    pub fn section(self, name: &str) -> Option<Section> {
        self.sections().iter().copied().find(|section| section.name == name)
    }
}

/// A thing that is such a document.
pub trait Statutory: Thing {
    /// Which.
    const SORT: Sort;
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written, or opened again.
    Draft,
    /// Frozen as an edition.
    Complete,
}

impl State {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Complete => "complete",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Draft, Self::Complete].into_iter().find(|state| state.name() == name)
    }
}

/// A document as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Which document.
    pub sort: Sort,
    /// Short name of the partnership.
    pub group: String,
    /// The legal year: in which an assessment is made, in which a plan is carried out.
    pub year: String,
    /// What it says of itself.
    pub details: Details,
    /// Where it stands.
    pub state: State,
    /// The last edition that was completed; 0 when none was.
    pub edition: i64,
    /// The edition whose public version anybody may read; 0 when none.
    pub released: i64,
    /// Whether the summary of a plan is published (reg 14).
    pub summary: bool,
    /// Changes with what it says of itself and where it stands.
    pub version: i64,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When anything of it changed last.
    pub changed_at: Timestamp,
}

impl Held {
    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("{}/{}/{}", self.sort.path(), self.group, self.year)
    }

    /// Which version is meant, as the document says it: `Version 2`, `Draft of version 1`.
    pub fn version_said(&self) -> String {
        match self.state {
            State::Complete => format!("Version {}", self.edition),
            State::Draft => format!("Draft of version {}", self.edition + 1),
        }
    }
}

/// What a section says, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Identifier.
    pub id: String,
    /// Short name of the section.
    pub section: String,
    /// The text, with marked passages.
    pub text: String,
    /// What it was begun with: last year's words, or words of the program. Words that nobody has touched are nobody's finding.
    pub begun: String,
    /// Changes with every saving.
    pub version: i64,
    /// Who saved it last, as the ledger names them; empty when nobody has.
    pub author: String,
    /// When.
    pub changed_at: Option<Timestamp>,
}

/// One thing that was done with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// `complete`, `reopen`, `ask-release`, `release`, `take-back`, `summary`.
    pub act: String,
    /// When.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// In whose words: a reason, a note.
    pub note: String,
    /// The edition that is meant.
    pub edition: i64,
}
