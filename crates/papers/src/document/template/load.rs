//! Reading a template, and refusing a wrong one with its file, its line and the nearest right name.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor, value::MapAccessDeserializer};

use super::{Content, CoverKind, Template};
use crate::document::words;

/// Why a file is not a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The file, as it was named to the loader.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and the nearest right name when there is one.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for LoadError {}

impl Template {
    /// Reads and checks one file of `rulebook/papers/`.
    ///
    /// # Errors
    /// The first thing that is wrong: an unknown field, an impossible date, an empty citation, an id used twice,
    /// a choice without options, nil statements that nobody has to confirm.
    pub fn load(file: &str, text: &str) -> Result<Template, LoadError> {
        let refused = |line: usize, message: String| LoadError { file: file.to_owned(), line, message };
        let template: Template = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            refused(line, with_nearest(error.message()))
        })?;
        match fault(&template) {
            None => Ok(template),
            Some((about, nth, message)) => Err(refused(line_of(text, &about, nth), message)),
        }
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line where a quoted value stands for the `nth` time, from 0; the first line when it is not found.
fn line_of(text: &str, value: &str, nth: usize) -> usize {
    let quoted = format!("\"{value}\"");
    text.match_indices(&quoted).nth(nth).map_or(1, |(offset, _)| line_at(text, offset))
}

/// Adds the nearest right name to serde's "unknown field `x`, expected one of `a`, `b`".
fn with_nearest(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let nearest = match (message.starts_with("unknown "), names.next()) {
        (true, Some(wrong)) => words::near(wrong, names),
        _ => None,
    };
    nearest.map_or(message.to_owned(), |name| format!("{message}; the nearest is `{name}`"))
}

type Fault = (String, usize, String);

fn fault(template: &Template) -> Option<Fault> {
    if template.citation.trim().is_empty() {
        return Some((template.citation.clone(), 0, "a template without a citation does not load".into()));
    }
    if template.in_force_to.is_some_and(|last| last < template.in_force_from) {
        return Some((template.id.clone(), 0, "in_force_to is before in_force_from".into()));
    }
    let ids = template.cover.iter().map(|field| &field.id).chain(template.sections.iter().map(|section| &section.id));
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Some((id.clone(), 1, format!("the id `{id}` is used twice")));
        }
    }
    cover_fault(template).or_else(|| section_fault(template))
}

fn cover_fault(template: &Template) -> Option<Fault> {
    template.cover.iter().find_map(|field| {
        let missing = match field.kind {
            CoverKind::Choice if field.options.is_empty() => "a choice needs `options`",
            CoverKind::Questions if field.rows.is_empty() => "questions need `rows`",
            CoverKind::Priorities if field.lists.iter().all(|list| list.rows.is_empty()) => {
                "priorities need `lists` with `from` and `rows`"
            }
            _ => return None,
        };
        Some((field.id.clone(), 0, missing.to_owned()))
    })
}

fn section_fault(template: &Template) -> Option<Fault> {
    if template.sections.is_empty() {
        return Some((template.id.clone(), 0, "a template without sections does not load".into()));
    }
    template.sections.iter().find_map(|section| {
        let wrong = match section.content {
            Content::Implication if !section.nil.is_empty() && !section.must_confirm => {
                "standard statements must be confirmed by the author: set `must_confirm`"
            }
            Content::BackgroundPapers if section.required => "background papers are listed only when there are any: set `required = false`",
            _ => return None,
        };
        Some((section.id.clone(), 0, wrong.to_owned()))
    })
}

/// A date of TOML, or the same in quotes.
pub(super) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    from.deserialize_any(DateVisitor)
}

pub(super) fn some_date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    date(from).map(Some)
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2022-02-15")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
        text.parse().map_err(|_| E::custom(format!("`{text}` is not a date such as 2022-02-15")))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Date, A::Error> {
        let found = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        match (found.date, found.time) {
            (Some(_), None) => self.visit_str(&found.to_string()),
            _ => Err(A::Error::custom(format!("`{found}` is not a date such as 2022-02-15"))),
        }
    }
}
