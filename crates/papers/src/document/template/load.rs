//! Reading the templates of a rulebook, and refusing a wrong one with its file, its line and the nearest right name.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};

use super::{Content, CoverKind, Template};

/// The folder of the rulebook that holds them.
const FOLDER: &str = "papers/";

impl Template {
    /// Every template of a rulebook, in order of their files' names.
    ///
    /// # Errors
    /// The first [`Misprint`]: an unknown field, an impossible date, a template without a citation, an id used twice,
    /// a choice without options, nil statements that nobody has to confirm.
    pub fn all(rulebook: &Rulebook) -> Result<Vec<Template>, Misprint> {
        rulebook.entries(FOLDER)
    }

    /// The template of that id that reports of that day follow.
    ///
    /// # Errors
    /// As [`Template::all`].
    pub fn on(rulebook: &Rulebook, id: &str, day: Date) -> Result<Option<Template>, Misprint> {
        Ok(Self::all(rulebook)?.into_iter().find(|template| template.meta.id == id && template.in_force(day)))
    }
}

impl Entry for Template {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let own = self
            .sections
            .is_empty()
            .then(|| ("[meta]".to_owned(), "a template needs a [[section]]".to_owned()));
        own.into_iter().chain(self.twice()).chain(self.cover_faults()).chain(self.section_faults()).collect()
    }
}

/// Where a field or section of that id begins.
fn at(id: &str) -> String {
    format!("id = \"{id}\"")
}

impl Template {
    fn twice(&self) -> Option<(String, String)> {
        let ids =
            self.cover.iter().map(|field| &field.id).chain(self.sections.iter().map(|section| &section.id));
        let mut seen = BTreeSet::new();
        ids.into_iter()
            .find(|id| !seen.insert(*id))
            .map(|id| (at(id), format!("the id “{id}” is used twice")))
    }

    fn cover_faults(&self) -> impl Iterator<Item = (String, String)> {
        self.cover.iter().filter_map(|field| {
            let missing = match field.kind {
                CoverKind::Choice if field.options.is_empty() => "a choice needs `options`",
                CoverKind::Questions if field.rows.is_empty() => "questions need `rows`",
                CoverKind::Priorities if field.lists.iter().all(|list| list.rows.is_empty()) => {
                    "priorities need `lists` with `from` and `rows`"
                }
                _ => return None,
            };
            Some((at(&field.id), missing.to_owned()))
        })
    }

    fn section_faults(&self) -> impl Iterator<Item = (String, String)> {
        self.sections.iter().filter_map(|section| {
            let wrong = match section.content {
                Content::Implication if !section.nil.is_empty() && !section.must_confirm => {
                    "standard statements must be confirmed by the author: set `must-confirm`"
                }
                Content::BackgroundPapers if section.required => {
                    "background papers are listed only when there are any: set `required = false`"
                }
                _ => return None,
            };
            Some((at(&section.id), wrong.to_owned()))
        })
    }
}
