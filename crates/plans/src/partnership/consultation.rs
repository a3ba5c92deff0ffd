//! Whose views were sought, how, and what they said (SI 2007/1830 reg 12).

use crate::statutory::Entry;
use jiff::civil::Date;
use kernel::FieldError;
use kernel::text::marks;
use serde::{Deserialize, Serialize};

/// One consultation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// `Residents’ survey, autumn 2021`
    pub title: String,
    /// The first day.
    #[serde(with = "kernel::clock::plain_date::option")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(with = "kernel::clock::plain_date::option")]
    pub to: Option<Date>,
    /// How views were sought.
    pub how: String,
    /// The groups that were reached, those particularly affected among them.
    pub groups: Vec<String>,
    /// What they said, on levels and patterns and on what to put first.
    pub heard: String,
}

impl Consultation {
    /// Every text of it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        [self.title.as_str(), self.how.as_str(), self.heard.as_str()]
            .into_iter()
            .chain(self.groups.iter().map(String::as_str))
    }

    /// Takes out what is not for the public.
    pub(crate) fn cut(&mut self) {
        for text in [&mut self.title, &mut self.how, &mut self.heard].into_iter().chain(&mut self.groups) {
            *text = marks::public(text);
        }
        self.groups.retain(|group| !group.is_empty());
    }
}

impl Entry for Consultation {
    const KIND: &'static str = "consultation";

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if self.title.trim().is_empty() {
            wrong("title", "Enter what it was, such as Residents’ survey, autumn 2021");
        }
        if self.how.trim().is_empty() {
            wrong("how", "Enter how views were sought");
        }
        if self.groups.is_empty() {
            wrong("groups", "Enter at least one group that was reached, one a line");
        }
        match (self.from, self.to) {
            (None, _) => wrong("from", "Enter the day on which it began"),
            (Some(from), Some(to)) if to < from => {
                wrong("to", "The last day must be the same as or after the first");
            }
            _ => {}
        }
        if [&self.how, &self.heard].iter().any(|text| text.chars().count() > 5000) {
            wrong("heard", "Shorten this to 5,000 characters or fewer");
        }
        out
    }
}
