//! From the options of a fixture to a date input.

use maud::{Markup, Render};
use serde_json::Value;
use govuk::{DateInput, DatePart};

use crate::support::options::{attributes, choice, error, fieldset, form_group, given, hint, list, part, string, text};

pub fn build(options: &Value) -> Markup {
    let fields = [
        ("day", DatePart::day()),
        ("month", DatePart::month()),
        ("year", DatePart::year()),
    ];
    let fields: Vec<(&Value, DatePart)> = fields
        .into_iter()
        .map(|(key, usual)| (&options[key], usual))
        .collect();
    let prefix = text(options, "namePrefix");
    let own: Vec<&Value> = list(options, "items").collect();
    let items = match own.as_slice() {
        [] => fields
            .into_iter()
            .filter(|(field, _)| field.is_null() || given(field))
            .map(|(field, usual)| described(field, usual))
            .collect(),
        own => own.iter().map(|item| listed(item, &fields)).collect(),
    };
    let filled = |mut item: DatePart| {
        let name = match &prefix {
            Some(prefix) => format!("{prefix}-{}", item.name),
            None => item.name.clone(),
        };
        item.value = item.value.or_else(|| text(&options["values"], &name));
        item
    };
    DateInput {
        id: string(options, "id"),
        fieldset: part(options, "fieldset").map(fieldset),
        hint: part(options, "hint").map(hint),
        error: part(options, "errorMessage").map(error),
        items: Vec::into_iter(items).map(filled).collect(),
        form_group: form_group(options),
        classes: string(options, "classes"),
        attributes: attributes(options),
        name_prefix: prefix,
    }
    .render()
}

/// An item of the list: a day, month or year if it has that name, or any other part.
fn listed(item: &Value, fields: &[(&Value, DatePart)]) -> DatePart {
    let name = string(item, "name");
    let known = fields.iter().find(|(field, usual)| {
        name == usual.name || text(field, "name").is_some_and(|custom| custom == name)
    });
    match known {
        Some((field, usual)) => {
            let usual = DatePart { value: text(field, "value"), ..usual.clone() };
            described(item, usual)
        }
        None => described(item, DatePart::default()),
    }
}

fn described(item: &Value, usual: DatePart) -> DatePart {
    DatePart {
        name: text(item, "name").unwrap_or(usual.name),
        label: text(item, "label"),
        id: text(item, "id"),
        value: text(item, "value").or(usual.value),
        error: choice(item, "error"),
        wide: usual.wide,
        autocomplete: text(item, "autocomplete"),
        pattern: text(item, "pattern"),
        inputmode: text(item, "inputmode"),
        classes: string(item, "classes"),
        attributes: attributes(item),
    }
}
