//! Summary list: what is known about a thing, fact by fact, each with its way to change it.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content, SummaryCard,
    builders::extras,
    element::{Element, join},
};

/// A list of facts.
#[derive(Clone, Debug, Default)]
pub struct SummaryList {
    /// The facts, in order.
    pub rows: Vec<SummaryRow>,
    /// The card around the list, if it has one.
    pub card: Option<SummaryCard>,
    /// Extra classes, such as `govuk-summary-list--no-border`.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One fact.
#[derive(Clone, Debug, Default)]
pub struct SummaryRow {
    /// What it is called.
    pub key: Content,
    /// What it is.
    pub value: Content,
    /// What can be done about it.
    pub actions: Vec<SummaryAction>,
    /// Extra classes of the row.
    pub classes: String,
    /// Extra classes of the key.
    pub key_classes: String,
    /// Extra classes of the value.
    pub value_classes: String,
    /// Extra classes of the actions.
    pub actions_classes: String,
}

/// A link beside a fact or on a card.
#[derive(Clone, Debug, Default)]
pub struct SummaryAction {
    /// The word that is seen, such as `Change`.
    pub content: Content,
    /// Where it leads.
    pub href: String,
    /// The rest of the words for a screen reader, such as `name`.
    pub visually_hidden_text: Option<String>,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl SummaryList {
    /// A list of these facts, given as [`SummaryRow`] or as pairs of key and value.
    pub fn rows(rows: impl IntoIterator<Item = impl Into<SummaryRow>>) -> Self {
        Self {
            rows: rows.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Puts the list on a card with this title.
    #[must_use]
    pub fn card(mut self, card: impl Into<SummaryCard>) -> Self {
        self.card = Some(card.into());
        self
    }

    /// Leaves out the lines between facts.
    #[must_use]
    pub fn no_border(self) -> Self {
        self.classes("govuk-summary-list--no-border")
    }
}

impl SummaryRow {
    /// A fact.
    pub fn new(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            ..Self::default()
        }
    }

    /// Adds a link beside the fact.
    #[must_use]
    pub fn action(mut self, action: SummaryAction) -> Self {
        self.actions.push(action);
        self
    }

    /// Adds a `Change` link; `what` completes it for a screen reader.
    #[must_use]
    pub fn change(self, href: impl Into<String>, what: impl Into<String>) -> Self {
        self.action(SummaryAction::new("Change", href).about(what))
    }

    fn markup(&self, others_have_actions: bool, card_title: Option<&Content>) -> Markup {
        let bare = if others_have_actions && self.actions.is_empty() {
            "govuk-summary-list__row--no-actions"
        } else {
            ""
        };
        let row = join(&["govuk-summary-list__row", bare, &self.classes]);
        let key = join(&["govuk-summary-list__key", &self.key_classes]);
        let value = join(&["govuk-summary-list__value", &self.value_classes]);
        let actions = join(&["govuk-summary-list__actions", &self.actions_classes]);
        html! {
            div class=(row) {
                dt class=(key) { (self.key) }
                dd class=(value) { (self.value) }
                @match self.actions.as_slice() {
                    [] => {}
                    [action] => { dd class=(actions) { (action.markup(card_title)) } }
                    many => {
                        dd class=(actions) {
                            ul.govuk-summary-list__actions-list {
                                @for action in many {
                                    li.govuk-summary-list__actions-list-item {
                                        (action.markup(card_title))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl<K: Into<Content>, V: Into<Content>> From<(K, V)> for SummaryRow {
    fn from((key, value): (K, V)) -> Self {
        Self::new(key, value)
    }
}

impl SummaryAction {
    /// A link of this word.
    pub fn new(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// Completes the link for a screen reader: `Change` becomes `Change name`.
    #[must_use]
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.visually_hidden_text = Some(what.into());
        self
    }

    /// The link, which also names the card that it stands on.
    pub(crate) fn markup(&self, card_title: Option<&Content>) -> Markup {
        let about = self.visually_hidden_text.as_ref();
        Element::new("a")
            .class("govuk-link", &self.classes)
            .attr("href", &self.href)
            .attrs(&self.attributes)
            .body(&html! {
                (self.content)
                @if about.is_some() || card_title.is_some() {
                    span.govuk-visually-hidden {
                        @if let Some(about) = about { " " (about) }
                        @if let Some(title) = card_title { " (" (title) ")" }
                    }
                }
            })
    }
}

extras!(SummaryList, SummaryAction);

impl Render for SummaryList {
    fn render(&self) -> Markup {
        let actions = self.rows.iter().any(|row| !row.actions.is_empty());
        let title = self.card.as_ref().and_then(|card| card.title.as_ref());
        let list = Element::new("dl")
            .class("govuk-summary-list", &self.classes)
            .attrs(&self.attributes)
            .body(&html! {
                @for row in &self.rows { (row.markup(actions, title)) }
            });
        match &self.card {
            Some(card) => card.around(&list),
            None => list,
        }
    }
}
