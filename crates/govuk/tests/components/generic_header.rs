//! From the options of a fixture to a generic header.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::GenericHeader;

use crate::support::options::{attributes, either, string, text};

pub fn build(options: &Value) -> Markup {
    let usual = GenericHeader::default();
    GenericHeader {
        logo: either(options, "logoHtml", "logoText"),
        url: text(options, "url").unwrap_or(usual.url),
        container_classes: text(options, "containerClasses").unwrap_or(usual.container_classes),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
