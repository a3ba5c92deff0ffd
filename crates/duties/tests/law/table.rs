//! A table of dated cases: what is there, and what the engine then says on a day.
//!
//! A row is three texts. The first is the day. The second is what there is, parted by semicolons: evidence as
//! `kind owner day +mark +mark =year until:day back:day`, and events as `!kind body day`; `+senior:ALL` is that mark for every
//! responsible authority of the group. The third is what is expected: the state, then the due date or `-`, or `none` when nothing is said
//! of that period at all.

use duties::engine::{State, View, obligations};
use duties::facts::{Facts, Group};
use duties::law::Law;
use jiff::civil::{Date, date};
use kernel::Clocks;
use kernel::contracts::evidence::{Evidence, KINDS};
use kernel::rulebook::Rulebook;

/// The cases of one duty for one body and one period, event or `standing`.
pub(crate) struct Table {
    /// The duty.
    pub duty: &'static str,
    /// Who owes it, by short name.
    pub body: &'static str,
    /// The last part of the obligation's key.
    pub part: &'static str,
    /// Day, what is there, what is expected.
    pub rows: &'static [(&'static str, &'static str, &'static str)],
}

/// The law of the release, and the days that are worked.
pub(crate) struct Bench {
    pub law: Law,
    pub clocks: Clocks,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let rulebook = Rulebook::load(None).unwrap();
        Self { law: Law::load(&rulebook).unwrap(), clocks: Clocks::load(&rulebook).unwrap() }
    }
}

/// A made-up county with two partnerships: East of Ash and Birch, West of Cedar alone. Health was a primary care trust, then a
/// commissioning group, then an integrated care board.
pub(crate) fn shire() -> Facts {
    let always = date(2007, 8, 1);
    let mut facts = Facts::new("shire", "Shire", always)
        .district("ash", always, None)
        .district("birch", always, None)
        .district("cedar", always, None)
        .area("shire", "county", &["ash", "birch", "cedar"], always, None)
        .area("east", "csp", &["ash", "birch"], always, None)
        .area("west", "csp", &["cedar"], always, None)
        .body("cc", "county-council", Some("shire"), always, None)
        .body("ash-council", "district-council", Some("ash"), always, None)
        .body("birch-council", "district-council", Some("birch"), always, None)
        .body("cedar-council", "district-council", Some("cedar"), always, None)
        .body("police", "police", Some("shire"), always, None)
        .body("fire", "fire", Some("shire"), always, None)
        .body("probation", "probation", Some("shire"), always, None)
        .body("pct", "health", Some("shire"), always, Some(date(2013, 3, 31)))
        .body("ccg", "health", Some("shire"), date(2013, 4, 1), Some(date(2022, 6, 30)))
        .body("icb", "health", Some("shire"), date(2022, 7, 1), None)
        .body("yot", "youth-offending", Some("shire"), always, None)
        .body("pcc", "policing-body", Some("shire"), date(2012, 11, 22), None)
        .group("scb", "county-strategy-group", Some("shire"), always, None)
        .group("csp-east", "csp", Some("east"), always, None)
        .group("csp-west", "csp", Some("west"), always, None)
        .group("scrutiny", "scrutiny", Some("shire"), always, None);
    for (slug, sort, law) in [
        ("hwb", "committee", "Health and Social Care Act 2012 s194"),
        ("dapb", "sub-group", "Domestic Abuse Act 2021 s58"),
        ("channel", "panel", "Counter-Terrorism and Security Act 2015 s36"),
    ] {
        let (name, area) = (slug.to_uppercase(), Some("shire".into()));
        let it = Group { slug: slug.into(), name, sort: sort.into(), area, legal_basis: law.into() };
        facts.groups.push(duties::facts::Dated { from: date(2013, 4, 1), to: None, it });
    }
    for group in ["csp-east", "csp-west", "scb"] {
        facts = facts
            .seat(group, "pct", always, Some(date(2013, 3, 31)))
            .seat(group, "ccg", date(2013, 4, 1), Some(date(2022, 6, 30)))
            .seat(group, "icb", date(2022, 7, 1), None);
    }
    facts
}

