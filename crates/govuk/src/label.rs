//! Label: the words that name a form control.

use maud::{Markup, Render, html};

use crate::{Attributes, Content, builders::extras, element::Element};

/// The label of one control. Controls fill in [`target`](Self::target) themselves.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// The words; an empty label is not rendered.
    pub content: Content,
    /// The id of the control that it names (the `for` attribute).
    pub target: Option<String>,
    /// Whether the label is also the page's `h1`.
    pub page_heading: bool,
    /// Extra classes, such as `govuk-label--l`.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Label {
    /// A label of these words.
    pub fn text(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// A large label that is also the page's heading, for pages that ask one thing.
    pub fn heading(content: impl Into<Content>) -> Self {
        Self {
            page_heading: true,
            classes: "govuk-label--l".into(),
            ..Self::text(content)
        }
    }

    /// The label, pointed at a control.
    pub(crate) fn markup(&self, target: Option<&str>) -> Markup {
        if self.content.is_empty() {
            return Markup::default();
        }
        let label = Element::new("label")
            .class("govuk-label", &self.classes)
            .attrs(&self.attributes)
            .maybe("for", target)
            .body(&self.content);
        html! {
            @if self.page_heading {
                h1.govuk-label-wrapper { (label) }
            } @else {
                (label)
            }
        }
    }
}

extras!(Label);

impl<T: Into<Content>> From<T> for Label {
    fn from(content: T) -> Self {
        Self::text(content)
    }
}

impl Render for Label {
    fn render(&self) -> Markup {
        self.markup(self.target.as_deref())
    }
}
