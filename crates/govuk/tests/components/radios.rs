//! From the options of a fixture to radios.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::Radios;

use crate::support::options::{attributes, error, fieldset, form_group, hint, list, part, string, text};

use super::choice::choices;

pub fn build(options: &Value) -> Markup {
    Radios {
        id: string(options, "idPrefix"),
        name: string(options, "name"),
        fieldset: part(options, "fieldset").map(fieldset),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: text(options, "value"),
        items: choices(list(options, "items")),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
