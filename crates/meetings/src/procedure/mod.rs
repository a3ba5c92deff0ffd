//! A decision between meetings: a proposal is sent round in writing, each seat answers, and what comes of it follows from the terms.

mod answer;
mod close;
mod put;
mod tally;

pub use crate::store::procedure::id_of;
pub use answer::answer;
pub(crate) use answer::seats_of;
pub(crate) use close::JOB;
pub use close::{withdraw, work_out};
pub use put::{Proposal, put};
pub use tally::{Answer, Came, tally};

use jiff::civil::Date;

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Seats may still answer.
    Open,
    /// It was agreed, and is a decision.
    Agreed,
    /// It was not agreed.
    NotAgreed,
    /// It goes to the next meeting.
    Deferred,
    /// Whoever put it took it back.
    Withdrawn,
}

impl State {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Open, "open", "Open for answers"),
        (Self::Agreed, "agreed", "Agreed"),
        (Self::NotAgreed, "not-agreed", "Not agreed"),
        (Self::Deferred, "deferred", "Goes to the next meeting"),
        (Self::Withdrawn, "withdrawn", "Withdrawn"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(state, ..)| *state == self).map_or("", |(.., said)| said)
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(state, ..)| *state)
    }
}

/// A proposal as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its number in the county.
    pub number: i64,
    /// Whole identifier of the group.
    pub group: String,
    /// What it is about.
    pub title: String,
    /// What is proposed; a resolution has lettered parts.
    pub words: String,
    /// The law or the terms on which it rests.
    pub basis: String,
    /// What else could be decided.
    pub options: String,
    /// Why.
    pub reasons: String,
    /// Short name of the matter; empty when none.
    pub matter: String,
    /// Short name of the organisation that is to carry it out; may be empty.
    pub organisation: String,
    /// The role that is to answer for it; may be empty.
    pub owner: String,
    /// When it is to be carried out.
    pub due: Option<Date>,
    /// When it is to be looked at again.
    pub review: Option<Date>,
    /// When it was sent round.
    pub opened_on: Date,
    /// The last day for answers.
    pub deadline: Date,
    /// The seats that may answer, by whole identifier: frozen when it was sent round.
    pub seats: Vec<String>,
    /// Where it stands.
    pub state: State,
    /// What came of it, in words; empty while it is open.
    pub said: String,
    /// Identifier of the decision that it became.
    pub decision: Option<String>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// Whether only the group's own members may know what came of it.
    pub restricted: bool,
    /// Goes up with every change.
    pub version: i64,
}

impl Kept {
    /// `PROC-0001`
    pub fn reference(&self) -> String {
        crate::outcomes::reference::procedure(self.number)
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("procedures/{}", self.reference())
    }

    /// Short name of the group.
    pub fn group_slug(&self) -> &str {
        self.group.rsplit('/').next().unwrap_or_default()
    }
}

/// The answer of a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Identifier.
    pub id: String,
    /// Whole identifier of the seat.
    pub seat: String,
    /// Who answered for it, by whole identifier.
    pub person: String,
    /// What they answered.
    pub answer: Answer,
    /// Why; wanted for an objection.
    pub reason: String,
    /// Goes up with every change.
    pub version: i64,
}
