//! From the options of a fixture to inset text.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::InsetText;

use crate::support::options::{attributes, content, string, text};

pub fn build(options: &Value) -> Markup {
    InsetText {
        content: content(options),
        id: text(options, "id"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
