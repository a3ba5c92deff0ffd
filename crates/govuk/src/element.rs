//! An element written piece by piece, because maud cannot splice attributes whose names are data.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, Render};

use crate::{Attributes, Translations};

/// A start tag under construction.
pub(crate) struct Element {
    name: Cow<'static, str>,
    html: String,
}

impl Element {
    /// Opens `<name`.
    pub(crate) fn new(name: impl Into<Cow<'static, str>>) -> Self {
        let name = name.into();
        let html = format!("<{name}");
        Self { name, html }
    }

    /// Opens a heading; a level outside 1 to 6 takes the nearest that exists.
    pub(crate) fn heading(level: u8) -> Self {
        Self::new(format!("h{}", level.clamp(1, 6)))
    }

    /// Writes the class attribute: the component's own class, then the author's.
    pub(crate) fn class(self, own: &str, extra: &str) -> Self {
        self.attr("class", &join(&[own, extra]))
    }

    /// Writes `name="value"`.
    pub(crate) fn attr(mut self, name: &str, value: &(impl Render + ?Sized)) -> Self {
        self.html.push(' ');
        name.render_to(&mut self.html);
        self.html.push_str("=\"");
        value.render_to(&mut self.html);
        self.html.push('"');
        self
    }

    /// Writes `name="value"` when there is a value.
    pub(crate) fn maybe(self, name: &str, value: Option<&(impl Render + ?Sized)>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Writes `name="value"` when the value is not empty.
    pub(crate) fn filled(self, name: &str, value: &str) -> Self {
        self.maybe(name, (!value.is_empty()).then_some(value))
    }

    /// Writes `name="true"` or `name="false"` when the author chose one.
    pub(crate) fn choice(self, name: &str, value: Option<bool>) -> Self {
        self.maybe(name, value.map(|on| if on { "true" } else { "false" }))
    }

    /// Writes the bare `name` when it is on.
    pub(crate) fn flag(mut self, name: &str, on: bool) -> Self {
        if on {
            self.html.push(' ');
            name.render_to(&mut self.html);
        }
        self
    }

    /// Writes the author's extra attributes.
    pub(crate) fn attrs(mut self, attributes: &Attributes) -> Self {
        for (name, value) in attributes {
            self = match value {
                Some(value) => self.attr(name, value),
                None => self.flag(name, true),
            };
        }
        self
    }

    /// Writes `data-i18n.KEY` for each message that the component's script shows.
    pub(crate) fn translations(mut self, translations: &Translations) -> Self {
        for (key, message) in translations {
            self = self.attr(&format!("data-i18n.{key}"), message);
        }
        self
    }

    /// Ends the tag of an element that has no body.
    pub(crate) fn void(mut self) -> Markup {
        self.html.push('>');
        PreEscaped(self.html)
    }

    /// Ends the start tag, writes the body and closes the element.
    pub(crate) fn body(mut self, body: &(impl Render + ?Sized)) -> Markup {
        self.html.push('>');
        body.render_to(&mut self.html);
        self.html.push_str("</");
        self.html.push_str(&self.name);
        self.html.push('>');
        PreEscaped(self.html)
    }
}

/// Joins class names or ids with single spaces, leaving out the empty ones.
pub(crate) fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}
