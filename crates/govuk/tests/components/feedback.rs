//! From the options of a fixture to a feedback band.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::Feedback;

use crate::support::options::{attributes, content, either, level, string};

pub fn build(options: &Value) -> Markup {
    Feedback {
        title: either(options, "titleHtml", "titleText"),
        heading_level: level(options, "headingLevel", 2),
        content: content(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
