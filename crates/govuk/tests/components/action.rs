//! From the options of a fixture to an action: a link, or a button when it leads nowhere or says so.

use govuk::{Action, Button, ButtonType, Link};
use serde_json::Value;

use crate::support::options::{attributes, string, text};

pub fn action(options: &Value) -> Action {
    let link = Link {
        content: string(options, "text").into(),
        href: string(options, "href"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    };
    if !link.href.is_empty() && string(options, "type") != "button" {
        return link.into();
    }
    Button {
        kind: match string(options, "type").as_str() {
            "submit" => ButtonType::Submit,
            _ => ButtonType::Button,
        },
        content: link.content,
        href: text(options, "href"),
        name: text(options, "name"),
        value: text(options, "value"),
        classes: link.classes,
        attributes: link.attributes,
        ..Button::default()
    }
    .into()
}