/// Whoever must be there: the responsible authorities of a partnership on a day, of the county when it is no partnership.
fn everybody(facts: &Facts, group: &str, on: Date) -> Vec<String> {
    let csp = facts.group_on(group, on).filter(|group| group.sort == "csp");
    let all = csp.map_or_else(|| facts.authorities(on), |csp| facts.authorities_of(csp, on).0);
    all.into_iter().map(|body| body.slug.clone()).collect()
}

/// What a row says is there: evidence, and events put among the facts.
pub(crate) fn there(text: &str, facts: &mut Facts) -> Vec<Evidence> {
    let mut out = Vec::new();
    for (at, item) in text.split(';').map(str::trim).filter(|item| !item.is_empty()).enumerate() {
        let words: Vec<&str> = item.split_whitespace().collect();
        let [kind, owner, on, rest @ ..] = words.as_slice() else { panic!("what is “{item}”?") };
        let on: Date = on.parse().unwrap_or_else(|_| panic!("what day is it in “{item}”?"));
        if let Some(kind) = kind.strip_prefix('!') {
            let body = if *owner == "-" { "" } else { owner };
            *facts = std::mem::take(facts).event(kind, kind, body, on);
            continue;
        }
        let kind = KINDS.iter().map(|(known, _)| *known).find(|known| known == kind);
        let kind = kind.unwrap_or_else(|| panic!("what kind is “{item}”?"));
        let of_group = facts.groups.iter().any(|group| group.it.slug == *owner);
        let (group, organisation) = if of_group { (*owner, "") } else { ("", *owner) };
        let mut one = Evidence {
            kind,
            id: format!("e{at}"),
            group: group.into(),
            organisation: organisation.into(),
            on: Some(on),
            title: item.into(),
            ..Evidence::default()
        };
        if *owner == "-" {
            one.organisation.clear();
        }
        for word in rest {
            if let Some(mark) = word.strip_prefix('+') {
                match mark.strip_suffix(":ALL") {
                    Some(each) => {
                        let all = everybody(facts, owner, on);
                        one.marks.extend(all.iter().map(|who| format!("{each}:{who}")));
                    }
                    None => {
                        one.marks.insert(mark.into());
                    }
                }
            } else if let Some(year) = word.strip_prefix('=') {
                one.year = year.into();
            } else if let Some(day) = word.strip_prefix("until:") {
                one.until = Some(day.parse().unwrap());
            } else if let Some(day) = word.strip_prefix("back:") {
                one.withdrawn = Some(day.parse().unwrap());
            } else {
                panic!("what is “{word}” in “{item}”?");
            }
        }
        out.push(one);
    }
    out
}

/// A state as the tables write it.
pub(crate) fn word(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Due => "due",
        State::Overdue => "overdue",
        State::NotYet => "not-yet",
        State::NotApplicable => "not-applicable",
        State::CannotBeKnown => "cannot-be-known",
    }
}

/// What the engine says for a row: the expected text, and the file by which it says it.
pub(crate) fn said(bench: &Bench, table: &Table, day: &str, with: &str) -> (String, Option<String>, String) {
    let mut facts = shire();
    let evidence = there(with, &mut facts);
    let day: Date = day.parse().unwrap();
    // A year back, so that a period is still there when it is over and was met.
    let from = kernel::clock::add_months(day, -12).unwrap();
    let view = View::span(from, day, day);
    let all = obligations(&bench.law, &facts, &evidence, view, bench.clocks.calendar());
    // Of two versions the later one is the one of the day.
    let mine = all.iter().rev().find(|one| {
        &*one.duty == table.duty
            && &*one.body == table.body
            && (one.part() == table.part || table.part == "*")
    });
    match mine {
        None => {
            let others = all.iter().filter(|one| &*one.duty == table.duty && &*one.body == table.body);
            (
                "none".into(),
                None,
                others.map(|one| format!("{} {}", one.key(), word(one.state))).collect::<Vec<_>>().join(", "),
            )
        }
        Some(one) => {
            let due = one.due.map_or_else(|| "-".into(), |due| due.to_string());
            (format!("{} {due}", word(one.state)), Some(one.file.to_string()), one.reason.clone())
        }
    }
}
