//! Reads schema and policies, and refuses what is wrong before anything is judged by it.

use crate::ask::{SELF, SIGNED_IN};
use crate::misprint::{at, at_name, offset, words};
use crate::shape::{PERSON, Shape};
use crate::{Cedar, Desk, Kind, Rule};
use cedar_policy::{
    ActionConstraint, Authorizer, Effect, EntityId, EntityTypeName, EntityUid, Policy, PolicyId, PolicySet,
    ResourceConstraint, Schema, SchemaFragment, ValidationMode, Validator,
};
use kernel::rulebook::{Misprint, Rulebook};
use miette::Diagnostic;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;

const SCHEMA: &str = "policies/schema.cedarschema";
const FOLDER: &str = "policies/";

impl Cedar {
    /// Reads the schema and the policies of a rulebook.
    ///
    /// # Errors
    /// The first [`Misprint`]: what is no schema or policy; a name that the schema does not have; a policy that can never
    /// apply; a policy without `@id` or `@says`, or with the `@id` of another; a permit that does not name its verbs and kind.
    pub fn load(rulebook: &Rulebook) -> Result<Self, Misprint> {
        let text = text(rulebook, SCHEMA)?;
        let (fragment, warnings) = SchemaFragment::from_cedarschema_str(text)
            .map_err(|e| at(SCHEMA, text, offset(&e), words(&e, [])))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(at(SCHEMA, text, offset(&warning), words(&warning, [])));
        }
        let broken = |e: &dyn Diagnostic| at(SCHEMA, text, offset(e), words(e, []));
        let json = fragment.clone().to_json_value().map_err(|e| broken(&e))?;
        let names = declared(&json);
        let schema: Schema = fragment.try_into().map_err(|e: cedar_policy::SchemaError| {
            at(SCHEMA, text, offset(&e), words(&e, names.iter().map(String::as_str)))
        })?;
        let shape = Shape::read(&json).map_err(|(name, message)| at_name(SCHEMA, text, &name, message))?;
        let (policies, rules) = policies(rulebook, schema, &shape)?;
        let asking = asking(&policies, &shape).map_err(|message| at(SCHEMA, text, 0, message))?;
        let kinds = shape
            .kinds
            .iter()
            .map(|(name, kind)| Ok((name.clone(), desks(name, kind.verbs.keys(), &asking)?)));
        let kinds = kinds.collect::<Result<_, String>>().map_err(|message| at(SCHEMA, text, 0, message))?;
        let person = type_name(PERSON).map_err(|message| at(SCHEMA, text, 0, message))?;
        Ok(Self { shape, person, kinds, rules, authorizer: Authorizer::new() })
    }
}

fn text<'a>(rulebook: &'a Rulebook, file: &str) -> Result<&'a str, Misprint> {
    let bytes = rulebook.file(file);
    let bytes = bytes.ok_or_else(|| Misprint {
        file: file.into(),
        line: 0,
        message: "there is no such file".into(),
    })?;
    std::str::from_utf8(bytes).map_err(|e| {
        let line = bytes[..e.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        Misprint { file: file.into(), line, message: "this is not UTF-8 text".into() }
    })
}

/// Every name that a type of the schema can have.
fn declared(json: &serde_json::Value) -> Vec<String> {
    let within =
        |part: &str| json.get("").and_then(|space| space.get(part)).and_then(|part| part.as_object());
    let own =
        ["entityTypes", "commonTypes"].into_iter().filter_map(within).flat_map(|types| types.keys().cloned());
    own.chain(["String", "Bool", "Set"].map(String::from)).collect()
}

