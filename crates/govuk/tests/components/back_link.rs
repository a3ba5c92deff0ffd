//! From the options of a fixture to a back link.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::BackLink;

use crate::support::options::{attributes, content, filled, string, text};

pub fn build(options: &Value) -> Markup {
    let usual = BackLink::default();
    BackLink {
        href: text(options, "href").unwrap_or(usual.href),
        content: filled(content(options)).unwrap_or(usual.content),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
