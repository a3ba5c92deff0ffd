//! Twelve things that go wrong on a sound Loamshire, each of which changes its own cells and no other.

use crate::county::facts;
use crate::table::{Bench, there, word};
use duties::{Facts, State, View, obligations};
use jiff::civil::{Date, date};
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeMap;

/// The year 2022-23 is over.
const DAY: Date = date(2023, 5, 31);

/// Loamshire as it should be: everything that a defect takes away is there.
const SOUND: &str = "\
    protocol csp-east 2021-04-01 +part:s17a +part:s115 +part:other; \
    protocol csp-west 2021-04-01 +part:s17a +part:s115 +part:other; \
    protocol csp-vale 2021-04-01 +part:s17a +part:s115 +part:other; \
    public-meeting csp-east 2022-10-12 +public +notified +senior:ALL; \
    public-meeting csp-west 2022-10-19 +public +notified +senior:ALL; \
    public-meeting csp-vale 2023-03-09 +public +notified +senior:ALL; \
    consultation csp-east 2022-07-14; consultation csp-west 2022-07-21; consultation csp-vale 2022-07-28; \
    assessment csp-east 2023-01-19 +content:a +content:b +content:c +content:d +content:e +content:f +content:g; \
    assessment csp-west 2023-01-26 +content:a +content:b +content:c +content:d +content:e +content:f +content:g; \
    assessment csp-vale 2023-02-02 +content:a +content:b +content:c +content:d +content:e +content:f +content:g; \
    agreement scb 2023-03-14 +agreed +content:9-3-a +content:9-3-b +basis:csp-east +basis:csp-west +basis:csp-vale; \
    transmittal scb 2023-03-23 +of:agreement +to:policing-body; \
    plan csp-east 2023-03-22 +considered:assessment +considered:agreement; \
    plan csp-west 2023-03-23 +considered:assessment +considered:agreement; \
    plan csp-vale 2023-03-24 +considered:assessment +considered:agreement; \
    summary csp-east 2023-05-10 +public; summary csp-west 2023-05-16 +public; summary csp-vale 2023-05-18 +public; \
    liaison lcc 2021-04-01; liaison ambermoor 2021-04-01; liaison castle-orrin 2021-04-01; liaison dunwater 2021-04-01; \
    liaison fennimore 2021-04-01; liaison harrowmere 2021-04-01; liaison thistlevale 2021-04-01; \
    liaison constabulary 2021-04-01; liaison fire 2021-04-01; liaison icb 2022-07-01; liaison probation 2021-06-26; \
    return constabulary 2023-02-10 +period:2022-10-01 +description:1 +description:2; \
    return fire 2023-02-10 +period:2022-10-01 +description:3 +description:4; \
    return lcc 2023-02-10 +period:2022-10-01 +description:5 +description:6 +description:7 +description:8; \
    return ambermoor 2023-02-10 +period:2022-10-01 +description:7 +description:8; \
    appointment dapb 2021-10-01 +seat:local-authority +seat:district +seat:victims +seat:children +seat:charity +seat:health \
    +seat:justice; \
    meeting scrutiny 2022-11-17 +held +crime-and-disorder; notice scrutiny 2022-11-08";

/// Every cell of the matrix with its state: by duty, body and period.
fn matrix(bench: &Bench, facts: &Facts, evidence: &[Evidence]) -> BTreeMap<String, State> {
    let view = View::span(date(2022, 4, 1), DAY, DAY);
    let all = obligations(&bench.law, facts, evidence, view, bench.clocks.calendar());
    all.into_iter().map(|one| (one.key(), one.state)).collect()
}

/// The place of a piece of evidence in what is sound.
fn at(evidence: &[Evidence], kind: &str, owner: &str) -> usize {
    let mine = |one: &Evidence| one.kind == kind && (one.group == owner || one.organisation == owner);
    evidence.iter().position(mine).unwrap_or_else(|| panic!("{owner} has a {kind}"))
}

fn without(evidence: &mut [Evidence], kind: &str, owner: &str, mark: &str) {
    let at = at(evidence, kind, owner);
    assert!(evidence[at].marks.remove(mark), "{mark} was there");
}

fn gone(evidence: &mut Vec<Evidence>, kind: &str, owner: &str) {
    let at = at(evidence, kind, owner);
    evidence.remove(at);
}

