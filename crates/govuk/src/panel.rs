//! Panel: says that a thing is done, or stops to ask whether it should be.

use maud::{Markup, Render, html};

use crate::{
    Action, Attributes, Button, Content,
    builders::extras,
    element::{Element, join},
};

const INTERRUPTION: &str = "govuk-panel--interruption";

/// A coloured box at the top of a page.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The heading.
    pub title: Content,
    /// The level of the heading, 1 unless set.
    pub heading_level: u8,
    /// What stands under the heading.
    pub content: Content,
    /// What one can do next; only an interruption shows it.
    pub actions: Option<PanelActions>,
    /// Extra classes; `govuk-panel--interruption` turns the confirmation into an interruption.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// What one can do next.
#[derive(Clone, Debug, Default)]
pub struct PanelActions {
    /// Buttons and links, in order.
    pub items: Vec<Action>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            title: Content::default(),
            heading_level: 1,
            content: Content::default(),
            actions: None,
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Panel {
    /// A green panel that says what is done.
    pub fn confirmation(title: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// A blue panel that stops before something is done, with what one can do about it.
    pub fn interruption(
        title: impl Into<Content>,
        content: impl Into<Content>,
        actions: impl IntoIterator<Item = Action>,
    ) -> Self {
        Self {
            actions: Some(PanelActions {
                items: actions.into_iter().collect(),
                ..PanelActions::default()
            }),
            classes: INTERRUPTION.into(),
            ..Self::confirmation(title, content)
        }
    }
}

extras!(Panel, PanelActions);

impl Render for PanelActions {
    fn render(&self) -> Markup {
        Element::new("div")
            .class("govuk-panel__actions", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                @if !self.items.is_empty() {
                    div.govuk-button-group {
                        @for (index, item) in self.items.iter().enumerate() {
                            @if index > 0 { " " }
                            @match item {
                                Action::Link(link) => {
                                    (link.markup("govuk-link govuk-link--inverse"))
                                }
                                Action::Button(button) => {
                                    (Button {
                                        classes: join(&["govuk-button--inverse", &button.classes]),
                                        ..(**button).clone()
                                    })
                                }
                            }
                        }
                    }
                }
            })
    }
}

impl Render for Panel {
    fn render(&self) -> Markup {
        let interrupts = self.classes.contains(INTERRUPTION);
        let kind = if interrupts { "" } else { "govuk-panel--confirmation" };
        Element::new("div")
            .class(&join(&["govuk-panel", kind]), &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                (Element::heading(self.heading_level).class("govuk-panel__title", "").body(&self.title))
                @if !self.content.is_empty() {
                    div.govuk-panel__body { (self.content) }
                }
                @if let Some(actions) = self.actions.as_ref().filter(|_| interrupts) { (actions) }
            })
    }
}
