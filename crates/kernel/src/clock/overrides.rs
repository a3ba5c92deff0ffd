//! Calendar files: what proclamations changed, as dated and cited data.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Calendar, CalendarError, DayMonth, plain_date::PlainDate, words};

/// A calendar file. Every change carries its reason and its source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    year_starts: Option<Spanned<DayMonth>>,
    #[serde(default)]
    removed: Vec<Removed>,
    #[serde(default)]
    moved: Vec<Moved>,
    #[serde(default)]
    added: Vec<Added>,
}

/// A usual bank holiday that was not one, with nothing in its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Removed {
    date: Spanned<PlainDate>,
    reason: Spanned<String>,
    source: Spanned<String>,
}

/// A usual bank holiday that was held on another day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    from: Spanned<PlainDate>,
    to: Spanned<PlainDate>,
    reason: Spanned<String>,
    source: Spanned<String>,
}

/// A bank holiday for one occasion.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Added {
    date: Spanned<PlainDate>,
    name: Spanned<String>,
    reason: Spanned<String>,
    source: Spanned<String>,
}

impl Calendar {
    /// The computed calendar with the changes in a file.
    ///
    /// # Errors
    /// See [`Calendar::changed_by`].
    pub fn from_toml(text: &str) -> Result<Self, CalendarError> {
        Self::computed().changed_by(text)
    }

    /// This calendar with the changes in a further file, such as a local overlay. Days are removed first,
    /// then moved, then added.
    ///
    /// # Errors [`CalendarError`] with the line when the file is not TOML of the right shape, has a field
    /// that is not known, lacks a reason or a source, takes away a holiday that is not there, or puts one on
    /// a day that is not worked anyway.
    pub fn changed_by(mut self, text: &str) -> Result<Self, CalendarError> {
        let file: File = toml::from_str(text).map_err(|error| CalendarError {
            line: error.span().map(|span| line_of(text, &span)),
            message: error.message().to_owned(),
        })?;
        self.apply(&file)
            .map_err(|(span, message)| CalendarError { line: Some(line_of(text, &span)), message })?;
        Ok(self)
    }

    fn apply(&mut self, file: &File) -> Result<(), Fault> {
        if let Some(starts) = &file.year_starts {
            if !starts.get_ref().is_in_every_year() {
                return Err((
                    starts.span(),
                    "a year cannot start on a day that most years do not have".to_owned(),
                ));
            }
            self.year_starts = *starts.get_ref();
        }
        for change in &file.removed {
            said(&[("reason", &change.reason), ("source", &change.source)])?;
            self.take(&change.date)?;
        }
        for change in &file.moved {
            said(&[("reason", &change.reason), ("source", &change.source)])?;
            let name = self.take(&change.from)?;
            self.put(&change.to, name)?;
        }
        for change in &file.added {
            said(&[("name", &change.name), ("reason", &change.reason), ("source", &change.source)])?;
            self.put(&change.date, change.name.get_ref().clone())?;
        }
        Ok(())
    }

    /// Takes a bank holiday away and gives back its name.
    fn take(&mut self, on: &Spanned<PlainDate>) -> Result<String, Fault> {
        let date = on.get_ref().0;
        let holiday = self.holiday_on(date).ok_or_else(|| {
            (
                on.span(),
                format!(
                    "{} is not a bank holiday, so it cannot be moved or removed",
                    words::format_long(date)
                ),
            )
        })?;
        if self.added.remove(&date).is_none() {
            self.removed.insert(date);
        }
        Ok(holiday.name.into_owned())
    }

    fn put(&mut self, on: &Spanned<PlainDate>, name: String) -> Result<(), Fault> {
        let date = on.get_ref().0;
        if !self.is_working_day(date) {
            return Err((on.span(), format!("{} is not a working day already", words::format_long(date))));
        }
        self.added.insert(date, name);
        Ok(())
    }
}

/// Where in the file, and what is wrong.
type Fault = (Range<usize>, String);

fn said(fields: &[(&str, &Spanned<String>)]) -> Result<(), Fault> {
    match fields.iter().find(|(_, text)| text.get_ref().trim().is_empty()) {
        Some((field, text)) => Err((text.span(), format!("say the {field} of this change"))),
        None => Ok(()),
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
}
