//! Radios: one choice from a short list.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Choice, ErrorMessage, Fieldset, FormGroup, Hint, Legend,
    builders::{control, extras, value},
    choice::Choices,
    element::Element,
    form_group::Notes,
};

/// A question answered by choosing one of a few answers.
#[derive(Clone, Debug, Default)]
pub struct Radios {
    /// The id of the first choice and the start of the others'; the name when empty.
    pub id: String,
    /// The name under which the answer is sent.
    pub name: String,
    /// The question, as the legend of a fieldset.
    pub fieldset: Option<Fieldset>,
    /// Help under the question.
    pub hint: Option<Hint>,
    /// What is wrong with the answer.
    pub error: Option<ErrorMessage>,
    /// The value of the choice that is chosen; an empty value chooses none.
    pub value: Option<String>,
    /// The choices, in order.
    pub items: Vec<Choice>,
    /// The box around the question.
    pub form_group: FormGroup,
    /// Extra classes, such as `govuk-radios--inline`.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
}

impl Radios {
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

    /// A yes or no question, side by side, that sends `yes` or `no`.
    pub fn yes_no(name: impl Into<String>, legend: impl Into<Legend>) -> Self {
        Self::new(name, legend, [("yes", "Yes"), ("no", "No")]).inline()
    }

    /// Puts short answers side by side.
    #[must_use]
    pub fn inline(self) -> Self {
        self.classes("govuk-radios--inline")
    }

    /// Makes the choices small, for pages where they are not the main thing.
    #[must_use]
    pub fn small(self) -> Self {
        self.classes("govuk-radios--small")
    }
}

extras!(Radios);
control!(Radios);
value!(Radios);
impl Render for Radios {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described_by = self.fieldset.as_ref().and_then(|set| set.described_by.as_deref());
        let notes = Notes {
            id,
            described_by,
            hint: self.hint.as_ref(),
            error: self.error.as_ref(),
        };
        let ids = notes.ids();
        let chosen = self.value.as_deref().filter(|value| !value.is_empty());
        let choices = Choices {
            kind: "radio",
            block: "govuk-radios",
            id,
            name: &self.name,
            chosen: chosen.as_slice(),
            described_by: "",
            items: &self.items,
        };
        let list = Element::new("div")
            .class("govuk-radios", &self.classes)
            .attrs(&self.attributes)
            .attr("data-module", "govuk-radios")
            .body(&self.form_group.beside(&choices.render()));
        let inner = html! { (notes) (list) };
        let body = match &self.fieldset {
            Some(fieldset) => fieldset.around(ids.as_deref(), None, &inner),
            None => inner,
        };
        self.form_group.around("", self.error.is_some(), &body)
    }
}
