//! A group's update: asked for by the officer, written once by the group's lead or chair, drawn on by every paper.

mod commands;

pub(crate) use commands::place;
pub use commands::{Asked, Request, Saved, ask, reopen, save};

use crate::Period;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// Where an update stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Asked for, nothing written yet.
    Requested,
    /// Being written, or opened again.
    Draft,
    /// Given to the board: papers draw on it.
    Given,
}

impl State {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Draft => "draft",
            Self::Given => "given",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Requested, Self::Draft, Self::Given].into_iter().find(|s| s.name() == name)
    }
}

/// What a group writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Words {
    /// What the group is for, in a sentence.
    pub purpose: String,
    /// What it has done in the period.
    pub activity: String,
    /// What it will do next.
    pub priorities: String,
    /// Law and policy on the way, and what they will ask of the group.
    pub legislation: String,
    /// What it asks of the board, each a request that the board can answer.
    pub asks: Vec<String>,
}

/// The most characters that one part may have: about a page.
pub const LONGEST: u32 = 3000;

impl Words {
    /// What keeps them from being saved, and, when they are to be given, from being given.
    pub fn faults(&self, giving: bool) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        let asks = self.asks.join("\n");
        let parts = [
            ("purpose", "what the group is for", &self.purpose, true),
            ("activity", "what the group has done in this period", &self.activity, true),
            ("priorities", "what the group will do next", &self.priorities, true),
            ("legislation", "", &self.legislation, false),
            ("asks", "", &asks, false),
        ];
        for (field, what, text, needed) in parts {
            let over = text.chars().count().saturating_sub(LONGEST as usize);
            if over > 0 {
                wrong(field, format!("This is {over} characters too long: shorten it to {LONGEST} or fewer"));
            } else if giving && needed && text.trim().is_empty() {
                wrong(field, format!("Enter {what}. You can save a draft and come back to it"));
            }
        }
        out
    }

    /// The update as one paragraph of a report: purpose, recent activity, priorities, legislation ahead.
    pub fn paragraph(&self) -> String {
        let parts = [&self.purpose, &self.activity, &self.priorities, &self.legislation];
        let sentences: Vec<String> =
            parts.into_iter().map(|part| sentence(part)).filter(|s| !s.is_empty()).collect();
        sentences.join(" ")
    }

    /// Whether nothing has been written.
    pub fn is_blank(&self) -> bool {
        self.paragraph().is_empty() && self.asks.is_empty()
    }
}

/// Words on one line that end as a sentence does.
fn sentence(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.chars().last() {
        None => one_line,
        Some('.' | '!' | '?' | ':' | ';' | '”' | '"') => one_line,
        Some(_) => one_line + ".",
    }
}

/// One update as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Short name of the group.
    pub group: String,
    /// What it covers.
    pub period: Period,
    /// When it is wanted.
    pub due: Date,
    /// Where it stands.
    pub state: State,
    /// What it says so far.
    pub words: Words,
    /// Changes with every saving.
    pub version: i64,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Who saved it last, as the ledger names them.
    pub author: Option<String>,
    /// When it was saved last.
    pub changed_at: Option<Timestamp>,
    /// When it was given.
    pub given_at: Option<Timestamp>,
    /// What the officer says with the request.
    pub note: String,
}

/// How an update stands on a day, for lists and tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Given.
    In,
    /// Past its day and not given.
    Late {
        /// Whole days since it was due.
        days: i32,
    },
    /// Begun, not yet due.
    Begun,
    /// Asked for, not yet due.
    Asked,
}

impl Update {
    /// How it stands on a day.
    pub fn standing(&self, today: Date) -> Standing {
        match self.state {
            State::Given => Standing::In,
            _ if self.due < today => Standing::Late { days: (today - self.due).get_days() },
            State::Draft => Standing::Begun,
            State::Requested => Standing::Asked,
        }
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("updates/{}/{}", self.group, self.period.slug())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_one_line_of_whole_sentences() {
        let words = Words {
            purpose: "The group co-ordinates work on domestic abuse".into(),
            activity: "A strategy was agreed.\nTwo services were let ".into(),
            priorities: "  ".into(),
            legislation: "Is a duty coming?".into(),
            asks: vec!["Not part of the paragraph".into()],
        };
        let expected = "The group co-ordinates work on domestic abuse. A strategy was agreed. Two services were let. \
                        Is a duty coming?";
        assert_eq!(words.paragraph(), expected);
    }

    #[test]
    fn what_keeps_words_from_being_kept() {
        let long = "x".repeat(LONGEST as usize + 2);
        let whole =
            Words { purpose: "a".into(), activity: "b".into(), priorities: "c".into(), ..Words::default() };
        let fields =
            |words: &Words, giving| words.faults(giving).into_iter().map(|e| e.field).collect::<Vec<_>>();
        assert_eq!(fields(&Words::default(), false), Vec::<String>::new());
        assert_eq!(fields(&Words::default(), true), ["purpose", "activity", "priorities"]);
        assert_eq!(fields(&whole, true), Vec::<String>::new());
        assert_eq!(fields(&Words { legislation: long.clone(), ..whole.clone() }, false), ["legislation"]);
        assert_eq!(fields(&Words { asks: vec![long], ..whole }, true), ["asks"]);
    }
}
