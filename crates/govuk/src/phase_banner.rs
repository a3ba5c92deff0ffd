//! Phase banner: says that a service is new and still being tried.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, Tag, builders::extras, element::Element};

/// A line with a tag, under the header.
#[derive(Clone, Debug, Default)]
pub struct PhaseBanner {
    /// The phase, such as `Beta`.
    pub tag: Tag,
    /// What it means, with the way to say what one thinks.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl PhaseBanner {
    /// A banner for this phase.
    pub fn new(phase: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            tag: Tag::new(phase),
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(PhaseBanner);

impl Render for PhaseBanner {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-phase-banner govuk-width-container", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                p.govuk-phase-banner__content {
                    (self.tag.markup("govuk-tag govuk-phase-banner__content__tag"))
                    " "
                    span.govuk-phase-banner__text { (self.content) }
                }
            })
    }
}