/// Every policy under its `@id`, checked against the schema and the rules of the house.
fn policies(
    rulebook: &Rulebook,
    schema: Schema,
    shape: &Shape,
) -> Result<(PolicySet, BTreeMap<String, Rule>), Misprint> {
    let mut all = PolicySet::new();
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    for file in rulebook.below(FOLDER).map(|(name, _)| name).filter(|name| name.ends_with(".cedar")) {
        let text = text(rulebook, file)?;
        let parsed = PolicySet::from_str(text).map_err(|e| at(file, text, offset(&e), words(&e, [])))?;
        if let Some(template) = parsed.templates().next() {
            let place = text.find(template.to_cedar().trim()).unwrap_or(0);
            return Err(at(file, text, place, "a template decides nothing: write a policy".into()));
        }
        let placed =
            |policy: &Policy| policy.to_cedar().and_then(|source| text.find(source.trim())).unwrap_or(0);
        let mut found: Vec<(usize, &Policy)> =
            parsed.policies().map(|policy| (placed(policy), policy)).collect();
        found.sort_by_key(|(place, _)| *place);
        for (place, policy) in found {
            let (id, says) = house_rules(policy).map_err(|message| at(file, text, place, message))?;
            if let Some(other) = rules.get(&id) {
                let message =
                    format!("another policy is called “{id}”, in {} on line {}", other.file, other.line);
                return Err(at(file, text, place, message));
            }
            all.add(policy.new_id(PolicyId::new(&id))).map_err(|e| at(file, text, place, e.to_string()))?;
            rules.insert(
                id,
                Rule { says, file: file.into(), line: at(file, text, place, String::new()).line },
            );
        }
    }
    check(rulebook, &all, &rules, schema, shape)?;
    Ok((all, rules))
}

/// What the house asks of a policy beyond Cedar: a name, a sentence, and no permit for whatever may come.
fn house_rules(policy: &Policy) -> Result<(String, String), String> {
    let note =
        |name: &str| policy.annotation(name).map(str::trim).filter(|note| !note.is_empty()).map(String::from);
    let id = note("id").ok_or("give the policy a name: @id(\"paper.issue.officer\")")?;
    let says = note("says").ok_or_else(|| format!("say in a sentence what “{id}” does: @says(\"...\")"))?;
    if policy.effect() == Effect::Permit {
        if policy.action_constraint() == ActionConstraint::Any {
            return Err(format!("“{id}” permits every verb: name those that it permits"));
        }
        if !matches!(policy.resource_constraint(), ResourceConstraint::Is(_)) {
            return Err(format!("“{id}” permits it on everything: name one kind, “resource is Paper”"));
        }
    }
    Ok((id, says))
}

/// Has Cedar check every policy; its warnings (a policy that can never apply) are refused like its errors.
fn check(
    rulebook: &Rulebook,
    all: &PolicySet,
    rules: &BTreeMap<String, Rule>,
    schema: Schema,
    shape: &Shape,
) -> Result<(), Misprint> {
    let result = Validator::new(schema).validate(all, ValidationMode::Strict);
    let errors = result.validation_errors().map(|e| (0, e.policy_id(), e as &dyn Diagnostic));
    let warnings = result.validation_warnings().map(|w| (1, w.policy_id(), w as &dyn Diagnostic));
    let kinds = shape.kinds.iter();
    let known: Vec<&str> = kinds
        .flat_map(|(name, kind)| {
            let facts = kind.facts.iter().map(|fact| fact.name.as_str());
            facts.chain(kind.verbs.keys().map(String::as_str)).chain([name.as_str(), "county"])
        })
        .chain(shape.roles.iter().map(|role| role.name.as_str()))
        .chain([SELF, SIGNED_IN, PERSON])
        .collect();
    let mut wrong = Vec::new();
    for (grade, id, complaint) in errors.chain(warnings) {
        let file = rules.get(&id.to_string()).map_or(FOLDER, |rule| rule.file.as_str());
        let text = text(rulebook, file)?;
        wrong.push((grade, at(file, text, offset(complaint), words(complaint, known.iter().copied()))));
    }
    // A wrong name also makes a policy one that can never apply: the name is what people need to hear.
    wrong.sort_by(|(x, a), (y, b)| (x, &a.file, a.line).cmp(&(y, &b.file, b.line)));
    wrong.into_iter().next().map_or(Ok(()), |(_, first)| Err(first))
}

