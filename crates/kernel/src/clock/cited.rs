//! A rule together with where it comes from and how sure we are of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Anchor, Calendar, ClockError, Due, Rule};

/// How well a statement of the law has been checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The text of the law or guidance was read.
    Text,
    /// It was read in an official page that describes the law.
    Secondary,
    /// No source was found. Show it as such; a user can change it.
    #[default]
    Unverified,
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text read",
            Self::Secondary => "secondary source",
            Self::Unverified => "unverified",
        })
    }
}

/// A rule with its citation. A rule without one does not load.
///
/// ```toml
/// rule.before = { clear-days = 28, basis = "calendar", event = "the private meeting" }
/// source = "SI 2012/2089 reg 5"
/// confidence = "unverified"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct CitedRule {
    /// The rule.
    pub rule: Rule,
    /// The Act, instrument or guidance, with the section.
    pub source: String,
    /// How well the rule, its number and its basis have been checked.
    pub confidence: Confidence,
}

impl CitedRule {
    /// As [`Rule::due`], with the source at the end of the sentence, and whether it still needs to be
    /// checked.
    ///
    /// # Errors
    /// As [`Rule::due`].
    pub fn due(&self, anchor: &Anchor, calendar: &Calendar) -> Result<Due, ClockError> {
        let Due { date, because } = self.rule.due(anchor, calendar)?;
        let sentence = because.trim_end_matches('.');
        let check = if self.confidence == Confidence::Unverified { ", unverified" } else { "" };
        Ok(Due { date, because: format!("{sentence} ({}{check}).", self.source) })
    }
}

/// The shape in a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    rule: Rule,
    source: String,
    confidence: Confidence,
}

impl TryFrom<Text> for CitedRule {
    type Error = String;

    fn try_from(Text { rule, source, confidence }: Text) -> Result<Self, String> {
        match source.trim() {
            "" => Err("a rule needs a source: give the Act or instrument and the section".to_owned()),
            _ => Ok(Self { rule, source, confidence }),
        }
    }
}

impl From<CitedRule> for Text {
    fn from(CitedRule { rule, source, confidence }: CitedRule) -> Self {
        Self { rule, source, confidence }
    }
}
