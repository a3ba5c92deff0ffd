//! From the options of a fixture to details.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::Details;

use crate::support::options::{attributes, content, either, flag, string, text};

pub fn build(options: &Value) -> Markup {
    Details {
        summary: either(options, "summaryHtml", "summaryText"),
        content: content(options),
        open: flag(options, "open"),
        id: text(options, "id"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
