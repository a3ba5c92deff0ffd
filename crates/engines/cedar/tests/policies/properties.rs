//! What holds for every person and every thing, drawn at random from the schema of the release.

use crate::support::{DAY, rulebook};
use engine_cedar::{Cedar, Sort};
use kernel::{Actor, Facts, Grant, Judge, Who};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CEDAR: LazyLock<Cedar> = LazyLock::new(|| Cedar::load(&rulebook()).expect("the release loads"));

/// Few names, so that people and things meet often.
const IDS: [&str; 6] = ["loamshire", "hillshire", "night-time", "police", "me", "you"];

fn ids() -> impl Strategy<Value = BTreeSet<String>> {
    proptest::collection::btree_set(select(&IDS[..]).prop_map(String::from), 0..4)
}

fn person() -> impl Strategy<Value = Actor> {
    let roles: Vec<String> = CEDAR.roles().map(|role| role.name.clone()).collect();
    let grant = (select(roles), select(&IDS[..])).prop_map(|(role, on)| Grant { role, on: on.into() });
    let signed_in = (select(&["me", "you"][..]), proptest::collection::vec(grant, 0..5))
        .prop_map(|(id, grants)| Actor::person(id, "", grants, DAY));
    prop_oneof![1 => Just(Actor::public(DAY)), 9 => signed_in]
}

/// A kind, one of its verbs, and facts that fit it.
fn question() -> impl Strategy<Value = (&'static str, &'static str, Facts)> {
    let kinds: Vec<&'static str> = CEDAR.kinds().map(|(kind, _)| kind).collect();
    let drawn = (
        select(kinds),
        any::<Index>(),
        select(&IDS[..2]),
        proptest::collection::vec((any::<bool>(), any::<bool>(), ids()), 12),
    );
    drawn.prop_map(|(kind, verb, county, told)| {
        let verbs: Vec<&'static str> = CEDAR.verbs(kind).map(|(verb, _)| verb).collect();
        let mut facts = Facts::of(county);
        for (fact, (flag, there, ids)) in CEDAR.facts(kind).zip(told) {
            facts = match fact.sort {
                Sort::Flag => facts.flag(&fact.name, flag),
                Sort::Ids if fact.required || there => facts.ids(&fact.name, ids),
                Sort::Ids => facts,
            };
        }
        (kind, *verb.get(&verbs), facts)
    })
}

fn allows(actor: &Actor, verb: &str, kind: &str, facts: &Facts) -> bool {
    CEDAR.allows(actor, verb, kind, "a-thing", facts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whoever_may_do_anything_may_view(actor in person(), (kind, verb, facts) in question()) {
        prop_assert!(!allows(&actor, verb, kind, &facts) || allows(&actor, "View", kind, &facts));
    }

    #[test]
    fn whoever_is_excluded_may_do_nothing(actor in person(), (kind, verb, facts) in question()) {
        let excluded = actor.id().is_some_and(|id| facts.ids.get("excluded").is_some_and(|ids| ids.contains(id)));
        prop_assert!(!excluded || !allows(&actor, verb, kind, &facts));
    }

    #[test]
    fn what_is_held_elsewhere_opens_nothing(actor in person(), (kind, verb, facts) in question()) {
        let Who::Person(_) = actor.who else { return Ok(()) };
        let here = |on: &str| on == facts.county || facts.ids.values().any(|ids| ids.contains(on));
        let grants = actor.grants.iter().flat_map(|(role, on)| on.iter().map(move |on| (role, on)));
        let away = grants.filter(|(_, on)| !here(on)).map(|(role, on)| Grant { role: role.clone(), on: on.clone() });
        // A stranger who is neither author nor holder of the account, so that nothing but the grants can count.
        let (stranger, nobody) = (Actor::person("stranger", "", away, DAY), Actor::public(DAY));
        prop_assert_eq!(allows(&stranger, verb, kind, &facts), allows(&nobody, verb, kind, &facts));
    }

    #[test]
    fn an_administrator_reads_no_more_content_than_the_public(id in select(&["me", "you"][..]), (kind, verb, facts) in question()) {
        let content = ["Agreement", "PlanAction", "GroupUpdate", "Paper"].contains(&kind);
        let grants = IDS.map(|on| Grant { role: "admin".into(), on: on.into() });
        let excluded = facts.ids.get("excluded").is_some_and(|ids| ids.contains(id));
        if content && !excluded {
            let admin = allows(&Actor::person(id, "", grants, DAY), verb, kind, &facts);
            prop_assert_eq!(admin, allows(&Actor::public(DAY), verb, kind, &facts));
        }
    }

    #[test]
    fn a_further_role_takes_nothing_away(actor in person(), more in person(), (kind, verb, facts) in question()) {
        let Who::Person(id) = &actor.who else { return Ok(()) };
        let both = [&actor, &more].into_iter().flat_map(|actor| &actor.grants);
        let both = both.flat_map(|(role, on)| on.iter().map(|on| Grant { role: role.clone(), on: on.clone() }));
        let richer = Actor::person(id, "", both, DAY);
        prop_assert!(!allows(&actor, verb, kind, &facts) || allows(&richer, verb, kind, &facts));
    }

    #[test]
    fn no_role_is_held_on_everything(id in select(&["me", "you"][..]), (kind, verb, facts) in question()) {
        let every = CEDAR.roles().flat_map(|role| ["*", "", "all"].map(|on| Grant { role: role.name.clone(), on: on.into() }));
        let (person, alone) = (Actor::person(id, "", every, DAY), Actor::person(id, "", [], DAY));
        prop_assert_eq!(allows(&person, verb, kind, &facts), allows(&alone, verb, kind, &facts));
    }

    #[test]
    fn a_ruling_says_what_the_judge_says_and_why(actor in person(), (kind, verb, facts) in question()) {
        let ruling = CEDAR.ruling(&actor, verb, kind, "a-thing", &facts);
        prop_assert_eq!(ruling.allowed, allows(&actor, verb, kind, &facts));
        prop_assert!(!ruling.allowed || !ruling.because.is_empty());
        prop_assert!(ruling.because.iter().all(|id| CEDAR.rule(id).is_some()));
    }
}