/// A defect: what goes wrong, how, and the cells that change, each with what it says then.
type Defect = (&'static str, fn(&mut Vec<Evidence>), &'static [(&'static str, &'static str)]);

const DEFECTS: [Defect; 12] = [
    (
        "the protocol lapsed at the end of April",
        |all| {
            for one in all.iter_mut().filter(|one| one.kind == "protocol") {
                one.until = Some(date(2023, 4, 30));
            }
        },
        &[
            ("si1830-r4-protocol/csp-east/standing", "overdue"),
            ("si1830-r4-protocol/csp-vale/standing", "overdue"),
            ("si1830-r4-protocol/csp-west/standing", "overdue"),
        ],
    ),
    (
        "fire sent somebody junior to the East’s public meeting",
        |all| without(all, "public-meeting", "csp-east", "senior:fire"),
        &[("si1830-r12-4-public-meeting/csp-east/2022-23", "overdue")],
    ),
    (
        "the agreement has no part (b)",
        |all| without(all, "agreement", "scb", "content:9-3-b"),
        &[("si1830-r9-3-content/scb/2022-23", "overdue")],
    ),
    (
        "Thistlevale’s assessment is not in the agreement’s basis",
        |all| without(all, "agreement", "scb", "basis:csp-vale"),
        &[("si1830-r9-2-basis/scb/2022-23", "overdue")],
    ),
    (
        "Harrowmere has named no liaison officer",
        |all| gone(all, "liaison", "harrowmere"),
        &[("si1830-r4-3-liaison/harrowmere/standing", "overdue")],
    ),
    (
        "eleven of the twelve descriptions: the county council left out anti-social behaviour",
        |all| without(all, "return", "lcc", "description:8"),
        &[("cda-s17a-depersonalised-sharing/lcc/2022-10-01", "overdue")],
    ),
    (
        "the West’s assessment has no section (g)",
        |all| without(all, "assessment", "csp-west", "content:g"),
        &[("si1830-r7-content/csp-west/2022-23", "overdue")],
    ),
    (
        "Thistlevale did not publish its summary",
        |all| without(all, "summary", "csp-vale", "public"),
        // The law gives no day, so it is due and not overdue.
        &[("si1830-r14-summary/csp-vale/plan csp-vale", "due")],
    ),
    (
        "the agreement was not sent to the commissioner",
        |all| gone(all, "transmittal", "scb"),
        &[("si1830-r9a-copy-pcc/scb/agreement scb", "due")],
    ),
    (
        "nobody sits for the children of victims",
        |all| without(all, "appointment", "dapb", "seat:children"),
        &[("daa-s58-partnership-board/lcc/standing", "overdue")],
    ),
    (
        "the county’s scrutiny committee did not sit on crime and disorder",
        |all| without(all, "meeting", "scrutiny", "crime-and-disorder"),
        &[("pja2006-s19-crime-disorder-committee/lcc/standing", "overdue")],
    ),
    (
        "the East’s consultation was taken back afterwards",
        |all| {
            let at = at(all, "consultation", "csp-east");
            all[at].withdrawn = Some(date(2023, 4, 15));
        },
        &[("si1830-r12-engage/csp-east/2022-23", "overdue")],
    ),
];

#[test]
fn each_defect_changes_its_own_cells_and_no_other() {
    let bench = Bench::new();
    let mut facts = facts("loamshire", DAY);
    let mut sound = there(SOUND, &mut facts);
    // Known by what they are, so that an event that one of them tells of has a name that can be read.
    for one in &mut sound {
        let owner = if one.group.is_empty() { &one.organisation } else { &one.group };
        one.id = format!("{} {owner}", one.kind);
    }
    let before = matrix(&bench, &facts, &sound);
    let mut wrong = Vec::new();
    for (what, plant, flips) in DEFECTS {
        let mut evidence = sound.clone();
        plant(&mut evidence);
        let after = matrix(&bench, &facts, &evidence);
        let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let state =
            |of: &BTreeMap<String, State>, key: &str| of.get(key).map_or("none", |state| word(*state));
        let changed: Vec<(&str, &str, &str)> = keys
            .into_iter()
            .filter(|key| before.get(*key) != after.get(*key))
            .map(|key| (key.as_str(), state(&before, key), state(&after, key)))
            .collect();
        let expected: Vec<(&str, &str, &str)> =
            flips.iter().map(|(key, then)| (*key, "met", *then)).collect();
        if changed != expected {
            wrong.push(format!("{what}:\n  changed {changed:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
