//! What is written of the year: no filler, and nothing that does not fit.

use super::script;
use crate::play::timeline::ENDS;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_body_meets_often_enough() {
    let script = script();
    let held = |group: &str| {
        let body = script.bodies.iter().find(|body| body.group == group);
        body.map_or(0, |body| {
            body.meetings.iter().filter(|it| it.cancelled.is_none() && it.day <= ENDS).count()
        })
    };
    let wanted = [
        ("hwb", 4),
        ("scb", 4),
        ("dapb", 4),
        ("violence", 4),
        ("neighbourhoods", 4),
        ("recovery", 4),
        ("reoffending", 4),
        ("chairs", 4),
        ("csp-east", 4),
        ("csp-west", 4),
        ("csp-vale", 2),
        ("health-improvement", 3),
        ("scrutiny", 2),
    ];
    for (group, least) in wanted {
        assert!(held(group) >= least, "{group} meets {} times", held(group));
    }
    let all: usize = script.bodies.iter().map(|body| held(&body.group)).sum();
    assert!(all >= 40, "{all} meetings");
}

#[test]
fn nothing_is_said_twice() {
    let script = script();
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    let mut titles: BTreeSet<&str> = BTreeSet::new();
    let mut once = |place: &str, text: &str| {
        for sentence in
            text.split_inclusive(['.', '?', '!']).map(str::trim).filter(|it| it.chars().count() > 40)
        {
            let before = sentences.insert(sentence.into(), place.into());
            assert!(before.is_none(), "{place} says what {} says: {sentence}", before.unwrap_or_default());
        }
    };
    for body in &script.bodies {
        for meeting in &body.meetings {
            let place = format!("{} on {}", body.group, meeting.day);
            for text in [&meeting.opened, &meeting.arising].into_iter().flatten() {
                once(&place, text);
            }
            for item in &meeting.items {
                assert!(titles.insert(&item.title), "{place}: “{}” is the title of another item", item.title);
                once(&place, &item.text);
                if let Some(decided) = &item.decided {
                    assert!(titles.insert(&decided.title), "{place}: {}", decided.title);
                    for text in [&decided.words, &decided.options, &decided.reasons, &decided.dissent] {
                        once(&place, text);
                    }
                }
                for action in &item.actions {
                    assert!(titles.insert(&action.title), "{place}: {}", action.title);
                    once(&place, &action.outcome);
                }
                for ask in &item.asks {
                    assert!(titles.insert(&ask.title), "{place}: {}", ask.title);
                    once(&place, &ask.words);
                }
                if let Some(paper) = &item.paper {
                    once(&place, &paper.words);
                }
            }
        }
    }
}

#[test]
fn matters_run_through_several_bodies() {
    let script = script();
    for matter in &script.matters {
        let touched = |body: &&crate::play::script::Body| {
            body.meetings.iter().flat_map(|it| &it.items).any(|item| item.matter == matter.id)
        };
        let many = script.bodies.iter().filter(touched).count();
        assert!(many >= 2 || matter.id == "sharing-protocol", "{} touches {many} bodies", matter.id);
    }
    let known: BTreeSet<&str> = script.matters.iter().map(|it| it.id.as_str()).collect();
    for item in script.bodies.iter().flat_map(|body| &body.meetings).flat_map(|it| &it.items) {
        assert!(item.matter.is_empty() || known.contains(item.matter.as_str()), "{}", item.matter);
    }
}
