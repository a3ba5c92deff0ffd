//! Fieldset and legend: several controls that answer one question.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// A group of controls under one legend.
#[derive(Clone, Debug, Default)]
pub struct Fieldset {
    /// The question that the group answers.
    pub legend: Option<Legend>,
    /// The controls. Radios, checkboxes and date inputs fill this in themselves.
    pub body: Markup,
    /// The ids of what describes the group, separated by spaces.
    pub described_by: Option<String>,
    /// The ARIA role, when it is not the element's own.
    pub role: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// The question of a fieldset.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    /// The words; an empty legend is not rendered.
    pub content: Content,
    /// Whether the legend is also the page's `h1`.
    pub page_heading: bool,
    /// Extra classes, such as `govuk-fieldset__legend--m`.
    pub classes: String,
}

impl Fieldset {
    /// A fieldset around these controls.
    pub fn new(legend: impl Into<Legend>, body: Markup) -> Self {
        Self {
            legend: Some(legend.into()),
            body,
            ..Self::default()
        }
    }

    /// A fieldset that a control will fill.
    pub(crate) fn asking(legend: impl Into<Legend>) -> Option<Self> {
        Some(Self::new(legend, Markup::default()))
    }

    /// The fieldset around what its control puts inside.
    pub(crate) fn around(
        &self,
        described_by: Option<&str>,
        role: Option<&str>,
        body: &Markup,
    ) -> Markup {
        Element::new("fieldset")
            .class("govuk-fieldset", &self.classes)
            .maybe("role", role)
            .maybe("aria-describedby", described_by)
            .attrs(&self.attributes)
            .body(&html! {
                @if let Some(legend) = &self.legend { (legend) }
                (body)
            })
    }
}

impl Legend {
    /// A legend of these words.
    pub fn text(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A large legend that is also the page's heading, for pages that ask one thing.
    pub fn heading(content: impl Into<Content>) -> Self {
        Self {
            page_heading: true,
            classes: "govuk-fieldset__legend--l".into(),
            ..Self::text(content)
        }
    }

    /// A legend of medium size, for pages that ask several things.
    pub fn medium(content: impl Into<Content>) -> Self {
        Self {
            classes: "govuk-fieldset__legend--m".into(),
            ..Self::text(content)
        }
    }
}

extras!(Fieldset);

impl<T: Into<Content>> From<T> for Legend {
    fn from(content: T) -> Self {
        Self::text(content)
    }
}

impl Render for Legend {
    fn render(&self) -> Markup {
        if self.content.is_empty() {
            return Markup::default();
        }
        Element::new("legend")
            .class("govuk-fieldset__legend", &self.classes)
            .body(&html! {
                @if self.page_heading {
                    h1.govuk-fieldset__heading { (self.content) }
                } @else {
                    (self.content)
                }
            })
    }
}

impl Render for Fieldset {
    fn render(&self) -> Markup {
        self.around(
            self.described_by.as_deref(),
            self.role.as_deref(),
            &self.body,
        )
    }
}
