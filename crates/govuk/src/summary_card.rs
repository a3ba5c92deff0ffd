//! Summary card: a box with a title around one of several summary lists on a page.

use maud::{Markup, html};

use crate::{
    Attributes, Content, SummaryAction,
    builders::extras,
    element::{Element, join},
};

/// The card around a [`SummaryList`](crate::SummaryList).
#[derive(Clone, Debug)]
pub struct SummaryCard {
    /// The title.
    pub title: Option<Content>,
    /// The level of the title, 2 unless set.
    pub heading_level: u8,
    /// What can be done about the whole list.
    pub actions: Vec<SummaryAction>,
    /// Extra classes of the title.
    pub title_classes: String,
    /// Extra classes of the actions.
    pub actions_classes: String,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Default for SummaryCard {
    fn default() -> Self {
        Self {
            title: None,
            heading_level: 2,
            actions: Vec::new(),
            title_classes: String::new(),
            actions_classes: String::new(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl SummaryCard {
    /// A card of this title.
    pub fn new(title: impl Into<Content>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::default()
        }
    }

    /// Adds a link at the top of the card.
    #[must_use]
    pub fn action(mut self, action: SummaryAction) -> Self {
        self.actions.push(action);
        self
    }

    /// The card around its list.
    pub(crate) fn around(&self, list: &Markup) -> Markup {
        let title = self.title.as_ref();
        let actions = join(&["govuk-summary-card__actions", &self.actions_classes]);
        Element::new("div")
            .class("govuk-summary-card", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                div.govuk-summary-card__title-wrapper {
                    @if let Some(title) = title {
                        (Element::heading(self.heading_level)
                            .class("govuk-summary-card__title", &self.title_classes)
                            .body(title))
                    }
                    @match self.actions.as_slice() {
                        [] => {}
                        [action] => { div class=(actions) { (action.markup(title)) } }
                        many => {
                            ul class=(actions) {
                                @for action in many {
                                    li.govuk-summary-card__action { (action.markup(title)) }
                                }
                            }
                        }
                    }
                }
                div.govuk-summary-card__content { (list) }
            })
    }
}

extras!(SummaryCard);

impl<T: Into<Content>> From<T> for SummaryCard {
    fn from(title: T) -> Self {
        Self::new(title)
    }
}
