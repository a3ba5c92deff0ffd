//! The inputs of a form, drawn from the fields of a kind.

use crate::fields::{Field, LINES, Sort, of};
use crate::register::Register;
use crate::{Noun, Snapshot, name, words};
use govuk::{Checkboxes, Choice, Input, Select, Textarea, Width};
use jiff::civil::Date;
use maud::{Markup, html};
use serde_json::{Map, Value};
use site::{Cx, day};

/// Every field of a kind, with what is kept or what was typed.
pub(super) fn all(cx: &Cx<'_>, register: &Register, kind: &str, kept: &Map<String, Value>) -> Markup {
    html! {
        @for field in of(kind) {
            (one(cx, register, field, kept.get(field.name).unwrap_or(&Value::Null)))
        }
    }
}

fn one(cx: &Cx<'_>, register: &Register, field: &Field, kept: &Value) -> Markup {
    let text =
        kept.as_str().map_or_else(|| kept.as_u64().map(|n| n.to_string()).unwrap_or_default(), String::from);
    match field.sort {
        Sort::Line | Sort::MaybeLine => {
            html! { (hinted_input(cx.input(field.name, field.label, &text), field)) }
        }
        Sort::Number | Sort::MaybeNumber => {
            let input = Input::number(field.name, field.label).value(cx.value(field.name, text));
            html! { (hinted_input(input.maybe_error(cx.error(field.name)).width(Width::Chars4), field)) }
        }
        Sort::Prose => {
            let area: Textarea = cx.textarea(field.name, field.label, &text);
            html! { @if field.hint.is_empty() { (area) } @else { (area.hint(field.hint)) } }
        }
        Sort::Word(list) => {
            let options = std::iter::once(("", "Choose")).chain(list.iter().copied());
            html! { (hinted_select(cx.select(field.name, field.label, &text, options), field)) }
        }
        Sort::MaybeWord(list) => {
            let options = std::iter::once(("", "None")).chain(list.iter().copied());
            html! { (hinted_select(cx.select(field.name, field.label, &text, options), field)) }
        }
        Sort::Words(list) => {
            boxes(cx, field, list.iter().map(|(key, said)| ((*key).into(), (*said).into())).collect(), kept)
        }
        Sort::Elsewhere => html! {},
        Sort::One(kind) => choose(cx, register, field, kind, &text, "Choose"),
        Sort::MaybeOne(kind) => choose(cx, register, field, kind, &text, "None"),
        Sort::Many(kind) => boxes(cx, field, things(register, kind), kept),
        Sort::MaybeDay => {
            let date = cx.date(field.name, field.label, text.parse::<Date>().ok());
            html! { @if field.hint.is_empty() { (date) } @else { (date.hint(field.hint)) } }
        }
        Sort::Yes => yes_no(cx, field, kept),
        Sort::Lines => lines(cx, register, field, kept),
        Sort::Classes(list) => classes(cx, field, list, kept),
    }
}

fn hinted_input(input: Input, field: &Field) -> Input {
    if field.hint.is_empty() { input } else { input.hint(field.hint) }
}

fn hinted_select(select: Select, field: &Field) -> Select {
    if field.hint.is_empty() { select } else { select.hint(field.hint) }
}

fn choose(cx: &Cx<'_>, register: &Register, field: &Field, kind: &str, kept: &str, none: &str) -> Markup {
    let options = std::iter::once((String::new(), none.to_string())).chain(things(register, kind));
    html! { (hinted_select(cx.select(field.name, field.label, kept, options), field)) }
}

fn boxes(cx: &Cx<'_>, field: &Field, options: Vec<(String, String)>, kept: &Value) -> Markup {
    let chosen: Vec<String> = if cx.form.is_empty() {
        kept.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
    } else {
        cx.form.all(field.name).into_iter().map(String::from).collect()
    };
    let boxes = Checkboxes::new(field.name, field.label, options).values(chosen).small();
    let boxes = boxes.maybe_error(cx.error(field.name));
    html! { @if field.hint.is_empty() { (boxes) } @else { (boxes.hint(field.hint)) } }
}

fn yes_no(cx: &Cx<'_>, field: &Field, kept: &Value) -> Markup {
    let word = match kept.as_bool() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let radios =
        cx.radios(field.name, field.label, word, [Choice::new("yes", "Yes"), Choice::new("no", "No")]);
    html! { @if field.hint.is_empty() { (radios) } @else { (radios.hint(field.hint)) } }
}

fn lines(cx: &Cx<'_>, register: &Register, field: &Field, kept: &Value) -> Markup {
    let part = |n: usize, key: &str| kept[n - 1][key].as_str().unwrap_or_default().to_string();
    let known = kept.as_array().map_or(0, Vec::len);
    let shown = (known + 1).min(LINES);
    // What was typed is shown again, however many lines were filled.
    let typed = (1..=LINES)
        .filter(|n| cx.form.get(&format!("{}-{n}", field.name)).is_some_and(|v| !v.is_empty()))
        .count();
    html! {
        fieldset class="govuk-fieldset" id=(field.name) {
            legend class="govuk-fieldset__legend" { (field.label) }
            @if let Some(error) = cx.error(field.name) { p class="govuk-error-message" { (error) } }
            @for n in 1..=shown.max(typed) {
                @let (name, how) = (format!("{}-{n}", field.name), format!("{}-{n}-how", field.name));
                div class="sm-query" {
                    (cx.select(&name, if n == 1 { "Group" } else { "Another group" }, &part(n, "group"),
                        std::iter::once((String::new(), "None".to_string())).chain(things(register, "group"))))
                    (cx.input(&how, "How", &part(n, "how")).width(Width::Chars20))
                }
            }
        }
    }
}

fn classes(cx: &Cx<'_>, field: &Field, list: &[words::Word], kept: &Value) -> Markup {
    let known = |class: &str| {
        let found = kept.as_array().into_iter().flatten().find(|one| one["standing"] == *class);
        found.map(|one| one["at-least"].to_string()).unwrap_or_default()
    };
    html! {
        fieldset class="govuk-fieldset" id=(field.name) {
            legend class="govuk-fieldset__legend" { (field.label) }
            div class="govuk-hint" { (field.hint) }
            @for (class, said) in list {
                @let part = format!("{}-{class}", field.name);
                (Input::number(&part, *said).value(cx.value(&part, known(class))).maybe_error(cx.error(&part)).width(Width::Chars4))
            }
        }
    }
}

/// Things of a kind to choose from, each once under its newest name; those that have ended say when.
fn things(register: &Register, kind: &str) -> Vec<(String, String)> {
    let ever = register.ever();
    let mut out: Vec<(String, String)> = Vec::new();
    for fact in ever.of(kind) {
        let until = fact.span.to.map(|to| format!(" (until {})", day(to))).unwrap_or_default();
        out.push((fact.slug.clone(), format!("{}{until}", full_name(&ever, &fact.noun))));
    }
    out.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    out
}

/// The name of a thing, with what tells it from others of the same name.
fn full_name(ever: &Snapshot<'_>, noun: &Noun) -> String {
    let name = name::of(ever, noun);
    match noun {
        Noun::Area(it) => format!("{name}, {}", words::said(words::AREAS, &it.sort).to_lowercase()),
        Noun::Person(it) if !it.title.is_empty() && it.title != it.name => format!("{name}, {}", it.title),
        _ => name,
    }
}
