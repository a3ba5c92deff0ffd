//! From the options of a fixture to a radio or a checkbox.

use govuk::Choice;
use maud::Render;
use serde_json::Value;

use crate::support::options::{attributes, choice, content, filled, flag, hint, part, string, text};

/// The choices of a list; a divider goes with the choice after it.
pub fn choices<'a>(items: impl Iterator<Item = &'a Value>) -> Vec<Choice> {
    let mut divider = None;
    let mut out = Vec::new();
    for item in items {
        match text(item, "divider") {
            Some(word) => divider = Some(word),
            None => out.push(Choice { divider: divider.take(), ..one(item) }),
        }
    }
    assert_eq!(divider, None, "a divider stands above a choice");
    out
}

fn one(item: &Value) -> Choice {
    Choice {
        value: string(item, "value"),
        content: content(item),
        hint: part(item, "hint").map(hint),
        conditional: filled(content(&item["conditional"])).map(|content| content.render()),
        divider: None,
        checked: choice(item, "checked"),
        disabled: flag(item, "disabled"),
        exclusive: string(item, "behaviour") == "exclusive",
        id: text(item, "id"),
        name: text(item, "name"),
        label_classes: string(&item["label"], "classes"),
        label_attributes: attributes(&item["label"]),
        classes: String::new(),
        attributes: attributes(item),
    }
}
