//! What must hold whatever there is: more evidence never makes a cell worse, order does not matter, and nobody is left without a word.

use super::support::{county, on};
use duties::{Facts, Law, Obligation, State};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::contracts::evidence::{Evidence, KINDS};
use kernel::rulebook::Rulebook;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::load(&Rulebook::load(None).unwrap()).unwrap());

const OWNERS: [&str; 8] =
    ["scb", "csp-both", "csp-vale", "council", "police", "fire", "vale-council", "north-council"];
const MARKS: [&str; 12] = [
    "agreed",
    "public",
    "senior:police",
    "senior:fire",
    "senior:council",
    "content:a",
    "content:9-3-a",
    "to:policing-body",
    "signed:police",
    "refused:fire",
    "basis:csp-vale",
    "members:2",
];

fn day() -> impl Strategy<Value = Date> {
    (0..3_000_i64).prop_map(|n| date(2015, 1, 1).checked_add(n.days()).unwrap())
}

fn some() -> impl Strategy<Value = Evidence> {
    let year = prop_oneof![Just(""), Just("2019-20"), Just("2020-21"), Just("2021-22")];
    (
        0..KINDS.len(),
        0..OWNERS.len(),
        day(),
        prop::option::of(day()),
        prop::collection::btree_set(0..MARKS.len(), 0..9),
        year,
        0..1_000_000_u32,
    )
        .prop_map(|(kind, owner, on, until, marks, year, id)| {
            let group = OWNERS[owner].starts_with("csp") || OWNERS[owner] == "scb";
            let of = |yes: bool| if yes { OWNERS[owner].to_string() } else { String::new() };
            Evidence {
                kind: KINDS[kind].0,
                id: format!("e{id}"),
                group: of(group),
                organisation: of(!group),
                year: year.into(),
                on: Some(on),
                until: until.filter(|until| *until >= on),
                withdrawn: None,
                marks: marks.into_iter().map(|at| MARKS[at].to_string()).collect(),
                title: format!("Evidence {id}"),
                href: String::new(),
            }
        })
}

fn facts() -> Facts {
    county().event("r1", "request", "", date(2018, 5, 4)).event(
        "c1",
        "committee-report",
        "",
        date(2019, 11, 20),
    )
}

/// The worst state of each duty and body, without what arises with events, which evidence may bring.
fn cells(all: &[Obligation]) -> BTreeMap<(String, String, String), State> {
    let mut out = BTreeMap::new();
    for one in all.iter().filter(|one| one.event.is_none() && one.state != State::NotApplicable) {
        let key = (one.duty.to_string(), format!("{}@{:?}", one.body, one.csp), one.label.to_string());
        let worst = out.entry(key).or_insert(one.state);
        *worst = one.state.min(*worst);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn more_evidence_never_makes_a_cell_worse(all in prop::collection::vec(some(), 1..30), more in some(), day in day()) {
        let before = cells(&on(&LAW, &facts(), &all, day));
        let mut with = all;
        with.push(more);
        let after = cells(&on(&LAW, &facts(), &with, day));
        for (key, state) in after {
            // A period that was over, and is no longer overdue, is no longer listed.
            if let Some(before) = before.get(&key) {
                prop_assert!(state >= *before, "{key:?}: {before:?} became {state:?}");
            }
        }
    }

    #[test]
    fn the_order_of_facts_and_evidence_does_not_matter(all in prop::collection::vec(some(), 1..30), day in day()) {
        let told = on(&LAW, &facts(), &all, day);
        let mut turned = all;
        turned.reverse();
        let mut other = facts();
        other.areas.reverse();
        other.bodies.reverse();
        other.groups.reverse();
        other.events.reverse();
        prop_assert_eq!(told, on(&LAW, &other, &turned, day));
    }

    #[test]
    fn withdrawing_is_as_if_it_had_never_been(all in prop::collection::vec(some(), 1..20), at in 0..20_usize, day in day()) {
        let at = at % all.len();
        let mut without = all.clone();
        without.remove(at);
        let mut withdrawn = all;
        withdrawn[at].withdrawn = Some(day);
        prop_assert_eq!(on(&LAW, &facts(), &without, day), on(&LAW, &facts(), &withdrawn, day));
    }

    #[test]
    fn as_at_a_day_is_what_that_day_said(all in prop::collection::vec(some(), 1..30), day in day()) {
        // What came later is not looked at.
        let then: Vec<Evidence> = all.iter().filter(|one| one.on <= Some(day)).cloned().collect();
        prop_assert_eq!(on(&LAW, &facts(), &all, day), on(&LAW, &facts(), &then, day));
    }

    #[test]
    fn every_duty_of_the_register_has_a_word_for_everybody_whom_it_binds(day in day()) {
        let told = on(&LAW, &facts(), &[], day);
        for duty in LAW.on(day) {
            let there: Vec<_> = told.iter().filter(|one| *one.duty == *duty.meta.id).collect();
            prop_assert!(!there.is_empty(), "{} has no word on {day}", duty.meta.id);
            if let duties::facts::Found::Parties(parties) = facts().bound(&duty.bound, day) {
                let pilot = duty.meta.status == kernel::rulebook::Status::Pilot;
                for party in parties.iter().filter(|party| !pilot && duty.asks(&party.sort)) {
                    prop_assert!(there.iter().any(|one| *one.body == *party.slug), "{} of {} on {day}", duty.meta.id, party.slug);
                }
            }
        }
    }
}
