//! Choice: one radio or checkbox, with what it may reveal.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content, Hint, Label,
    builders::extras,
    element::{Element, join},
};

/// One of the answers of [`Radios`](crate::Radios) or [`Checkboxes`](crate::Checkboxes).
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent when it is chosen.
    pub value: String,
    /// What is shown.
    pub content: Content,
    /// Help under the choice.
    pub hint: Option<Hint>,
    /// What appears when it is chosen, such as another question.
    pub conditional: Option<Markup>,
    /// A word above this choice that sets it apart from those before it, usually `or`.
    pub divider: Option<String>,
    /// Chosen or not whatever the question's value says; `None` follows the question.
    pub checked: Option<bool>,
    /// Whether it cannot be chosen.
    pub disabled: bool,
    /// For checkboxes: whether choosing it clears the others.
    pub exclusive: bool,
    /// The id; made from the question's id and the position when `None`.
    pub id: Option<String>,
    /// For checkboxes: a name other than the question's.
    pub name: Option<String>,
    /// Extra classes of the label.
    pub label_classes: String,
    /// Extra attributes of the label.
    pub label_attributes: Attributes,
    /// Extra classes of the input.
    pub classes: String,
    /// Extra attributes of the input.
    pub attributes: Attributes,
}

impl Choice {
    /// A choice that sends `value` and shows `content`.
    pub fn new(value: impl Into<String>, content: impl Into<Content>) -> Self {
        Self {
            value: value.into(),
            content: content.into(),
            ..Self::default()
        }
    }

    /// Sets the hint under the choice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Sets what appears when it is chosen.
    #[must_use]
    pub fn reveals(mut self, markup: Markup) -> Self {
        self.conditional = Some(markup);
        self
    }

    /// Sets it apart from the choices before it with a word, usually `or`.
    #[must_use]
    pub fn after_divider(mut self, word: impl Into<String>) -> Self {
        self.divider = Some(word.into());
        self
    }

    /// Says whether it is chosen, whatever the question's value.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Makes it impossible to choose.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    /// For checkboxes: choosing it clears the others.
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }
}

extras!(Choice);

impl<V: Into<String>, T: Into<Content>> From<(V, T)> for Choice {
    fn from((value, content): (V, T)) -> Self {
        Self::new(value, content)
    }
}

/// The question that a list of choices answers, as far as its choices need to know.
pub(crate) struct Choices<'a> {
    /// `radio` or `checkbox`: the type of the input.
    pub(crate) kind: &'static str,
    /// `govuk-radios` or `govuk-checkboxes`: the start of every class.
    pub(crate) block: &'static str,
    /// The id of the first choice and the start of the others'.
    pub(crate) id: &'a str,
    /// The name under which answers are sent.
    pub(crate) name: &'a str,
    /// The values that are chosen.
    pub(crate) chosen: &'a [&'a str],
    /// Ids that describe every choice, when no fieldset carries them.
    pub(crate) described_by: &'a str,
    /// The choices, in order.
    pub(crate) items: &'a [Choice],
}

impl Render for Choices<'_> {
    fn render(&self) -> Markup {
        // A divider takes a place in the numbering of ids, as it does in govuk-frontend.
        let mut place = 0;
        html! {
            @for item in self.items {
                @if let Some(word) = &item.divider {
                    (Element::new("div").class(&format!("{}__divider", self.block), "").body(word))
                }
                ({ place += 1 + usize::from(item.divider.is_some()); self.item(item, place) })
            }
        }
    }
}

impl Choices<'_> {
    fn item(&self, item: &Choice, place: usize) -> Markup {
        let id = match &item.id {
            Some(id) => id.clone(),
            None if place > 1 => format!("{}-{place}", self.id),
            None => self.id.to_owned(),
        };
        let block = self.block;
        let checked = item
            .checked
            .unwrap_or_else(|| self.chosen.contains(&item.value.as_str()));
        let hint = item.hint.as_ref().filter(|hint| !hint.content.is_empty());
        let hint_id = hint.map(|_| format!("{id}-item-hint"));
        let reveal = item.conditional.as_ref().filter(|html| !html.0.is_empty());
        let reveal_id = format!("conditional-{id}");
        let described_by = join(&[self.described_by, hint_id.as_deref().unwrap_or_default()]);

        let input = Element::new("input")
            .class(&format!("{block}__input"), &item.classes)
            .attr("id", &id)
            .attr("name", item.name.as_deref().unwrap_or(self.name))
            .attr("type", self.kind)
            .attr("value", &item.value)
            .flag("checked", checked)
            .flag("disabled", item.disabled)
            .maybe("data-aria-controls", reveal.map(|_| &reveal_id))
            .maybe("data-behaviour", item.exclusive.then_some("exclusive"))
            .filled("aria-describedby", &described_by)
            .attrs(&item.attributes)
            .void();
        let label = Label {
            content: item.content.clone(),
            classes: join(&[&format!("{block}__label"), &item.label_classes]),
            attributes: item.label_attributes.clone(),
            ..Label::default()
        };
        let item = Element::new("div").class(&format!("{block}__item"), "").body(&html! {
            (input)
            (label.markup(Some(&id)))
            @if let Some(hint) = hint {
                (hint.markup(hint_id.as_deref(), &format!("govuk-hint {block}__hint")))
            }
        });
        let hidden = if checked {
            String::new()
        } else {
            format!("{block}__conditional--hidden")
        };
        html! {
            (item)
            @if let Some(reveal) = reveal {
                (Element::new("div")
                    .class(&format!("{block}__conditional"), &hidden)
                    .attr("id", &reveal_id)
                    .body(reveal))
            }
        }
    }
}
