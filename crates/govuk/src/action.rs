//! Action: a button or a link, where a component takes either.

use maud::{Markup, Render};

use crate::{Attributes, Button, Content, builders::extras, element::Element};

/// A plain link.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// The words.
    pub content: Content,
    /// Where it leads.
    pub href: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// What a panel or a cookie message offers to do.
#[derive(Clone, Debug)]
pub enum Action {
    /// A button, or a link that looks like one.
    Button(Box<Button>),
    /// A link.
    Link(Link),
}

impl Link {
    /// A link of these words.
    pub fn new(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// The link with the class that the component around it gives it.
    pub(crate) fn markup(&self, own_class: &str) -> Markup {
        Element::new("a")
            .class(own_class, &self.classes)
            .attr("href", &self.href)
            .attrs(&self.attributes)
            .body(&self.content)
    }
}

extras!(Link);

impl From<Button> for Action {
    fn from(button: Button) -> Self {
        Self::Button(Box::new(button))
    }
}

impl From<Link> for Action {
    fn from(link: Link) -> Self {
        Self::Link(link)
    }
}

impl Render for Link {
    fn render(&self) -> Markup {
        self.markup("govuk-link")
    }
}
