//! Feedback: asks, at the foot of a page, what people think of it.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A band with a heading and a way to answer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The heading.
    pub title: Content,
    /// The level of the heading, 2 unless set.
    pub heading_level: u8,
    /// What stands under it; words become a paragraph, markup stands as it is.
    pub content: Content,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for Feedback {
    fn default() -> Self {
        Self {
            title: Content::default(),
            heading_level: 2,
            content: Content::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Feedback {
    /// A band of these words.
    pub fn new(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }
}

extras!(Feedback);

impl Render for Feedback {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-feedback govuk-width-container", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                div.govuk-grid-row {
                    div.govuk-grid-column-two-thirds {
                        (Element::heading(self.heading_level)
                            .class("govuk-feedback__title", "")
                            .body(&self.title))
                        @match &self.content {
                            Content::Text(text) if text.is_empty() => {}
                            Content::Text(text) => {
                                div.govuk-feedback__body { p.govuk-body { (text) } }
                            }
                            Content::Html(html) => { div.govuk-feedback__body { (html) } }
                        }
                    }
                }
            })
    }
}
