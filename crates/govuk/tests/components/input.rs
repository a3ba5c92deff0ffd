//! From the options of a fixture to a text input.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{Affix, Input, InputType};

use crate::support::options::{attributes, choice, content, error, flag, form_group, hint, label, part, string, text, words};

pub fn build(options: &Value) -> Markup {
    let affix = |item: &Value| Affix {
        content: content(item),
        classes: string(item, "classes"),
        attributes: attributes(item),
    };
    Input {
        id: string(options, "id"),
        name: string(options, "name"),
        kind: kind(&string(options, "type")),
        label: label(&options["label"]),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        value: words(&options["value"]),
        prefix: part(options, "prefix").map(affix),
        suffix: part(options, "suffix").map(affix),
        autocomplete: text(options, "autocomplete"),
        inputmode: text(options, "inputmode"),
        pattern: text(options, "pattern"),
        spellcheck: choice(options, "spellcheck"),
        autocapitalize: text(options, "autocapitalize"),
        disabled: flag(options, "disabled"),
        described_by: text(options, "describedBy"),
        form_group: form_group(options),
        wrapper_classes: string(&options["inputWrapper"], "classes"),
        wrapper_attributes: attributes(&options["inputWrapper"]),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
    .render()
}

fn kind(name: &str) -> InputType {
    let kinds = [
        InputType::Text,
        InputType::Email,
        InputType::Number,
        InputType::Password,
        InputType::Search,
        InputType::Tel,
        InputType::Time,
        InputType::Url,
    ];
    let known = kinds.into_iter().find(|kind| kind.as_str() == name);
    known.unwrap_or_else(|| match name {
        "" => InputType::Text,
        other => panic!("an input has no type {other}"),
    })
}
