//! Back link: the way to the page before, at the top of a question.

use maud::{Markup, Render};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A link to the page before.
#[derive(Clone, Debug)]
pub struct BackLink {
    /// Where it leads; `#` unless set.
    pub href: String,
    /// The words; `Back` unless set.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for BackLink {
    fn default() -> Self {
        Self {
            href: "#".into(),
            content: "Back".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl BackLink {
    /// A link to this address.
    pub fn to(href: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            ..Self::default()
        }
    }
}

extras!(BackLink);

impl Render for BackLink {
    fn render(&self) -> Markup {
        Element::new("a")
            .attr("href", &self.href)
            .class("govuk-back-link", &self.classes)
            .attrs(&self.attributes)
            .body(&self.content)
    }
}
