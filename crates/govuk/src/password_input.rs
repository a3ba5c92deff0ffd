//! Password input: a password that one may choose to see.

use maud::{Markup, Render, html};

use crate::{
    Attributes, Button, ButtonType, ErrorMessage, FormGroup, Hint, Input, InputType, Label,
    Translations,
    builders::{control, extras, value},
    element::join,
};

/// A question answered with a password.
#[derive(Clone, Debug)]
pub struct PasswordInput {
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
    /// The answer so far; a password is not usually sent back.
    pub value: Option<String>,
    /// The autofill purpose: `current-password`, or `new-password` when one is chosen.
    pub autocomplete: String,
    /// The words on the button; `Show` when `None`.
    pub show_text: Option<String>,
    /// What a screen reader says for the button; `Show password` when `None`.
    pub show_aria_label: Option<String>,
    /// Other wording for the script, such as `hide-password`.
    pub translations: Translations,
    /// Extra classes of the button.
    pub button_classes: String,
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

impl Default for PasswordInput {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            label: Label::default(),
            hint: None,
            error: None,
            value: None,
            autocomplete: "current-password".into(),
            show_text: None,
            show_aria_label: None,
            translations: Translations::new(),
            button_classes: String::new(),
            disabled: false,
            described_by: None,
            form_group: FormGroup::default(),
            classes: String::new(),
            attributes: Attributes::new(),
        }
    }
}

impl PasswordInput {
    /// The password that one has.
    pub fn current(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// A password that one chooses.
    pub fn chosen(name: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            autocomplete: "new-password".into(),
            ..Self::current(name, label)
        }
    }

    /// The button that shows the password; the script takes its `hidden` away.
    fn button(&self, id: &str) -> Button {
        let label = self.show_aria_label.as_deref().unwrap_or("Show password");
        let button = Button::submit(self.show_text.as_deref().unwrap_or("Show"));
        Button {
            kind: ButtonType::Button,
            ..button
        }
        .secondary()
        .classes("govuk-password-input__toggle govuk-js-password-input-toggle")
        .classes(&self.button_classes)
        .attribute("aria-controls", id)
        .attribute("aria-label", label)
        .flag("hidden")
    }

    /// What the script reads from the box around the question.
    fn settings(&self) -> Attributes {
        let spoken = [
            ("show-password", &self.show_text),
            ("show-password-aria-label", &self.show_aria_label),
        ];
        let mut settings = vec![("data-module".to_owned(), Some("govuk-password-input".to_owned()))];
        for (key, words) in spoken {
            if words.is_some() {
                settings.push((format!("data-i18n.{key}"), words.clone()));
            }
        }
        for (key, words) in &self.translations {
            settings.push((format!("data-i18n.{key}"), Some(words.clone())));
        }
        settings.extend(self.form_group.attributes.iter().cloned());
        settings
    }
}

extras!(PasswordInput);
control!(PasswordInput);
value!(PasswordInput);

impl Render for PasswordInput {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let after = html! {
            (self.button(id))
            @if let Some(after) = &self.form_group.after { (after) }
        };
        let input = Input {
            id: id.clone(),
            name: self.name.clone(),
            kind: InputType::Password,
            label: self.label.clone(),
            hint: self.hint.clone(),
            error: self.error.clone(),
            value: self.value.clone(),
            autocomplete: Some(self.autocomplete.clone()),
            spellcheck: Some(false),
            autocapitalize: Some("none".into()),
            disabled: self.disabled,
            described_by: self.described_by.clone(),
            form_group: FormGroup {
                classes: join(&["govuk-password-input", &self.form_group.classes]),
                attributes: self.settings(),
                before: self.form_group.before.clone(),
                after: Some(after.into()),
            },
            wrapper_classes: "govuk-password-input__wrapper".into(),
            classes: join(&[
                "govuk-password-input__input govuk-js-password-input-input",
                &self.classes,
            ]),
            attributes: self.attributes.clone(),
            ..Input::default()
        };
        input.render()
    }
}
