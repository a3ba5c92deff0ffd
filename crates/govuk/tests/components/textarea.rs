//! From the options of a fixture to a textarea.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::Textarea;

use crate::support::options::{attributes, choice, error, flag, form_group, hint, label, number, part, string, text};

pub fn build(options: &Value) -> Markup {
    Textarea {
        id: string(options, "id"),
        name: string(options, "name"),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: text(options, "value"),
        rows: number(options, "rows").unwrap_or(5),
        autocomplete: text(options, "autocomplete"),
        spellcheck: choice(options, "spellcheck"),
        disabled: flag(options, "disabled"),
        described_by: text(options, "describedBy"),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
