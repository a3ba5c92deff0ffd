//! Details: help that only some people need, folded away.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A line that unfolds to more.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// The line that is always seen.
    pub summary: Content,
    /// What it unfolds to.
    pub content: Content,
    /// Whether it starts unfolded.
    pub open: bool,
    /// The id.
    pub id: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Details {
    /// A folded line.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            summary: summary.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(Details);

impl Render for Details {
    fn render(&self) -> Markup {
        Element::new("details")
            .maybe("id", self.id.as_ref())
            .class("govuk-details", &self.classes)
            .attrs(&self.attributes)
            .flag("open", self.open)
            .body(&html! {
                summary.govuk-details__summary {
                    span.govuk-details__summary-text { (self.summary) }
                }
                div.govuk-details__text { (self.content) }
            })
    }
}
