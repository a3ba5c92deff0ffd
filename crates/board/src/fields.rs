//! The fields of each kind of noun: what a form asks, how what was typed is read, and how a value is said.

mod table;

pub(crate) use table::of;

use crate::words::{self, Word};
use crate::{Noun, Snapshot};
use kernel::clock::words::format as day;
use kernel::{Fault, FieldError, Outcome};
use serde_json::{Map, Value, json};
use site::{Fields, Form};

/// What a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Sort {
    /// One line of text.
    Line,
    /// One line that may be left out.
    MaybeLine,
    /// Several lines of text.
    Prose,
    /// One of a closed list.
    Word(&'static [Word]),
    /// A thing of another kind.
    One(&'static str),
    /// A thing of another kind, or none.
    MaybeOne(&'static str),
    /// Any number of things of another kind.
    Many(&'static str),
    /// A day, or none.
    MaybeDay,
    /// A whole number; none is 0.
    Number,
    /// A whole number, or none.
    MaybeNumber,
    /// Yes or no.
    Yes,
    /// One of a closed list, or none.
    MaybeWord(&'static [Word]),
    /// Any number of a closed list.
    Words(&'static [Word]),
    /// Kept as it is: another page asks for it.
    Elsewhere,
    /// Second lines of reporting: a group each, and how.
    Lines,
    /// A number for each class of member; none is no number.
    Classes(&'static [Word]),
}

/// One field of a form.
pub(crate) struct Field {
    /// Its name, as in data files.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Help; may be empty.
    pub hint: &'static str,
    /// What it holds.
    pub sort: Sort,
}

/// The most second lines that a form takes.
pub(crate) const LINES: usize = 4;

/// Whether things of a kind have a name of their own, from which a short name is made.
pub(crate) fn named(kind: &str) -> bool {
    of(kind).first().is_some_and(|f| f.name == "name")
}

/// A noun as the values of its fields.
pub(crate) fn values(noun: &Noun) -> Outcome<Map<String, Value>> {
    match serde_json::to_value(noun).map_err(Fault::broken)? {
        Value::Object(map) => Ok(map),
        _ => Err(Fault::broken("a noun is not a table")),
    }
}

/// Reads a noun from a form. What the form does not ask is kept from `kept`.
///
/// # Errors
/// [`Fault::Fields`] with everything that is wrong in the fields themselves.
pub(crate) fn read(kind: &str, form: &Form, kept: Option<&Noun>) -> Outcome<Noun> {
    let mut map = kept.map_or_else(|| Ok(Map::new()), values)?;
    map.insert("kind".into(), kind.into());
    let mut fields = Fields::of(form);
    for field in of(kind).iter().filter(|field| !matches!(field.sort, Sort::Elsewhere)) {
        let value = value(&mut fields, form, field);
        map.insert(field.name.into(), value);
    }
    fields.done()?;
    serde_json::from_value(Value::Object(map)).map_err(Fault::broken)
}

fn value(fields: &mut Fields<'_>, form: &Form, field: &Field) -> Value {
    let name = field.name;
    match field.sort {
        Sort::Line | Sort::Prose => fields.optional(name).into(),
        Sort::MaybeLine | Sort::MaybeOne(_) => some(fields.optional(name)),
        Sort::One(kind) => fields.text(name, &format!("Choose {}", words::a(words::kind_name(kind)))).into(),
        Sort::Word(list) => {
            let choices: Vec<(&str, &str)> = list.iter().map(|(key, _)| (*key, *key)).collect();
            fields
                .choice(name, &choices, &format!("Choose the {}", field.label.to_lowercase()))
                .unwrap_or("")
                .into()
        }
        Sort::MaybeWord(list) => {
            let typed = fields.optional(name);
            let known = list.iter().any(|(key, _)| *key == typed);
            if !known && !typed.is_empty() {
                fields.wrong(name, &format!("Choose the {}, or leave it empty", field.label.to_lowercase()));
            }
            if known { typed.into() } else { Value::Null }
        }
        Sort::Elsewhere => Value::Null,
        Sort::Many(_) | Sort::Words(_) => {
            form.all(name).into_iter().filter(|v| !v.is_empty()).collect::<Vec<_>>().into()
        }
        Sort::MaybeDay => fields.maybe_date(name).map_or(Value::Null, |date| date.to_string().into()),
        Sort::Number | Sort::MaybeNumber => {
            let text = fields.optional(name);
            match text.parse::<u32>() {
                Ok(number) => number.into(),
                Err(_) if text.is_empty() && matches!(field.sort, Sort::Number) => 0.into(),
                Err(_) if text.is_empty() => Value::Null,
                Err(_) => {
                    fields.wrong(name, "Enter a whole number, such as 3");
                    Value::Null
                }
            }
        }
        Sort::Yes => fields
            .yes_no(name, &format!("Choose yes or no: {}", field.label.to_lowercase()))
            .unwrap_or(false)
            .into(),
        Sort::Lines => lines(form, name),
        Sort::Classes(list) => classes(fields, name, list),
    }
}

fn classes(fields: &mut Fields<'_>, name: &str, list: &[Word]) -> Value {
    let mut out = Vec::new();
    for (class, _) in list {
        let part = format!("{name}-{class}");
        let text = fields.optional(&part);
        match text.parse::<u32>() {
            Ok(0) => {}
            Ok(number) => out.push(json!({ "standing": class, "at-least": number })),
            Err(_) if text.is_empty() => {}
            Err(_) => fields.wrong(&part, "Enter a whole number, such as 3, or leave it empty"),
        }
    }
    out.into()
}

fn some(text: String) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn lines(form: &Form, name: &str) -> Value {
    let get = |field: String| form.get(&field).unwrap_or_default().trim().to_string();
    let all = (1..=LINES).map(|n| (get(format!("{name}-{n}")), get(format!("{name}-{n}-how"))));
    all.filter(|(group, _)| !group.is_empty())
        .map(|(group, how)| json!({ "group": group, "how": how }))
        .collect()
}

/// The value of a field in words, with the names that others have on the day of the snapshot; empty when there is none.
pub(crate) fn said(on: &Snapshot<'_>, field: &Field, value: &Value) -> String {
    match (field.sort, value) {
        (_, Value::Null) => String::new(),
        (Sort::Word(list) | Sort::MaybeWord(list), Value::String(key)) => words::said(list, key),
        (Sort::Words(list), Value::Array(all)) => {
            let said: Vec<String> =
                all.iter().filter_map(Value::as_str).map(|key| words::said(list, key)).collect();
            said.join("; ")
        }
        (Sort::Elsewhere, Value::Array(all)) => words::count(all.len(), "part found", "parts found"),
        (Sort::One(kind) | Sort::MaybeOne(kind), Value::String(slug)) => called(on, kind, slug),
        (Sort::Many(kind), Value::Array(all)) => {
            let names: Vec<String> =
                all.iter().filter_map(Value::as_str).map(|s| called(on, kind, s)).collect();
            names.join(", ")
        }
        (Sort::MaybeDay, Value::String(text)) => text.parse().map_or_else(|_| text.clone(), day),
        (Sort::Yes, Value::Bool(yes)) => if *yes { "Yes" } else { "No" }.into(),
        (Sort::Lines, Value::Array(all)) => {
            let part = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_string();
            let said = all.iter().map(|line| match part(line, "how") {
                how if how.is_empty() => called(on, "group", &part(line, "group")),
                how => format!("{}, {how}", called(on, "group", &part(line, "group"))),
            });
            said.collect::<Vec<_>>().join("; ")
        }
        (Sort::Classes(list), Value::Array(all)) => {
            let said = all.iter().map(|class| {
                let of = words::said(list, class["standing"].as_str().unwrap_or_default());
                format!("{of}: {}", class["at-least"])
            });
            said.collect::<Vec<_>>().join("; ")
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// What a thing is called on the day, or its short name when it does not hold then.
fn called(on: &Snapshot<'_>, kind: &str, slug: &str) -> String {
    let found = Noun::KINDS.iter().find(|k| **k == kind).and_then(|kind| on.fact(kind, slug));
    found.map_or_else(|| slug.to_string(), |fact| crate::name::of(on, &fact.noun))
}

/// A short name for a new thing, made from what was typed, that nothing of its kind has yet.
pub(crate) fn short_name(register: &crate::Register, typed: &str, noun: &Noun) -> Result<String, FieldError> {
    if !typed.is_empty() {
        return Ok(typed.to_string());
    }
    let parts: Vec<String> = match noun {
        Noun::Seat(it) => {
            vec![it.group.clone(), it.organisation.clone().or(it.listed_as.clone()).unwrap_or("seat".into())]
        }
        Noun::Holding(it) => vec![it.seat.clone(), it.person.clone()],
        Noun::Office(it) => vec![it.group.clone().unwrap_or_default(), it.office.clone(), it.person.clone()],
        Noun::Liaison(it) => vec![it.organisation.clone(), it.person.clone()],
        Noun::Signature(it) => {
            vec![it.protocol.clone(), it.group.clone().or(it.organisation.clone()).unwrap_or_default()]
        }
        Noun::Tagging(it) => vec![it.theme.clone(), it.label.clone()],
        named => {
            vec![values(named).ok().and_then(|v| v["name"].as_str().map(String::from)).unwrap_or_default()]
        }
    };
    let base = slug(&parts.join(" "));
    if base.is_empty() {
        return Err(FieldError {
            field: "slug".into(),
            message: "Enter a short name, such as domestic-abuse".into(),
        });
    }
    let free = |slug: &String| !register.knows(noun.kind(), slug);
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    Ok(std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base))
}

/// Small letters, digits and single hyphens, at most 50 of them.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') && letter != '’' && letter != '\'' {
            out.push('-');
        }
    }
    out.truncate(50);
    out.trim_matches('-').to_string()
}

#[cfg(test)]
mod tests;
