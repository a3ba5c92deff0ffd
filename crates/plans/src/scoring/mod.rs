//! Prioritisation: candidates for the county's priorities, scored by several people each on their own, and a decision with reasons.
//!
//! Scores advise and people decide. So what was not chosen is kept with the reason, and it is shown where scorers differ and how far
//! the order hangs on the weights. Nobody sees what others gave before they gave their own.

mod commands;
mod decide;
pub mod matrix;
pub(crate) mod matters;
pub mod rank;
mod results;
#[cfg(test)]
mod tests;

pub use commands::{Candidate as NewCandidate, Opening};
pub use commands::{add, change, close, give, open, remove, reopen};
pub(crate) use commands::{add_as, give_as, open_as};
pub(crate) use decide::decide_as;
pub use decide::{Choice, decide};
pub(crate) use results::{Results, results};

use jiff::Timestamp;
use kernel::declare_verbs;
use matrix::Matrix;
use std::collections::BTreeMap;

declare_verbs! {
    /// Gives scores in one's own name.
    Score,
    /// Reads what scorers gave.
    ViewScores,
}

/// What somebody gave: by candidate, by criterion. What is not in it was left blank.
pub type Scores = BTreeMap<String, BTreeMap<String, u8>>;

/// Where a prioritisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Scores are being given.
    Open,
    /// No more scores are taken; those that were given are open to all who take part.
    Closed,
    /// It is decided what is a priority.
    Decided,
}

impl State {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed, Self::Decided];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Decided => "decided",
        }
    }

    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Open => "Scores are being given",
            Self::Closed => "Scored",
            Self::Decided => "Decided",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.name() == name)
    }
}

/// A prioritisation as it is kept: one a county and legal year.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// The legal year, which is its name in addresses: `2021-22`.
    pub year: String,
    /// What it is for, and who was asked.
    pub about: String,
    /// Where it stands.
    pub state: State,
    /// What is scored, with the weights.
    pub matrix: Matrix,
    /// It is shown what would change the order of the first so many.
    pub first: usize,
    /// Why it was decided so; empty until then.
    pub reasons: String,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// By whom, as the ledger names them.
    pub decided_by: String,
    /// Changes with every change.
    pub version: i64,
}

/// One that could become a priority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Identifier.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Its place in the list that scorers see.
    pub place: i64,
    /// Whether it became a priority; nothing until it is decided.
    pub chosen: Option<bool>,
    /// Why it did, or did not.
    pub reason: String,
    /// The findings that raised it; none when it was added by hand.
    pub basis: Vec<Basis>,
}

/// A finding of a partnership's strategic assessment that raised a matter for the county (SI 2007/1830 reg 7(g), reg 9(2)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Short name of the partnership's group.
    pub csp: String,
    /// Its name.
    pub csp_name: String,
    /// Identifier of the assessment.
    pub assessment: String,
    /// Identifier of the finding.
    pub finding: String,
    /// Its theme: what it says stays in the assessment, which not everybody reads whole.
    pub words: String,
    /// Where to read it: a path of this install.
    pub href: String,
}

/// One person's scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Identifier.
    pub id: String,
    /// Whose, as the ledger names them: `loamshire/person/osric-penmarrow`.
    pub person: String,
    /// What they gave.
    pub scores: Scores,
    /// What they say with it.
    pub note: String,
    /// When they gave it first; nothing while it is a draft.
    pub given_at: Option<Timestamp>,
    /// When they changed it after they had given it, and could see the others.
    pub changed_at: Option<Timestamp>,
    /// Changes with every change.
    pub version: i64,
}
