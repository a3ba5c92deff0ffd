//! From the options of a fixture to a button.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Button, ButtonType};

use crate::support::options::{attributes, choice, content, flag, string, text};

pub fn build(options: &Value) -> Markup {
    button(options).render()
}

pub fn button(options: &Value) -> Button {
    Button {
        content: content(options),
        kind: match string(options, "type").as_str() {
            "" | "submit" => ButtonType::Submit,
            "button" => ButtonType::Button,
            "reset" => ButtonType::Reset,
            other => panic!("a button has no type {other}"),
        },
        href: text(options, "href"),
        name: text(options, "name"),
        value: text(options, "value"),
        disabled: flag(options, "disabled"),
        prevent_double_click: choice(options, "preventDoubleClick"),
        start: flag(options, "isStartButton"),
        id: text(options, "id"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}
