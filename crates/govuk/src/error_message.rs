//! Error message: what is wrong with one answer and how to put it right.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// The message above a control whose answer cannot be used.
#[derive(Clone, Debug)]
pub struct ErrorMessage {
    /// The words.
    pub content: Content,
    /// The id; set by the control when the message belongs to one.
    pub id: Option<String>,
    /// What a screen reader says first; `Error` unless translated, left out when empty.
    pub visually_hidden_text: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for ErrorMessage {
    fn default() -> Self {
        Self {
            content: Content::default(),
            id: None,
            visually_hidden_text: "Error".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl ErrorMessage {
    /// A message of these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// The message under the id that its control gives it.
    pub(crate) fn markup(&self, id: Option<&str>) -> Markup {
        let body = html! {
            @if !self.visually_hidden_text.is_empty() {
                span.govuk-visually-hidden { (self.visually_hidden_text) ":" } " "
            }
            (self.content)
        };
        Element::new("p")
            .maybe("id", id)
            .class("govuk-error-message", &self.classes)
            .attrs(&self.attributes)
            .body(&body)
    }
}

extras!(ErrorMessage);

impl<T: Into<Content>> From<T> for ErrorMessage {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

impl Render for ErrorMessage {
    fn render(&self) -> Markup {
        self.markup(self.id.as_deref())
    }
}
