//! The cases notice when a policy is taken away, loses a condition, or loses a verb.

use cedar_policy::{Policy, PolicyId, PolicySet};
use engine_cedar::Cedar;
use kernel::rulebook::Rulebook;
use serde_json::{Value, json};
use std::str::FromStr;
use crate::support::{rulebook, standard, wrong};

const SCHEMA: &str = "policies/schema.cedarschema";

/// Every policy of the release by its `@id`, as Cedar's JSON.
fn policies() -> Vec<(String, Value)> {
    let rulebook = rulebook();
    let mut all = Vec::new();
    for (name, bytes) in rulebook.below("policies/").filter(|(name, _)| name.ends_with(".cedar")) {
        let set = PolicySet::from_str(std::str::from_utf8(bytes).expect(name)).expect(name);
        all.extend(set.policies().map(|p| (p.annotation("id").expect(name).to_string(), p.to_json().expect(name))));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// Whether the cases hold with these policies alone; a set that is refused at load is noticed before any case.
fn survives(policies: &[&Value]) -> bool {
    let read = |(at, json): (usize, &&Value)| Policy::from_json(Some(PolicyId::new(at.to_string())), (*json).clone());
    let text: Vec<String> = policies.iter().enumerate().map(|(at, p)| read((at, p)).expect("a policy").to_string()).collect();
    let whole = rulebook();
    let schema = std::str::from_utf8(whole.file(SCHEMA).expect(SCHEMA)).expect(SCHEMA);
    let mutant = Rulebook::of([(SCHEMA, schema), ("policies/all.cedar", &text.join("\n"))]);
    Cedar::load(&mutant).is_ok_and(|cedar| wrong(&cedar, &standard()).is_empty())
}

#[test]
fn nothing_is_lost_in_the_rewriting() {
    let policies = policies();
    assert!(survives(&policies.iter().map(|(_, json)| json).collect::<Vec<_>>()));
}

#[test]
fn no_policy_can_be_taken_away_unnoticed() {
    let policies = policies();
    let survivors: Vec<&str> = policies
        .iter()
        .map(|(id, _)| id.as_str())
        .filter(|gone| survives(&policies.iter().filter(|(id, _)| id != gone).map(|(_, json)| json).collect::<Vec<_>>()))
        .collect();
    assert!(survivors.is_empty(), "no case fails without: {survivors:?}");
}

#[test]
fn no_condition_or_verb_can_be_taken_away_unnoticed() {
    let policies = policies();
    let (mut tried, mut survivors) = (0, Vec::new());
    for (at, (id, json)) in policies.iter().enumerate() {
        let mut mutants = conditions(json);
        mutants.extend(verbs(json));
        for (what, mutant) in mutants {
            tried += 1;
            let set: Vec<&Value> =
                policies.iter().enumerate().map(|(n, (_, json))| if n == at { &mutant } else { json }).collect();
            if survives(&set) {
                survivors.push(format!("{id}: {what}"));
            }
        }
    }
    assert!(tried > 100, "only {tried} mutants");
    assert!(survivors.is_empty(), "{} of {tried} mutants live:\n{}", survivors.len(), survivors.join("\n"));
}

/// The policy with each side of an “and” made true, each side of an “or” made false, and its whole condition made true.
fn conditions(policy: &Value) -> Vec<(String, Value)> {
    let mut places = vec!["/conditions/0/body".to_string()];
    let mut mutants = Vec::new();
    while let Some(place) = places.pop() {
        let Some(expression) = policy.pointer(&place) else { continue };
        let mut replace = |place: &str, by: bool| {
            let mut mutant = policy.clone();
            *mutant.pointer_mut(place).expect("a place that was found") = json!({ "Value": by });
            mutants.push((format!("{place} is {by}"), mutant));
        };
        if place == "/conditions/0/body" {
            replace(&place, true);
        }
        for (operator, neutral) in [("&&", true), ("||", false)] {
            if expression.get(operator).is_some() {
                for side in ["left", "right"] {
                    let inner = format!("{place}/{operator}/{side}");
                    replace(&inner, neutral);
                    places.push(inner);
                }
            }
        }
    }
    mutants
}

/// The policy with each of its verbs left out.
fn verbs(policy: &Value) -> Vec<(String, Value)> {
    let Some(all) = policy.pointer("/action/entities").and_then(Value::as_array) else { return Vec::new() };
    let without = |gone: &Value| {
        let mut mutant = policy.clone();
        mutant["action"]["entities"] = all.iter().filter(|verb| *verb != gone).cloned().collect();
        (format!("without {gone}"), mutant)
    };
    all.iter().map(without).collect()
}
