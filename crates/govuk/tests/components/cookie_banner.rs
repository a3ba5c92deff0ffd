//! From the options of a fixture to a cookie banner.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{CookieBanner, CookieMessage};

use crate::support::options::{attributes, content, either, flag, list, string, text};

use super::action::action;

pub fn build(options: &Value) -> Markup {
    let message = |item: &Value| CookieMessage {
        heading: either(item, "headingHtml", "headingText"),
        content: content(item),
        actions: list(item, "actions").map(action).collect(),
        hidden: flag(item, "hidden"),
        role: text(item, "role"),
        classes: string(item, "classes"),
        attributes: attributes(item),
    };
    CookieBanner {
        messages: list(options, "messages").map(message).collect(),
        aria_label: text(options, "ariaLabel").unwrap_or(CookieBanner::default().aria_label),
        hidden: flag(options, "hidden"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
