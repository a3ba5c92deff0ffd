//! Textarea: several lines of text.

use maud::{Markup, Render, html};

use crate::{
    Attributes, ErrorMessage, FormGroup, Hint, Label,
    builders::{control, extras, value},
    element::{Element, join},
    form_group::Notes,
};

/// A question answered with several lines of text.
#[derive(Clone, Debug)]
pub struct Textarea {
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
    /// The answer so far.
    pub value: Option<String>,
    /// The height in lines; 5 unless set.
    pub rows: u32,
    /// The autofill purpose.
    pub autocomplete: Option<String>,
    /// Whether the browser checks spelling; its own choice when `None`.
    pub spellcheck: Option<bool>,
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

impl Default for Textarea {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            label: Label::default(),
            hint: None,
            error: None,
            value: None,
            rows: 5,
            autocomplete: None,
            spellcheck: None,
            disabled: false,
            described_by: None,
            form_group: FormGroup::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl Textarea {
    /// A box of five lines.
    pub fn new(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// Sets the height in lines.
    #[must_use]
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    fn control(&self, id: &str, described_by: Option<&str>) -> Markup {
        let state = if self.error.is_some() {
            "govuk-textarea--error"
        } else {
            ""
        };
        Element::new("textarea")
            .class(&join(&["govuk-textarea", state]), &self.classes)
            .attr("id", id)
            .attr("name", &self.name)
            .attr("rows", &self.rows)
            .choice("spellcheck", self.spellcheck)
            .flag("disabled", self.disabled)
            .maybe("aria-describedby", described_by)
            .maybe("autocomplete", self.autocomplete.as_ref())
            .attrs(&self.attributes)
            .body(self.value.as_deref().unwrap_or_default())
    }
}

extras!(Textarea);
control!(Textarea);
value!(Textarea);

impl Render for Textarea {
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
