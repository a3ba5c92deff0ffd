//! What was typed, and reading it field by field so that every error is found at once.

use jiff::civil::Date;
use kernel::clock::words;
use kernel::{Fault, FieldError, Outcome};

/// The fields of a form or of a query, in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`. Control characters are no part of a text and no store keeps them all,
    /// so they are dropped, but for ends of line and tabs.
    pub fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).map(|(k, v)| (clean(&k), clean(&v))).collect())
    }

    /// Adds a field that came by another way, cleaned in the same way.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.0.push((clean(name), clean(value)));
    }

    /// A form of these fields: for tests and for showing what is kept.
    pub fn of<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(fields.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    /// Every value of a field: checkboxes.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(k, _)| k == name).map(|(_, v)| v.as_str()).collect()
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v.as_str()))
    }
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// Reads a form, gathering what is wrong.
pub struct Fields<'a> {
    form: &'a Form,
    errors: Vec<FieldError>,
}

impl<'a> Fields<'a> {
    /// Reads this form.
    pub fn of(form: &'a Form) -> Self {
        Self { form, errors: Vec::new() }
    }

    /// Text that must be there. `missing` says what to do: `Enter the name of the group`.
    pub fn text(&mut self, name: &str, missing: &str) -> String {
        let value = self.optional(name);
        if value.is_empty() {
            self.wrong(name, missing);
        }
        value
    }

    /// Text that may be empty; line ends are made `\n` and the ends trimmed.
    pub fn optional(&mut self, name: &str) -> String {
        self.form.get(name).unwrap_or_default().replace("\r\n", "\n").trim().to_string()
    }

    /// One of a closed set of values. `missing` says what to do: `Choose a kind`.
    pub fn choice<T: Clone>(&mut self, name: &str, choices: &[(&str, T)], missing: &str) -> Option<T> {
        let value = self.form.get(name).unwrap_or_default();
        let found = choices.iter().find(|(key, _)| *key == value).map(|(_, choice)| choice.clone());
        if found.is_none() {
            self.wrong(name, missing);
        }
        found
    }

    /// A date that must be there, in three parts (`from-day`, `from-month`, `from-year`) or in one.
    pub fn date(&mut self, name: &str, missing: &str) -> Option<Date> {
        let date = self.maybe_date(name);
        if date.is_none() && !self.errors.iter().any(|e| e.field == name) {
            self.wrong(name, missing);
        }
        date
    }

    /// A date that may be left out.
    pub fn maybe_date(&mut self, name: &str) -> Option<Date> {
        let part = |part: &str| self.form.get(&format!("{name}-{part}")).unwrap_or_default().trim();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        let whole = self.form.get(name).unwrap_or_default().trim();
        let read = if !whole.is_empty() {
            words::parse(whole)
        } else if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        } else {
            words::from_parts(day, month, year)
        };
        match read {
            Ok(date) => Some(date),
            Err(e) => {
                self.wrong(name, &e.to_string());
                None
            }
        }
    }

    /// Yes or no, from radios with the values `yes` and `no`.
    pub fn yes_no(&mut self, name: &str, missing: &str) -> Option<bool> {
        self.choice(name, &[("yes", true), ("no", false)], missing)
    }

    /// Whether a single checkbox is ticked.
    pub fn ticked(&mut self, name: &str) -> bool {
        self.form.get(name).is_some()
    }

    /// Notes that a field is wrong.
    pub fn wrong(&mut self, name: &str, message: &str) {
        self.errors.push(FieldError { field: name.into(), message: message.into() });
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Fault::Fields`] with all that is wrong.
    pub fn done(self) -> Outcome<()> {
        if self.errors.is_empty() { Ok(()) } else { Err(Fault::Fields(self.errors)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_no_part_of_what_was_typed() {
        let form =
            Form::parse(b"q=a%00b&words=one%0D%0Atwo%09three%1B%7F%C2%85&na%00me=x&caf%C3%A9=%E2%80%99");
        let fields: Vec<_> = form.fields().collect();
        assert_eq!(
            fields,
            [("q", "ab"), ("words", "one\r\ntwo\tthree"), ("name", "x"), ("caf\u{e9}", "\u{2019}")]
        );
    }
}
