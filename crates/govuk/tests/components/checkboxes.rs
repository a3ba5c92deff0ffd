//! From the options of a fixture to checkboxes.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::Checkboxes;

use crate::support::options::{attributes, error, fieldset, form_group, hint, list, part, string, text, words};

use super::choice::choices;

pub fn build(options: &Value) -> Markup {
    Checkboxes {
        id: string(options, "idPrefix"),
        name: string(options, "name"),
        fieldset: part(options, "fieldset").map(fieldset),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        values: list(options, "values").filter_map(words).collect(),
        described_by: text(options, "describedBy"),
        items: choices(list(options, "items")),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
