//! From the options of a fixture to a panel.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Panel, PanelActions};

use crate::support::options::{attributes, content, either, level, list, part, string};

use super::action::action;

pub fn build(options: &Value) -> Markup {
    let actions = |part: &Value| PanelActions {
        items: list(part, "items").map(action).collect(),
        classes: string(part, "classes"),
        attributes: attributes(part),
    };
    Panel {
        title: either(options, "titleHtml", "titleText"),
        heading_level: level(options, "headingLevel", 1),
        content: content(options),
        actions: part(options, "actions").map(actions),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
