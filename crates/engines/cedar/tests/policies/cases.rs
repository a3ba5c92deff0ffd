//! The cases in `rulebook/policies/ALLOW` and `DENY` come out as their folder says, and none is there in vain.

use crate::support::{all_cases, cases, facts, rulebook, standard, wrong};
use engine_cedar::Cedar;
use std::collections::BTreeSet;

#[test]
fn every_case_comes_out_as_its_folder_says() {
    let cedar = Cedar::load(&rulebook()).unwrap_or_else(|misprint| panic!("{misprint}"));
    let all = all_cases();
    assert!(all.len() >= 40);
    let standard = standard();
    let wrong: Vec<String> = all.iter().filter_map(|case| wrong(&cedar, &standard, case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A case that is denied because it is misspelt proves nothing.
#[test]
fn every_case_asks_something_that_the_schema_knows() {
    let cedar = Cedar::load(&rulebook()).unwrap();
    let (standard, roles) =
        (standard(), cedar.roles().map(|role| role.name.as_str()).collect::<BTreeSet<_>>());
    for (file, case, _) in all_cases() {
        let (thing, place) = (&standard.things[&case.thing], format!("{file}: {}", case.says));
        assert!(
            cedar.verbs(&thing.kind).any(|(verb, _)| verb == case.verb),
            "{place}: no verb {}",
            case.verb
        );
        for role in case.who.actor().grants.keys() {
            assert!(roles.contains(role.as_str()), "{place}: no role {role}");
        }
        let told = facts(thing, &case.facts);
        let mut known: BTreeSet<&str> = cedar.facts(&thing.kind).map(|fact| fact.name.as_str()).collect();
        let needed = cedar.facts(&thing.kind).filter(|fact| fact.required).count();
        assert!(told.flags.len() + told.ids.len() >= needed, "{place}: something is not told");
        for name in told.flags.keys().chain(told.ids.keys()) {
            assert!(known.remove(name), "{place}: no fact {name}");
        }
    }
}

#[test]
fn every_kind_and_verb_has_a_case_on_both_sides() {
    let (cedar, standard) = (Cedar::load(&rulebook()).unwrap(), standard());
    let asked = |folder: &str| -> BTreeSet<(String, String)> {
        cases(folder)
            .into_iter()
            .map(|(_, case)| (standard.things[&case.thing].kind.clone(), case.verb))
            .collect()
    };
    let (allowed, denied) = (asked("ALLOW"), asked("DENY"));
    for (kind, _) in cedar.kinds() {
        for (verb, _) in cedar.verbs(kind) {
            let pair = (kind.to_string(), verb.to_string());
            assert!(allowed.contains(&pair), "no case in ALLOW asks for {verb} on {kind}");
            // Everybody may know that a county is there.
            assert!(
                denied.contains(&pair) || (kind, verb) == ("County", "View"),
                "no case in DENY asks for {verb} on {kind}"
            );
        }
    }
}
