//! The cases notice when a policy is taken away, loses a condition, or loses a verb.

use crate::support::{Case, Standard, all_cases, rulebook, standard, wrong};
use cedar_policy::{Policy, PolicyId, PolicySet};
use engine_cedar::Cedar;
use kernel::rulebook::Rulebook;
use serde_json::{Value, json};
use std::str::FromStr;

const SCHEMA: &str = "policies/schema.cedarschema";

/// Every policy of the release by its `@id`, as Cedar's JSON.
fn policies() -> Vec<(String, Value)> {
    let rulebook = rulebook();
    let mut all = Vec::new();
    for (name, bytes) in rulebook.below("policies/").filter(|(name, _)| name.ends_with(".cedar")) {
        let set = PolicySet::from_str(std::str::from_utf8(bytes).expect(name)).expect(name);
        all.extend(
            set.policies().map(|p| (p.annotation("id").expect(name).to_string(), p.to_json().expect(name))),
        );
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// What the mutants are tried on, read once.
struct Bench {
    schema: String,
    standard: Standard,
    cases: Vec<(String, Case, bool)>,
}

impl Bench {
    fn new() -> Self {
        let schema = String::from_utf8(rulebook().file(SCHEMA).expect(SCHEMA).to_vec()).expect(SCHEMA);
        Self { schema, standard: standard(), cases: all_cases() }
    }

    /// Whether the cases hold with these policies; a set that is refused at load is noticed before any case.
    ///
    /// Policies and cases of other kinds than the mutant's cannot tell it apart, and are left out to save time.
    fn survives<'a>(&self, mutant: &Value, policies: impl Iterator<Item = &'a Value>) -> bool {
        let kind = kind_of(mutant);
        let near =
            policies.filter(|other| kind.is_none() || kind_of(other).is_none() || kind_of(other) == kind);
        let read = |(at, json): (usize, &Value)| {
            Policy::from_json(Some(PolicyId::new(at.to_string())), json.clone())
                .expect("a policy")
                .to_string()
        };
        let text: Vec<String> = near.enumerate().map(read).collect();
        let asks = |case: &Case| kind.is_none_or(|kind| self.standard.things[&case.thing].kind == kind);
        let mut cases = self.cases.iter().filter(|(_, case, _)| asks(case));
        let files = [(SCHEMA, self.schema.as_str()), ("policies/all.cedar", &text.join("\n"))];
        let Ok(cedar) = Cedar::load(&Rulebook::of(files)) else { return false };
        cases.all(|case| wrong(&cedar, &self.standard, case).is_none())
    }
}

/// The one kind of which a policy speaks.
fn kind_of(policy: &Value) -> Option<&str> {
    policy.pointer("/resource/entity_type").and_then(Value::as_str)
}

#[test]
fn nothing_is_lost_in_the_rewriting() {
    let (bench, policies) = (Bench::new(), policies());
    for (id, whole) in &policies {
        assert!(bench.survives(whole, policies.iter().map(|(_, json)| json)), "{id}");
    }
}

#[test]
fn no_policy_can_be_taken_away_unnoticed() {
    let (bench, policies) = (Bench::new(), policies());
    let mut survivors = Vec::new();
    for (gone, json) in &policies {
        if bench.survives(json, policies.iter().filter(|(id, _)| id != gone).map(|(_, json)| json)) {
            survivors.push(gone);
        }
    }
    assert!(survivors.is_empty(), "no case fails without: {survivors:?}");
}

#[test]
fn no_condition_or_verb_can_be_taken_away_unnoticed() {
    let (bench, policies) = (Bench::new(), policies());
    let (mut tried, mut survivors) = (0, Vec::new());
    for (at, (id, json)) in policies.iter().enumerate() {
        let mut mutants = conditions(json);
        mutants.extend(verbs(json));
        for (what, mutant) in mutants {
            tried += 1;
            let set = policies.iter().enumerate().map(|(n, (_, json))| if n == at { &mutant } else { json });
            if bench.survives(&mutant, set) {
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
