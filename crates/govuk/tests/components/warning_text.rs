//! From the options of a fixture to a warning text.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::WarningText;

use crate::support::options::{attributes, content, string, text};

pub fn build(options: &Value) -> Markup {
    WarningText {
        content: content(options),
        icon_fallback_text: text(options, "iconFallbackText")
            .unwrap_or(WarningText::default().icon_fallback_text),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
