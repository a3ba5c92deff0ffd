//! Hint: help that sits between a question and its control.

use maud::{Markup, Render};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A hint. Controls give it an id and point at it with `aria-describedby`.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    /// The words.
    pub content: Content,
    /// The id; set by the control when the hint belongs to one.
    pub id: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Hint {
    /// A hint of these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// The hint under the id and the class that its control gives it.
    pub(crate) fn markup(&self, id: Option<&str>, own_class: &str) -> Markup {
        Element::new("div")
            .maybe("id", id)
            .class(own_class, &self.classes)
            .attrs(&self.attributes)
            .body(&self.content)
    }
}

extras!(Hint);

impl<T: Into<Content>> From<T> for Hint {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

impl Render for Hint {
    fn render(&self) -> Markup {
        self.markup(self.id.as_deref(), "govuk-hint")
    }
}
