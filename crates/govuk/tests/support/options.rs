//! Reads the options of a fixture, which follow JavaScript's idea of what counts as given.

use govuk::{Attributes, Content, ErrorMessage, Fieldset, FormGroup, Hint, Label, Legend, Tag, Translations};
use maud::PreEscaped;
use serde_json::Value;

/// Whether JavaScript takes a value for true.
pub fn given(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(on) => *on,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// A scalar as JavaScript writes it.
pub fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(on) => Some(on.to_string()),
        _ => None,
    }
}

/// A scalar that is given, under a key.
pub fn text(options: &Value, key: &str) -> Option<String> {
    Some(&options[key]).filter(|value| given(value)).and_then(words)
}

/// A scalar under a key, empty when there is none.
pub fn string(options: &Value, key: &str) -> String {
    text(options, key).unwrap_or_default()
}

/// A whole number under a key.
pub fn number(options: &Value, key: &str) -> Option<u32> {
    text(options, key).map(|text| text.parse().expect("a whole number"))
}

/// The level of a heading under a key.
pub fn level(options: &Value, key: &str, usual: u8) -> u8 {
    text(options, key).map_or(usual, |text| text.parse().expect("a heading level"))
}

/// Whether a key is given.
pub fn flag(options: &Value, key: &str) -> bool {
    given(&options[key])
}

/// An object under a key, if it is given.
pub fn part<'a>(options: &'a Value, key: &str) -> Option<&'a Value> {
    Some(&options[key]).filter(|value| given(value))
}

/// The items of a list under a key, empty places left out.
pub fn list<'a>(options: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    let empty = |value: &&Value| given(value) && value.as_object().is_none_or(|map| !map.is_empty());
    options[key].as_array().into_iter().flatten().filter(empty)
}

/// Markup or words, under two keys of which the first wins.
pub fn either(options: &Value, html: &str, words: &str) -> Content {
    match text(options, html) {
        Some(html) => Content::Html(PreEscaped(html)),
        None => Content::Text(string(options, words)),
    }
}

/// Markup or words, under the usual keys.
pub fn content(options: &Value) -> Content {
    either(options, "html", "text")
}

/// Content that may be left out.
pub fn filled(content: Content) -> Option<Content> {
    Some(content).filter(|content| !content.is_empty())
}

/// Content under a key that holds an object of markup or words.
pub fn slot(options: &Value, key: &str) -> Option<Content> {
    filled(content(&options[key]))
}

/// The extra attributes.
pub fn attributes(options: &Value) -> Attributes {
    let map = options["attributes"].as_object().into_iter().flatten();
    map.map(|(name, value)| (name.clone(), Some(words(value).expect("a plain attribute")))).collect()
}

/// The wording for a script: pairs of option and key; an object of plural forms becomes several.
pub fn translations(options: &Value, keys: &[(&str, &str)]) -> Translations {
    let mut out = Translations::new();
    for (option, key) in keys {
        match &options[*option] {
            Value::Object(forms) => {
                for (rule, message) in forms {
                    out.push((format!("{key}.{rule}"), words(message).expect("a message")));
                }
            }
            value if given(value) => out.push(((*key).to_owned(), words(value).expect("a message"))),
            _ => {}
        }
    }
    out
}

/// A label.
pub fn label(options: &Value) -> Label {
    Label {
        content: content(options),
        target: text(options, "for"),
        page_heading: flag(options, "isPageHeading"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}

/// A hint.
pub fn hint(options: &Value) -> Hint {
    Hint {
        content: content(options),
        id: text(options, "id"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}

/// An error message.
pub fn error(options: &Value) -> ErrorMessage {
    let usual = ErrorMessage::default();
    ErrorMessage {
        content: content(options),
        id: text(options, "id"),
        visually_hidden_text: match &options["visuallyHiddenText"] {
            Value::Null => usual.visually_hidden_text,
            value => words(value).expect("words"),
        },
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}

/// A fieldset without its controls.
pub fn fieldset(options: &Value) -> Fieldset {
    Fieldset {
        legend: part(options, "legend").map(|legend| Legend {
            content: content(legend),
            page_heading: flag(legend, "isPageHeading"),
            classes: string(legend, "classes"),
        }),
        body: PreEscaped(string(options, "html")),
        described_by: text(options, "describedBy"),
        role: text(options, "role"),
        classes: string(options, "classes"),
        attributes: attributes(options),
    }
}

/// The box around a question. Groups of choices say `beforeInputs`, single controls `beforeInput`.
pub fn form_group(options: &Value) -> FormGroup {
    let group = &options["formGroup"];
    FormGroup {
        classes: string(group, "classes"),
        attributes: attributes(group),
        before: slot(group, "beforeInput").or_else(|| slot(group, "beforeInputs")),
        after: slot(group, "afterInput").or_else(|| slot(group, "afterInputs")),
    }
}

/// A tag.
pub fn tag(options: &Value) -> Tag {
    Tag { content: content(options), classes: string(options, "classes"), attributes: attributes(options) }
}

/// A choice between yes, no and nothing said.
pub fn choice(options: &Value, key: &str) -> Option<bool> {
    options[key].as_bool()
}
