//! From the options of a fixture to a password input.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::PasswordInput;

use crate::support::options::{attributes, error, flag, form_group, hint, label, part, string, text, translations};

const WORDING: &[(&str, &str)] = &[
    ("hidePasswordText", "hide-password"),
    ("hidePasswordAriaLabelText", "hide-password-aria-label"),
    ("passwordShownAnnouncementText", "password-shown-announcement"),
    ("passwordHiddenAnnouncementText", "password-hidden-announcement"),
];

pub fn build(options: &Value) -> Markup {
    PasswordInput {
        id: string(options, "id"),
        name: string(options, "name"),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: text(options, "value"),
        autocomplete: text(options, "autocomplete").unwrap_or(PasswordInput::default().autocomplete),
        show_text: text(options, "showPasswordText"),
        show_aria_label: text(options, "showPasswordAriaLabelText"),
        translations: translations(options, WORDING),
        button_classes: string(&options["button"], "classes"),
        disabled: flag(options, "disabled"),
        described_by: text(options, "describedBy"),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
