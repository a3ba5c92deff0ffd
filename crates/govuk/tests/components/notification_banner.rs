//! From the options of a fixture to a notification banner.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::NotificationBanner;

use crate::support::options::{attributes, choice, content, either, filled, level, string, text};

pub fn build(options: &Value) -> Markup {
    NotificationBanner {
        content: content(options),
        success: string(options, "type") == "success",
        title: filled(either(options, "titleHtml", "titleText")),
        title_heading_level: level(options, "titleHeadingLevel", 2),
        title_id: text(options, "titleId").unwrap_or(NotificationBanner::default().title_id),
        role: text(options, "role"),
        disable_auto_focus: choice(options, "disableAutoFocus"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
