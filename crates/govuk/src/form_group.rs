//! Form group: what surrounds every control, and the hint and error that describe it.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Content, ErrorMessage, Hint,
    builders::extras,
    element::{Element, join},
};

/// The box around a question: its spacing, and the red bar when there is an error.
#[derive(Clone, Debug, Default)]
pub struct FormGroup {
    /// Extra classes.
    pub classes: String,
    /// Extra attributes.
    pub attributes: Attributes,
    /// What stands before the control.
    pub before: Option<Content>,
    /// What stands after the control.
    pub after: Option<Content>,
}

impl FormGroup {
    /// The box around a whole question.
    pub(crate) fn around(&self, own_class: &str, error: bool, body: &Markup) -> Markup {
        let state = if error { "govuk-form-group--error" } else { "" };
        Element::new("div")
            .class(
                &join(&["govuk-form-group", state, own_class]),
                &self.classes,
            )
            .attrs(&self.attributes)
            .body(body)
    }

    /// The control between what the author puts before and after it.
    pub(crate) fn beside(&self, control: &Markup) -> Markup {
        html! {
            @if let Some(before) = &self.before { (before) " " }
            (control)
            @if let Some(after) = &self.after { " " (after) }
        }
    }
}

extras!(FormGroup);

/// The hint and error of a control, and the ids that describe it.
pub(crate) struct Notes<'a> {
    /// The id of the control.
    pub(crate) id: &'a str,
    /// Ids that the author says describe the control.
    pub(crate) described_by: Option<&'a str>,
    /// The hint, if any.
    pub(crate) hint: Option<&'a Hint>,
    /// The error, if any.
    pub(crate) error: Option<&'a ErrorMessage>,
}

impl Notes<'_> {
    /// The value of `aria-describedby`, if anything describes the control.
    pub(crate) fn ids(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", self.id));
        let error = self.error.map(|_| format!("{}-error", self.id));
        let ids = join(&[
            self.described_by.unwrap_or_default(),
            hint.as_deref().unwrap_or_default(),
            error.as_deref().unwrap_or_default(),
        ]);
        (!ids.is_empty()).then_some(ids)
    }
}

impl Render for Notes<'_> {
    fn render(&self) -> Markup {
        html! {
            @if let Some(hint) = self.hint {
                (hint.markup(Some(&format!("{}-hint", self.id)), "govuk-hint"))
            }
            @if let Some(error) = self.error {
                (error.markup(Some(&format!("{}-error", self.id))))
            }
        }
    }
}
