//! Warning text: what can go wrong, such as a duty that the law enforces.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A warning with an exclamation mark.
#[derive(Clone, Debug)]
pub struct WarningText {
    /// The words.
    pub content: Content,
    /// What a screen reader says for the mark; `Warning` unless translated.
    pub icon_fallback_text: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for WarningText {
    fn default() -> Self {
        Self {
            content: Content::default(),
            icon_fallback_text: "Warning".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl WarningText {
    /// A warning of these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(WarningText);

impl Render for WarningText {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-warning-text", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                span.govuk-warning-text__icon aria-hidden="true" { "!" }
                " "
                strong.govuk-warning-text__text {
                    span.govuk-visually-hidden { (self.icon_fallback_text) }
                    " " (self.content)
                }
            })
    }
}
