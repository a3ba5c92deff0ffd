//! Inset text: words set apart from those around them.

use maud::{Markup, Render};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A block of words with a bar on its left.
#[derive(Clone, Debug, Default)]
pub struct InsetText {
    /// The words.
    pub content: Content,
    /// The id.
    pub id: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl InsetText {
    /// A block of these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(InsetText);

impl Render for InsetText {
    fn render(&self) -> Markup {
        Element::new("div")
            .maybe("id", self.id.as_ref())
            .class("govuk-inset-text", &self.classes)
            .attrs(&self.attributes)
            .body(&self.content)
    }
}
