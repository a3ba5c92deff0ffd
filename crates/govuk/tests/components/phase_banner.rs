//! From the options of a fixture to a phase banner.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::PhaseBanner;

use crate::support::options::{attributes, content, string, tag};

pub fn build(options: &Value) -> Markup {
    PhaseBanner {
        tag: tag(&options["tag"]),
        content: content(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
