//! From the options of a fixture to a way to leave at once.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::ExitThisPage;

use crate::support::options::{attributes, content, filled, string, text, translations};

const WORDING: &[(&str, &str)] = &[
    ("activatedText", "activated"),
    ("timedOutText", "timed-out"),
    ("pressTwoMoreTimesText", "press-two-more-times"),
    ("pressOneMoreTimeText", "press-one-more-time"),
];

pub fn build(options: &Value) -> Markup {
    let usual = ExitThisPage::default();
    ExitThisPage {
        content: filled(content(options)).unwrap_or(usual.content),
        redirect_url: text(options, "redirectUrl").unwrap_or(usual.redirect_url),
        translations: translations(options, WORDING),
        id: text(options, "id"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
