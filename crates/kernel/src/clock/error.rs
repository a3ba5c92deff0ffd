//! What can go wrong with a clock, in words for the person who reads it.

use std::{error, fmt};

/// Why a clock gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClockError {
    /// The answer would lie outside the years -9999 to 9999.
    TooFar,
    /// The rule is a threshold: it holds or it does not, and has no date.
    NoDate,
    /// The rule follows from an event, so it does not come round by itself.
    NotRecurring,
    /// The rule sets a date, so there is no count to test.
    NotAThreshold,
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooFar => "that date is too far away to work out",
            Self::NoDate => "this rule is a threshold and has no due date",
            Self::NotRecurring => "this rule follows from an event and does not come round by itself",
            Self::NotAThreshold => "this rule sets a date and has no threshold to test",
        })
    }
}

impl error::Error for ClockError {}

/// Why a calendar file was refused: the line, where it is known, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarError {
    /// The line in the file, counted from 1.
    pub line: Option<usize>,
    /// What is wrong, without the line.
    pub message: String,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl error::Error for CalendarError {}
