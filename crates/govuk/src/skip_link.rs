//! Skip link: lets the keyboard jump over the navigation.

use maud::{Markup, Render};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A link to the main part of the page, seen only when it has the focus.
#[derive(Clone, Debug)]
pub struct SkipLink {
    /// Where it leads; `#content` unless set.
    pub href: String,
    /// The words; `Skip to main content` unless set.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for SkipLink {
    fn default() -> Self {
        Self {
            href: "#content".into(),
            content: "Skip to main content".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl SkipLink {
    /// A link to the element of this id.
    pub fn to(id: &str) -> Self {
        Self {
            href: format!("#{id}"),
            ..Self::default()
        }
    }
}

extras!(SkipLink);

impl Render for SkipLink {
    fn render(&self) -> Markup {
        Element::new("a")
            .attr("href", &self.href)
            .class("govuk-skip-link", &self.classes)
            .attrs(&self.attributes)
            .attr("data-module", "govuk-skip-link")
            .body(&self.content)
    }
}
