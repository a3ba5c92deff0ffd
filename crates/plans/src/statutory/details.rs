//! What a document says of itself: title, authors by role, place, data, use, marking.

use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// The details that stand at the head of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Details {
    /// `East Loamshire Strategic Assessment 2021-22`
    pub title: String,
    /// Who wrote it, by role and never by name: `Community safety analyst, constabulary`.
    pub authors: Vec<String>,
    /// The area that it speaks of: `Ambermoor, Fennimore and Harrowmere`.
    pub geography: String,
    /// The periods of the data: `Recorded crime: October 2020 to September 2021`.
    pub periods: Vec<String>,
    /// For what it may be used, and by whom.
    pub usage: String,
    /// The protective marking: `OFFICIAL`, `OFFICIAL-SENSITIVE`.
    pub marking: String,
}

/// The most characters of one line of the details.
const LINE: usize = 300;

impl Details {
    /// What keeps them from being kept.
    pub(crate) fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if self.title.trim().is_empty() {
            wrong("title", "Enter the title of the document");
        }
        let heads = [&self.title, &self.geography].into_iter().chain(&self.authors).chain(&self.periods);
        if heads.into_iter().any(|line| kernel::text::marks::has_private(line)) {
            wrong(
                "title",
                "Title, authors, area and periods stand in the public version too: no passage of them can be private",
            );
        }
        let lines = |all: &[String]| all.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        for (field, longest) in [
            ("title", self.title.chars().count()),
            ("authors", lines(&self.authors)),
            ("geography", self.geography.chars().count()),
            ("periods", lines(&self.periods)),
            ("usage", self.usage.chars().count() / 5),
            ("marking", self.marking.chars().count()),
        ] {
            if longest > LINE {
                wrong(field, "Shorten this: a line has at most 300 characters");
            }
        }
        out
    }
}
