//! Checkboxes: any number of choices from a list.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Choice, ErrorMessage, Fieldset, FormGroup, Hint, Legend,
    builders::{control, extras},
    choice::Choices,
    element::Element,
    form_group::Notes,
};

/// A question answered by choosing any of several answers.
#[derive(Clone, Debug, Default)]
pub struct Checkboxes {
    /// The id of the first choice and the start of the others'; the name when empty.
    pub id: String,
    /// The name under which answers are sent.
    pub name: String,
    /// The question, as the legend of a fieldset.
    pub fieldset: Option<Fieldset>,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// The values that are chosen.
    pub values: Vec<String>,
    /// Other ids that describe the question, used when the fieldset names none.
    pub described_by: Option<String>,
    /// The choices, in order.
    pub items: Vec<Choice>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes, such as `govuk-checkboxes--small`.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Checkboxes {
    /// A question with these answers, given as [`Choice`] or as pairs of value and text.
    pub fn new(
        name: impl Into<String>,
        legend: impl Into<Legend>,
        items: impl IntoIterator<Item = impl Into<Choice>>,
    ) -> Self {
        Self {
            name: name.into(),
            fieldset: Fieldset::asking(legend),
            items: items.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Sets the values that are chosen.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.values = values.into_iter().map(Into::into).collect();
        self
    }

    /// Makes the choices small, for pages where they are not the main thing.
    #[must_use]
    pub fn small(self) -> Self {
        self.classes("govuk-checkboxes--small")
    }
}

extras!(Checkboxes);
control!(Checkboxes);

impl Render for Checkboxes {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described_by = self
            .fieldset
            .as_ref()
            .and_then(|set| set.described_by.as_deref())
            .or(self.described_by.as_deref());
        let notes = Notes {
            id,
            described_by,
            hint: self.hint.as_ref(),
            error: self.error.as_ref(),
        };
        let ids = notes.ids();
        let chosen: Vec<&str> = self.values.iter().map(String::as_str).collect();
        // Without a fieldset to carry them, every checkbox names what describes the question.
        let each = match self.fieldset {
            Some(_) => "",
            None => ids.as_deref().unwrap_or_default(),
        };
        let choices = Choices {
            kind: "checkbox",
            block: "govuk-checkboxes",
            id,
            name: &self.name,
            chosen: &chosen,
            described_by: each,
            items: &self.items,
        };
        let list = Element::new("div")
            .class("govuk-checkboxes", &self.classes)
            .attrs(&self.attributes)
            .attr("data-module", "govuk-checkboxes")
            .body(&self.form_group.beside(&choices.render()));
        let inner = html! { (notes) (list) };
        let body = match &self.fieldset {
            Some(fieldset) => fieldset.around(ids.as_deref(), None, &inner),
            None => inner,
        };
        self.form_group.around("", self.error.is_some(), &body)
    }
}
