//! From the options of a fixture to tabs.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Tab, Tabs};

use crate::support::options::{attributes, content, list, string, text};

pub fn build(options: &Value) -> Markup {
    let tab = |item: &Value| Tab {
        label: string(item, "label"),
        panel: content(&item["panel"]),
        id: text(item, "id"),
        attributes: attributes(item),
        panel_attributes: attributes(&item["panel"]),
    };
    let usual = Tabs::default();
    Tabs {
        id: text(options, "id"),
        id_prefix: text(options, "idPrefix").unwrap_or(usual.id_prefix),
        title: text(options, "title").unwrap_or(usual.title),
        items: list(options, "items").map(tab).collect(),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}
