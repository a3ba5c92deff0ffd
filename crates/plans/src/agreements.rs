//! The Community Safety Agreement of some years, with its priorities and cross-cutting themes.

mod commands;

pub use commands::{add, add_priority, change, change_priority};
pub(crate) use commands::{add_as, add_priority_as};

use kernel::FieldError;

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Agreed by the county strategy group.
    Agreed,
    /// Another has taken its place.
    Ended,
}

impl State {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Agreed, Self::Ended];

    /// As it is stored and stands in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::Ended => "ended",
        }
    }

    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Agreed => "Agreed",
            Self::Ended => "Ended",
        }
    }

    /// As it was stored.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.name() == name)
    }
}

/// What an agreement says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// `Community Safety Agreement 2026 to 2029`
    pub title: String,
    /// The legal year in which it was made (SI 2007/1830 reg 9): `2025-26`.
    pub legal_year: String,
    /// The years to which it applies, which may be later: `2026-29`.
    pub applies_to: String,
    /// Where it stands.
    pub state: State,
    /// Whether anybody may read it.
    pub published: bool,
    /// What it is about, and how its priorities were chosen.
    pub about: String,
}

impl Terms {
    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        for (field, text, message) in [
            ("title", &self.title, "Enter the title of the agreement"),
            ("legal-year", &self.legal_year, "Enter the legal year in which it was made, such as 2025-26"),
            ("applies-to", &self.applies_to, "Enter the years to which it applies, such as 2026-29"),
        ] {
            if text.trim().is_empty() {
                out.push(FieldError { field: field.into(), message: message.into() });
            }
        }
        if self.published && self.state == State::Draft {
            let message = "A draft is not published. Mark it as agreed first, or leave it unpublished";
            out.push(FieldError { field: "published".into(), message: message.into() });
        }
        out
    }
}

/// An agreement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its short name: `2026-29`.
    pub slug: String,
    /// What it says.
    pub terms: Terms,
    /// Changes with every change.
    pub version: i64,
}

/// A priority or a cross-cutting theme, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// `Domestic abuse`
    pub title: String,
    /// Why it was chosen and what the board wants to see.
    pub about: String,
    /// Its place among the others.
    pub place: i64,
    /// Whether it runs through all priorities.
    pub cross_cutting: bool,
}

/// A priority as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// Identifier.
    pub id: String,
    /// Identifier of its agreement.
    pub agreement: String,
    /// Its short name.
    pub slug: String,
    /// What it says.
    pub aim: Aim,
    /// Changes with every change.
    pub version: i64,
}
