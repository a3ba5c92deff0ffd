//! Rules that hold by a count, not by a date.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Rule, text};
use crate::clock::ClockError;

/// It is due for as long as a count passes a threshold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "text::WhenText", into = "text::WhenText")]
pub struct When {
    /// What the count is set against.
    pub threshold: Threshold,
    /// What is counted, in words that follow a number, such as `qualifying complaints`.
    pub of: String,
}

/// What a count is set against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Threshold {
    /// This many or more.
    AtLeast(u32),
    /// More than this many.
    MoreThan(u32),
    /// This many or fewer.
    AtMost(u32),
    /// Fewer than this many.
    FewerThan(u32),
}

/// Whether a threshold is met, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is met.
    pub met: bool,
    /// One sentence for a person.
    pub because: String,
}

impl Threshold {
    /// Whether a count meets the threshold.
    pub fn met(self, count: u32) -> bool {
        match self {
            Self::AtLeast(number) => count >= number,
            Self::MoreThan(number) => count > number,
            Self::AtMost(number) => count <= number,
            Self::FewerThan(number) => count < number,
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(number) => write!(f, "at least {number}"),
            Self::MoreThan(number) => write!(f, "more than {number}"),
            Self::AtMost(number) => write!(f, "at most {number}"),
            Self::FewerThan(number) => write!(f, "fewer than {number}"),
        }
    }
}

impl Rule {
    /// Tests a count against a [`Rule::When`].
    ///
    /// # Errors
    /// [`ClockError::NotAThreshold`] for the other kinds.
    pub fn test(&self, count: u32) -> Result<Verdict, ClockError> {
        let Self::When(When { threshold, of }) = self else {
            return Err(ClockError::NotAThreshold);
        };
        let met = threshold.met(count);
        let is = if met { "is" } else { "is not" };
        let because = format!("The threshold of {threshold} {of} {is} met, because the count is {count}.");
        Ok(Verdict { met, because })
    }
}
