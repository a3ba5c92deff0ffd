//! The consideration of last year (SI 2007/1830 reg 10): each priority of the assessment and of the agreement, and what came of it.

use crate::statutory::Entry;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// How a priority is answered, with what people read.
pub const ANSWERS: &[(&str, &str)] = &[
    ("taken-up", "Taken up in this plan"),
    ("already-in", "Already in the plan"),
    ("not-for-us", "Not for this partnership"),
];

/// One priority of last year, to be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// `assessment` or `agreement`.
    pub of: String,
    /// Its legal year.
    pub year: String,
    /// What it is called there: `F2`, or the short name of the agreement's priority. Empty when there is no such document.
    pub reference: String,
    /// What it says.
    pub words: String,
    /// Where to read it: a path inside this install. Empty when there is nothing to read.
    pub href: String,
    /// One of [`ANSWERS`]; empty while it is not answered.
    pub answer: String,
    /// Why, in the partnership's words.
    pub reason: String,
}

impl Answer {
    /// The answer as people read it.
    pub fn said(&self) -> &'static str {
        ANSWERS.iter().find(|(name, _)| *name == self.answer).map_or("Not answered", |(_, said)| said)
    }
}

impl Entry for Answer {
    const KIND: &'static str = "answer";

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if !self.answer.is_empty() && !ANSWERS.iter().any(|(name, _)| *name == self.answer) {
            wrong("answer", "Choose what came of it");
        }
        if self.answer == "not-for-us" && self.reason.trim().is_empty() {
            wrong("reason", "Say why it is not for this partnership");
        }
        if self.reason.chars().count() > 2000 {
            wrong("reason", "Shorten this to 2,000 characters or fewer");
        }
        out
    }
}
