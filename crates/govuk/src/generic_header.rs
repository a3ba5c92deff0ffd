//! Generic header: the top of the page, with a mark of one's own.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A header that carries no government mark.
#[derive(Clone, Debug)]
pub struct GenericHeader {
    /// The mark or the name.
    pub logo: Content,
    /// Where the mark leads; `/` unless set.
    pub url: String,
    /// The classes of the box inside; `govuk-width-container` unless set.
    pub container_classes: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for GenericHeader {
    fn default() -> Self {
        Self {
            logo: Content::default(),
            url: "/".into(),
            container_classes: "govuk-width-container".into(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl GenericHeader {
    /// A header with this mark.
    pub fn new(logo: impl Into<Content>) -> Self {
        Self {
            logo: logo.into(),
            ..Self::default()
        }
    }
}

extras!(GenericHeader);

impl Render for GenericHeader {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-generic-header", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                div class={ "govuk-generic-header__container " (self.container_classes) } {
                    div.govuk-generic-header__logo {
                        a.govuk-generic-header__homepage-link href=(self.url) { (self.logo) }
                    }
                }
            })
    }
}
