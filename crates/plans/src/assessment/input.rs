//! The log of inputs: what the strategy group considered, a row for each source, nil returns as well (SI 2007/1830 reg 6).

use crate::statutory::Entry;
use jiff::civil::Date;
use kernel::FieldError;
use serde::{Deserialize, Serialize};

/// A class of source that the regulation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its short name: `responsible-authorities`.
    pub name: &'static str,
    /// As people call it.
    pub title: &'static str,
    /// What the law asks.
    pub asks: &'static str,
}

/// The classes, in the order of the regulation.
pub const CLASSES: &[Class] = &[
    Class {
        name: "responsible-authorities",
        title: "Responsible authorities",
        asks: "Information from the responsible authorities was considered",
    },
    Class {
        name: "co-operating",
        title: "Co-operating bodies",
        asks: "Information from the co-operating persons and bodies was considered",
    },
    Class {
        name: "participating",
        title: "Participating bodies",
        asks: "Information from the participating persons and bodies was considered",
    },
    Class {
        name: "committee",
        title: "Crime and disorder committee",
        asks: "Information from the crime and disorder committee was considered",
    },
    Class { name: "plan", title: "The current plan", asks: "The current partnership plan was considered" },
    Class {
        name: "community",
        title: "People living and working in the area",
        asks: "Information from people living and working in the area was considered",
    },
];

/// One row of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Input {
    /// The class: one of [`CLASSES`].
    pub class: String,
    /// Who, or what: `Loamshire Constabulary`.
    pub source: String,
    /// When it came, or when the source said that it had nothing.
    #[serde(with = "kernel::clock::plain_date::option")]
    pub received: Option<Date>,
    /// Whether the source had nothing to give.
    pub nil: bool,
    /// What it was, and how it was used.
    pub note: String,
}

impl Input {
    /// Whether the source has answered: with something, or with nothing.
    pub fn is_answered(&self) -> bool {
        self.received.is_some()
    }
}

impl Entry for Input {
    const KIND: &'static str = "input";

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if !CLASSES.iter().any(|class| class.name == self.class) {
            wrong("class", "Choose the class of source");
        }
        if self.source.trim().is_empty() {
            wrong("source", "Enter who or what the source is");
        }
        if self.nil && self.received.is_none() {
            wrong("received", "Enter the day on which the source said that it had nothing");
        }
        if self.received.is_some() && !self.nil && self.note.trim().is_empty() {
            wrong("note", "Say what it was and how it was used");
        }
        if self.source.chars().count() > 300 {
            wrong("source", "Shorten this to 300 characters or fewer");
        }
        if self.note.chars().count() > 2000 {
            wrong("note", "Shorten this to 2,000 characters or fewer");
        }
        out
    }
}