fn type_name(name: &str) -> Result<EntityTypeName, String> {
    EntityTypeName::from_str(name).map_err(|e| e.to_string())
}

/// Each policy with the attributes of the person that it can ask for.
type Asking<'a> = Vec<(&'a Policy, HashSet<String>)>;

/// For each verb of a kind, the policies whose head does not rule it out: the engine tries them all, so fewer is faster.
fn desks<'a>(kind: &str, verbs: impl Iterator<Item = &'a String>, all: &Asking<'_>) -> Result<Kind, String> {
    let name = type_name(kind)?;
    let mut desks = HashMap::new();
    for verb in verbs {
        let action = EntityUid::from_type_name_and_id(type_name("Action")?, EntityId::new(verb));
        let bearing = || all.iter().filter(|(policy, _)| bears_on(policy, &action, &name));
        let asks = bearing().flat_map(|(_, asks)| asks.iter().cloned()).collect();
        let policies = PolicySet::from_policies(bearing().map(|(policy, _)| (*policy).clone()))
            .map_err(|e| e.to_string())?;
        desks.insert(verb.clone(), Desk { action, policies, asks });
    }
    Ok(Kind { name, desks })
}

/// The attributes of the person that each policy can ask for. A name that is one of the person's is counted wherever it
/// stands in a policy, so that none is missed: one too many costs a little time, one too few would be denied as an error.
fn asking<'a>(all: &'a PolicySet, shape: &Shape) -> Result<Asking<'a>, String> {
    let own = || shape.roles.iter().map(|role| role.name.as_str()).chain([SELF, SIGNED_IN]);
    let asks = |policy: &'a Policy| {
        let mut found = HashSet::new();
        let mut open = vec![policy.to_json().map_err(|e| e.to_string())?];
        while let Some(value) = open.pop() {
            match value {
                Value::String(text) => {
                    found.insert(text);
                }
                Value::Array(items) => open.extend(items),
                Value::Object(fields) => open.extend(fields.into_iter().map(|(_, value)| value)),
                Value::Null | Value::Bool(_) | Value::Number(_) => (),
            }
        }
        Ok((policy, own().filter(|name| found.contains(*name)).map(String::from).collect()))
    };
    all.policies().map(asks).collect()
}

fn bears_on(policy: &Policy, action: &EntityUid, kind: &EntityTypeName) -> bool {
    let verb = match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::In(actions) => actions.contains(action),
        ActionConstraint::Eq(only) => only == *action,
    };
    let thing = match policy.resource_constraint() {
        ResourceConstraint::Any => true,
        ResourceConstraint::In(one) | ResourceConstraint::Eq(one) => one.type_name() == kind,
        ResourceConstraint::Is(only) | ResourceConstraint::IsIn(only, _) => only == *kind,
    };
    verb && thing
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A policy that is left off a desk decides nothing there, so none may be left off that could.
    #[test]
    fn every_policy_stands_on_every_desk_on_which_it_can_bear() {
        let rulebook = Rulebook::load(None).expect("the rulebook of the release loads");
        let cedar = Cedar::load(&rulebook).unwrap_or_else(|misprint| panic!("{misprint}"));
        let schema = Schema::from_cedarschema_str(text(&rulebook, SCHEMA).unwrap()).unwrap().0;
        let mut checked = 0;
        for file in rulebook.below(FOLDER).map(|(name, _)| name).filter(|name| name.ends_with(".cedar")) {
            let set = PolicySet::from_str(text(&rulebook, file).unwrap()).unwrap();
            for policy in set.policies() {
                let id = PolicyId::new(policy.annotation("id").unwrap());
                for request in policy.get_valid_request_envs(&schema) {
                    let desks = &cedar.kinds[&request.resource().to_string()].desks;
                    let desk = &desks[request.action().id().unescaped()];
                    assert!(
                        desk.policies.policy(&id).is_some(),
                        "{id}: {} {}",
                        request.action(),
                        request.resource()
                    );
                    checked += 1;
                }
            }
        }
        assert!(checked >= cedar.rules.len(), "{checked}");
    }
}
