//! From the options of a fixture to a select.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Select, SelectOption};

use crate::support::options::{attributes, choice, error, flag, form_group, hint, label, list, part, string, text, words};

pub fn build(options: &Value) -> Markup {
    let option = |item: &Value| SelectOption {
        value: words(&item["value"]),
        text: string(item, "text"),
        selected: choice(item, "selected"),
        disabled: flag(item, "disabled"),
        attributes: attributes(item),
    };
    Select {
        id: string(options, "id"),
        name: string(options, "name"),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: text(options, "value"),
        items: list(options, "items").map(option).collect(),
        disabled: flag(options, "disabled"),
        described_by: text(options, "describedBy"),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
