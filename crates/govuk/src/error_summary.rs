//! Error summary: everything wrong with a page, at its top, each line a link to the answer.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// The list of what is wrong, which takes the focus when the page opens.
#[derive(Clone, Debug)]
pub struct ErrorSummary {
    /// The heading; `There is a problem` unless set.
    pub title: Content,
    /// Words between the heading and the list.
    pub description: Option<Content>,
    /// What is wrong, in the order of the page.
    pub errors: Vec<ErrorLink>,
    /// Whether to leave the focus where it is.
    pub disable_auto_focus: Option<bool>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One line of an error summary.
#[derive(Clone, Debug, Default)]
pub struct ErrorLink {
    /// The words, the same as the message beside the answer.
    pub content: Content,
    /// Where the answer is, such as `#name`.
    pub href: Option<String>,
    /// Extra attributes of the link.
    pub attributes: Attributes,
}

impl ErrorLink {
    /// A line that leads to the control of this id.
    pub fn to(id: &str, content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            href: Some(format!("#{id}")),
            attributes: Attributes::new(),
        }
    }
}

/// The id of the control (without `#`) and the words.
impl<C: Into<Content>> From<(&str, C)> for ErrorLink {
    fn from((id, content): (&str, C)) -> Self {
        Self::to(id, content)
    }
}

impl Default for ErrorSummary {
    fn default() -> Self {
        Self {
            title: "There is a problem".into(),
            description: None,
            errors: Vec::new(),
            disable_auto_focus: None,
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl ErrorSummary {
    /// A summary of these errors, given as [`ErrorLink`] or as pairs of control id and words.
    pub fn new(errors: impl IntoIterator<Item = impl Into<ErrorLink>>) -> Self {
        Self {
            errors: errors.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }
}

extras!(ErrorSummary);

impl Render for ErrorLink {
    fn render(&self) -> Markup {
        match &self.href {
            Some(href) => Element::new("a")
                .attr("href", href)
                .attrs(&self.attributes)
                .body(&self.content),
            None => self.content.render(),
        }
    }
}

impl Render for ErrorSummary {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-error-summary", &self.classes)
            .choice("data-disable-auto-focus", self.disable_auto_focus)
            .attrs(&self.attributes)
            .attr("data-module", "govuk-error-summary")
            .body(&html! {
                // The role is on a child because the script moves the focus to the parent.
                div role="alert" {
                    h2.govuk-error-summary__title { (self.title) }
                    div.govuk-error-summary__body {
                        @if let Some(description) = &self.description { p { (description) } }
                        @if !self.errors.is_empty() {
                            ul.govuk-list.govuk-error-summary__list {
                                @for error in &self.errors { li { (error) } }
                            }
                        }
                    }
                }
            })
    }
}
