//! From the options of a fixture to an error summary.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{ErrorLink, ErrorSummary};

use crate::support::options::{attributes, choice, content, either, filled, list, string, text};

pub fn build(options: &Value) -> Markup {
    let line = |item: &Value| ErrorLink {
        content: content(item),
        href: text(item, "href"),
        attributes: attributes(item),
    };
    ErrorSummary {
        title: either(options, "titleHtml", "titleText"),
        description: filled(either(options, "descriptionHtml", "descriptionText")),
        errors: list(options, "errorList").map(line).collect(),
        disable_auto_focus: choice(options, "disableAutoFocus"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
