//! From the options of a fixture to a skip link.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::SkipLink;

use crate::support::options::{attributes, content, string, text};

pub fn build(options: &Value) -> Markup {
    SkipLink {
        href: text(options, "href").unwrap_or(SkipLink::default().href),
        content: content(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
