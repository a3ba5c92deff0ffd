//! The agreement as a document that is drafted, consulted upon, signed, agreed, issued and sent: its two parts (SI 2007/1830
//! reg 9(3)), what is done jointly under each priority, and its versions.
//!
//! The law names no approver and asks for no signature: both are local policy, so one that is missing is shown and is no breach.

pub mod compare;
mod consult;
pub(crate) mod document;
mod draft;
pub(crate) mod evidence;
mod issue;
mod send;
mod signing;
pub(crate) mod tasks;
mod write;

pub use consult::{comment, consult};
pub(crate) use draft::draft_as;
pub use draft::{Drafting, draft};
pub use issue::{Made, issue};
pub(crate) use issue::{files_of, issue_as, print};
pub use send::send;
pub(crate) use send::send_as;
pub use signing::{Said, authorities, offer, sign, take_back};
pub(crate) use signing::{offer_as, sign_as};
pub(crate) use write::unfrozen;
pub use write::{write, write_joint};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::contracts::paper::Paper;
use kernel::declare_verbs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

declare_verbs! {
    /// Signs for an organisation, or refuses with a reason.
    Sign,
}

/// How far an agreement, or its next version, has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    #[default]
    Drafting,
    /// A version is out for comment; writing goes on.
    Consulting,
    /// A version is out for signing: nothing is changed until it is taken back or issued.
    Signing,
    /// The latest version is issued.
    Issued,
}

impl Stage {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Drafting, Self::Consulting, Self::Signing, Self::Issued];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Consulting => "consulting",
            Self::Signing => "signing",
            Self::Issued => "issued",
        }
    }

    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Drafting => "Being drafted",
            Self::Consulting => "Out for comment",
            Self::Signing => "Out for signing",
            Self::Issued => "Issued",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.name() == name)
    }
}

/// What an agreement says beside its priorities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The prioritisation from which it was drafted; may be empty.
    pub scoring: String,
    /// How the authorities might more effectively implement the assessments' priorities through co-ordinated or joint working
    /// (SI 2007/1830 reg 9(3)(a)).
    pub part_a: String,
    /// How else they might reduce re-offending, crime and disorder or combat substance misuse through co-ordinated or joint
    /// working (reg 9(3)(b)).
    pub part_b: String,
    /// How the priorities were chosen.
    pub method: String,
    /// How it is seen whether it is carried out.
    pub monitoring: String,
    /// How far it has come.
    pub stage: Stage,
    /// Changes with every change; 0 when nothing is written yet.
    pub version: i64,
}

/// What stands beside a priority in the agreement's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// The priority.
    pub priority: String,
    /// What the authorities do together.
    pub joint: String,
    /// The organisation that leads it, by short name.
    pub lead: String,
    /// What shows that it works.
    pub measure: String,
    /// Changes with every change; 0 when nothing is written yet.
    pub version: i64,
}

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For comment.
    Consultation,
    /// For signing.
    Signing,
    /// Agreed and issued.
    Issued,
}

impl Kind {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Consultation => "consultation",
            Self::Signing => "signing",
            Self::Issued => "issued",
        }
    }

    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Consultation => "For comment",
            Self::Signing => "For signing",
            Self::Issued => "Agreed and issued",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Consultation, Self::Signing, Self::Issued].into_iter().find(|k| k.name() == name)
    }
}

/// A file of an issued version, in the file store by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileKept {
    /// `pdf`, `docx`
    pub format: String,
    /// SHA-256.
    pub hash: String,
    /// How long it is.
    pub bytes: usize,
}

/// A version of the agreement that was kept whole: it never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Identifier.
    pub id: String,
    /// From 1.
    pub number: i64,
    /// Why it was kept.
    pub kind: Kind,
    /// The day: sent round, offered, or agreed.
    pub on: Date,
    /// When it was kept.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// What changed, or how it was agreed.
    pub what: String,
    /// The document as it read.
    pub document: Paper,
    /// What is true of it that a duty may ask for: `agreed`, `content:9-3-a`, `basis:csp-east`.
    pub marks: BTreeSet<String>,
    /// The end of the ledger when it was issued.
    pub head: String,
    /// The hash of the rulebook then.
    pub rulebook: String,
    /// Its files.
    pub files: Vec<FileKept>,
}

/// A version that was sent round for comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Identifier.
    pub id: String,
    /// The version.
    pub edition: String,
    /// The first day.
    pub opened: Date,
    /// The last day.
    pub closes: Date,
    /// Who was asked.
    pub asked: String,
}

/// What somebody said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The consultation.
    pub consultation: String,
    /// When it came.
    pub received: Date,
    /// From whom: a body or a role, never a private person's name.
    pub from: String,
    /// What was said.
    pub words: String,
    /// What was made of it.
    pub answer: String,
}

/// What an authority did: it signed, or refused with a reason. The latest of each counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Identifier: the ledger's event is about it.
    pub id: String,
    /// The version that was before them.
    pub edition: String,
    /// The authority, by short name.
    pub organisation: String,
    /// Who acted for it, as the ledger names them.
    pub by: String,
    /// In which role.
    pub role: String,
    /// The day.
    pub on: Date,
    /// The instant.
    pub at: Timestamp,
    /// Whether it refused.
    pub refused: bool,
    /// The statement, or the reason.
    pub words: String,
}

/// A copy that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Identifier.
    pub id: String,
    /// Which version.
    pub version: i64,
    /// To which body, by short name.
    pub organisation: String,
    /// To whom there, by role.
    pub role: String,
    /// How: by e-mail, by post.
    pub how: String,
    /// The day.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom, as the ledger names them.
    pub by: String,
    /// What else there is to say.
    pub note: String,
}

/// How an issued version says under which version it was signed.
const UNDER: &str = "under:";

impl Edition {
    /// The version under which this one was signed, when it was issued while that one was out for signing.
    pub fn under(&self) -> Option<&str> {
        self.marks.iter().find_map(|mark| mark.strip_prefix(UNDER))
    }
}
