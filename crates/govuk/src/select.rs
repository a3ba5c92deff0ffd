//! Select: one choice from a list that folds away.

use maud::{Markup, Render, html};

use crate::{
    Attributes, ErrorMessage, FormGroup, Hint, Label, Width,
    builders::{control, extras, value},
    element::{Element, join},
    form_group::Notes,
};

/// A question answered by choosing one of a long list.
#[derive(Clone, Debug, Default)]
pub struct Select {
    /// The id; the name when empty.
    pub id: String,
    /// The name under which the answer is sent.
    pub name: String,
    /// The question.
    pub label: Label,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// The value of the option that is chosen; an empty value chooses none.
    pub value: Option<String>,
    /// The options, in order.
    pub items: Vec<SelectOption>,
    /// Whether the control is off.
    pub disabled: bool,
    /// Other ids that describe the control, separated by spaces.
    pub described_by: Option<String>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

/// One option of a select.
#[derive(Clone, Debug, Default)]
pub struct SelectOption {
    /// What is sent; the text itself when `None`.
    pub value: Option<String>,
    /// What is shown.
    pub text: String,
    /// Chosen or not whatever the select's value says; `None` follows the select.
    pub selected: Option<bool>,
    /// Whether the option cannot be chosen.
    pub disabled: bool,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl SelectOption {
    /// An option that sends `value` and shows `text`.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: Some(value.into()),
            text: text.into(),
            ..Self::default()
        }
    }

    fn markup(&self, chosen: Option<&str>) -> Markup {
        let value = self.value.as_deref().unwrap_or(&self.text);
        let selected = self.selected.unwrap_or(chosen == Some(value));
        Element::new("option")
            .maybe("value", self.value.as_ref())
            .flag("selected", selected)
            .flag("disabled", self.disabled)
            .attrs(&self.attributes)
            .body(&self.text)
    }
}

impl<V: Into<String>, T: Into<String>> From<(V, T)> for SelectOption {
    fn from((value, text): (V, T)) -> Self {
        Self::new(value, text)
    }
}

impl Select {
    /// A select of these options, given as [`SelectOption`] or as pairs of value and text.
    pub fn new(
        name: impl Into<String>,
        label: impl Into<Label>,
        items: impl IntoIterator<Item = impl Into<SelectOption>>,
    ) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            items: items.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Sets how wide the control is.
    #[must_use]
    pub fn width(self, width: Width) -> Self {
        self.classes(width.class())
    }

    fn control(&self, id: &str, described_by: Option<&str>) -> Markup {
        let state = if self.error.is_some() {
            "govuk-select--error"
        } else {
            ""
        };
        let chosen = self.value.as_deref().filter(|value| !value.is_empty());
        Element::new("select")
            .class("govuk-select", &join(&[&self.classes, state]))
            .attr("id", id)
            .attr("name", &self.name)
            .flag("disabled", self.disabled)
            .maybe("aria-describedby", described_by)
            .attrs(&self.attributes)
            .body(&html! {
                @for item in &self.items { (item.markup(chosen)) }
            })
    }
}

extras!(Select);
control!(Select);
value!(Select);

impl Render for Select {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let notes = Notes {
            id,
            described_by: self.described_by.as_deref(),
            hint: self.hint.as_ref(),
            error: self.error.as_ref(),
        };
        let control = self.control(id, notes.ids().as_deref());
        self.form_group.around(
            "",
            self.error.is_some(),
            &html! {
                (self.label.markup(Some(id)))
                (notes)
                (self.form_group.beside(&control))
            },
        )
    }
}
