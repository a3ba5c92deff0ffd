//! Errors are few and closed; each says what to do next.

use serde::Serialize;

/// What a command or a query gives.
pub type Outcome<T> = Result<T, Fault>;

/// Everything that can go wrong, as the person at the page meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What was typed cannot be taken: shown in place, nothing is lost.
    Fields(Vec<FieldError>),
    /// Somebody else changed it first; the words say what to do.
    Conflict(String),
    /// The person may know that the thing exists, and may not do this with it.
    Refused,
    /// There is no such thing, or its existence is not this person's to know.
    Absent,
    /// The machine failed: nothing was saved. The words are for the log and the operator.
    Broken(String),
}

/// One thing wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Name of the field in the form.
    pub field: String,
    /// What is wrong and what would be right, in plain English.
    pub message: String,
}

impl Fault {
    /// A single field error.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Fields(vec![FieldError { field: field.into(), message: message.into() }])
    }

    /// There is no room: the operator can make some, so the person is told.
    pub const DISK_FULL: &'static str = "the disk is full. Nothing was saved; free some space and try again.";

    /// A failure of the machine.
    pub fn broken(why: impl std::fmt::Display) -> Self {
        Self::Broken(why.to_string())
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fields(errors) => {
                let all: Vec<_> = errors.iter().map(|e| format!("{}: {}", e.field, e.message)).collect();
                f.write_str(&all.join("; "))
            }
            Self::Conflict(why) => f.write_str(why),
            Self::Refused => f.write_str("You are not allowed to do this. Ask the partnership officer."),
            Self::Absent => f.write_str("There is nothing at this address."),
            Self::Broken(why) => write!(f, "It could not be done, and nothing was changed: {why}"),
        }
    }
}

impl std::error::Error for Fault {}
