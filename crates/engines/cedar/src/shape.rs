//! What the schema knows: roles, kinds, their verbs and the facts that each needs.

use crate::ask::{COUNTY, SELF, SIGNED_IN};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A role that a person can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As grants name it: `officer`.
    pub name: String,
    /// What it is held on: `county`, `group` or `organisation`.
    pub on: String,
    /// Who that is, for people to read.
    pub doc: String,
}

/// Something that a thing's facts tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name: `published`.
    pub name: String,
    /// What sort of value it has.
    pub sort: Sort,
    /// Whether nothing is decided without it.
    pub required: bool,
    /// What it means, for people to read.
    pub doc: String,
}

/// The two sorts of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Yes or no: `Bool` in the schema.
    Flag,
    /// Identifiers: `Set<String>` in the schema.
    Ids,
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Flag => "yes or no",
            Self::Ids => "identifiers",
        })
    }
}

/// The schema in the house's own terms.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// In order of name.
    pub roles: Vec<Role>,
    pub kinds: BTreeMap<String, KindShape>,
}

#[derive(Debug, Default)]
pub(crate) struct KindShape {
    pub doc: String,
    /// Besides its county, in order of name.
    pub facts: Vec<Fact>,
    pub verbs: BTreeMap<String, String>,
}

/// A name in the schema to blame, and what is wrong.
pub(crate) type Blame = (String, String);

/// The type of the one who asks.
pub(crate) const PERSON: &str = "Person";

impl Shape {
    /// Reads the schema's JSON form, which Cedar has already found to be a schema.
    pub fn read(schema: &Value) -> Result<Self, Blame> {
        let space =
            schema.get("").ok_or_else(|| blame("namespace", "the schema has no place for namespaces"))?;
        let types = object(space, "entityTypes");
        let common = object(space, "commonTypes");
        let mut shape = Self::default();
        for (name, entity) in &types {
            let attributes = entity.get("shape").map(|shape| object(shape, "attributes")).unwrap_or_default();
            if name == PERSON {
                shape.roles = roles(&attributes, &common)?;
            } else {
                let facts = facts(name, &attributes, &common)?;
                shape.kinds.insert(
                    name.clone(),
                    KindShape { doc: note(entity, "doc"), facts, verbs: BTreeMap::new() },
                );
            }
        }
        if shape.roles.is_empty() {
            return Err(blame(PERSON, "there must be an entity “Person” with the roles as its attributes"));
        }
        shape.add_verbs(&object(space, "actions"))?;
        Ok(shape)
    }

    fn add_verbs(&mut self, actions: &Map<String, Value>) -> Result<(), Blame> {
        for (verb, action) in actions {
            if action.get("memberOf").and_then(Value::as_array).is_some_and(|groups| !groups.is_empty()) {
                return Err(blame(verb, "verbs stand alone here: a policy names each verb that it permits"));
            }
            let kinds =
                action.pointer("/appliesTo/resourceTypes").and_then(Value::as_array).into_iter().flatten();
            for kind in kinds.filter_map(Value::as_str) {
                let Some(kind) = self.kinds.get_mut(kind) else {
                    return Err(blame(verb, "a person is not a thing: nothing can be done to one here"));
                };
                kind.verbs.insert(verb.clone(), note(action, "doc"));
            }
        }
        // The kernel asks “may they view it?” when something else was denied, to choose between refused and absent.
        match self.kinds.iter().find(|(_, kind)| !kind.verbs.contains_key("View")) {
            Some((name, _)) => Err(blame(name, "every kind must have the verb “View”")),
            None => Ok(()),
        }
    }
}

fn roles(attributes: &Map<String, Value>, common: &Map<String, Value>) -> Result<Vec<Role>, Blame> {
    let mut roles = Vec::new();
    for (name, attribute) in attributes {
        let sort = sort(attribute, common);
        if name == SIGNED_IN {
            if sort != Some(Sort::Flag) || !required(attribute) {
                return Err(blame(name, "“signed_in” must be a Bool that is always there"));
            }
            continue;
        }
        if sort != Some(Sort::Ids) || !required(attribute) {
            return Err(blame(
                name,
                &format!("“{name}” of a person must be a Set<String> that is always there"),
            ));
        }
        let on = note(attribute, "on");
        match (name == SELF, on.as_str()) {
            (true, _) => (),
            (false, "county" | "group" | "organisation") => {
                roles.push(Role { name: name.clone(), on, doc: note(attribute, "doc") });
            }
            _ => {
                let message = format!(
                    "say what “{name}” is held on: @on(\"county\"), @on(\"group\") or @on(\"organisation\")"
                );
                return Err(blame(name, &message));
            }
        }
    }
    if let Some(missing) = [SIGNED_IN, SELF].into_iter().find(|name| !attributes.contains_key(*name)) {
        return Err(blame(PERSON, &format!("a person needs the attribute “{missing}”")));
    }
    roles.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(roles)
}

fn facts(
    kind: &str,
    attributes: &Map<String, Value>,
    common: &Map<String, Value>,
) -> Result<Vec<Fact>, Blame> {
    let county = attributes.get(COUNTY).filter(|county| required(county));
    if county.is_none_or(|county| named(county) != Some("String")) {
        return Err(blame(kind, "every kind hangs on a county: give it “county: String”"));
    }
    let mut facts = Vec::new();
    for (name, attribute) in attributes.iter().filter(|(name, _)| *name != COUNTY) {
        let Some(sort) = sort(attribute, common) else {
            return Err(blame(
                name,
                &format!("“{name}” must be a Bool or a Set<String>: facts have no other sorts"),
            ));
        };
        facts.push(Fact {
            name: name.clone(),
            sort,
            required: required(attribute),
            doc: note(attribute, "doc"),
        });
    }
    facts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(facts)
}

/// Follows common types by name; Cedar has already refused a circle.
fn sort(attribute: &Value, common: &Map<String, Value>) -> Option<Sort> {
    match attribute.get("type").and_then(Value::as_str)? {
        "Boolean" => Some(Sort::Flag),
        "Set" => {
            attribute.get("element").filter(|element| named(element) == Some("String")).map(|_| Sort::Ids)
        }
        _ => match named(attribute)? {
            "Bool" => Some(Sort::Flag),
            name => sort(common.get(name)?, common),
        },
    }
}

/// The plain name of a type.
fn named(value: &Value) -> Option<&str> {
    let name = value.get("name").or_else(|| value.get("type")).and_then(Value::as_str)?;
    Some(name.trim_start_matches("__cedar::"))
}

fn required(attribute: &Value) -> bool {
    attribute.get("required").and_then(Value::as_bool).unwrap_or(true)
}

fn note(value: &Value, name: &str) -> String {
    let note = value.get("annotations").and_then(|notes| notes.get(name)).and_then(Value::as_str);
    note.unwrap_or_default().to_string()
}

fn object(value: &Value, name: &str) -> Map<String, Value> {
    value.get(name).and_then(Value::as_object).cloned().unwrap_or_default()
}

fn blame(name: &str, message: &str) -> Blame {
    (name.into(), message.into())
}
