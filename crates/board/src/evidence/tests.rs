//! What the table shows as evidence, as at days before and after each change.

use super::of;
use crate::nouns::*;
use crate::register::{Fact, Register, Span};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::contracts::evidence::{Evidence, KINDS};

const BEGIN: Date = date(2021, 4, 1);
const DAY: Date = date(2022, 2, 1);

/// A table that grows a fact at a time.
#[derive(Default)]
struct Table(Vec<Fact>);

impl Table {
    fn put(mut self, slug: &str, from: Date, to: Option<Date>, noun: impl Into<Noun>) -> Self {
        let noun = noun.into();
        let id = crate::store::thing_id("x", noun.kind(), slug);
        let row = format!("row-{}", self.0.len());
        let known_from = Timestamp::UNIX_EPOCH;
        self.0.push(Fact {
            row,
            id,
            slug: slug.into(),
            span: Span { from, to },
            known_from,
            known_to: None,
            noun,
        });
        self
    }

    fn body(self, slug: &str, sort: &str) -> Self {
        let noun = Organisation { name: slug.to_uppercase(), sort: sort.into(), ..Organisation::default() };
        self.put(slug, BEGIN, None, noun)
    }

    fn group(self, slug: &str, sort: &str) -> Self {
        self.put(
            slug,
            BEGIN,
            None,
            Group { name: slug.to_uppercase(), sort: sort.into(), ..Group::default() },
        )
    }

    fn seat(self, group: &str, body: &str, standing: &str) -> Self {
        let (organisation, standing) = (Some(body.to_string()), standing.to_string());
        let seat = Seat { group: group.into(), organisation, standing, ..Seat::default() };
        self.put(&format!("{group}-{body}"), BEGIN, None, seat)
    }

    fn holder(self, seat: &str, person: &str, from: Date, to: Option<Date>) -> Self {
        let it = Holding { seat: seat.into(), person: person.into(), ..Holding::default() };
        self.put(&format!("{seat}-{person}"), from, to, it)
    }

    fn at(self, day: Date) -> Vec<Evidence> {
        of(&Register::new("x", self.0), day)
    }
}

fn one<'a>(all: &'a [Evidence], kind: &str, id_ends: &str) -> &'a Evidence {
    let found: Vec<&Evidence> = all.iter().filter(|it| it.kind == kind && it.id.ends_with(id_ends)).collect();
    assert_eq!(found.len(), 1, "{kind} {id_ends}: {found:?}");
    found[0]
}

fn has(it: &Evidence, mark: &str) -> bool {
    it.marks.contains(mark)
}

#[test]
fn two_members_are_two_people_and_not_two_seats() {
    let table = |to| {
        Table::default()
            .body("council", "district-council")
            .body("police", "police")
            .group("csp", "csp")
            .seat("csp", "council", "responsible-authority")
            .seat("csp", "police", "responsible-authority")
            .holder("csp-council", "ada", BEGIN, None)
            .holder("csp-police", "bram", date(2021, 6, 1), to)
    };
    let marks = |to, day| one(&table(to).at(day), "appointment", "/members").marks.clone();
    // On 31 May 2021 only one had been appointed; from 1 June there were two, until the last day of the second.
    assert!(!marks(None, date(2021, 5, 31)).contains("members:2"));
    assert!(marks(None, date(2021, 6, 1)).contains("members:2"));
    let left = Some(date(2022, 1, 31));
    assert!(marks(left, date(2022, 1, 31)).contains("members:2"));
    assert!(!marks(left, DAY).contains("members:2"));
    assert!(marks(left, DAY).contains("seat-of:police") && !marks(left, DAY).contains("member:police"));
    let all = table(left).at(DAY);
    assert_eq!(one(&all, "appointment", "/members").on, Some(DAY), "since the second left");
}

#[test]
fn a_board_that_the_law_composes_shows_who_speaks_for_whom() {
    let speaks = |of: &str| Some(of.to_string());
    let seat = |body: &str, speaks_for| Seat {
        group: "dapb".into(),
        organisation: Some(body.into()),
        standing: "invited".into(),
        speaks_for,
        ..Seat::default()
    };
    let table = Table::default()
        .body("county", "county-council")
        .body("refuge", "voluntary")
        .group("dapb", "sub-group")
        .put("a", BEGIN, None, seat("county", None))
        .put("b", BEGIN, None, seat("refuge", speaks("victims")))
        .put("c", BEGIN, None, seat("refuge", None))
        .holder("a", "ada", BEGIN, None)
        .holder("b", "bea", BEGIN, None);
    let all = table.at(DAY);
    let members = one(&all, "appointment", "/members");
    // By its sort a county council is the relevant authority; a seat for victims must say so; an empty seat speaks for nobody.
    assert!(has(members, "seat:local-authority") && has(members, "seat:victims"));
    assert!(!has(members, "seat:charity") && !has(members, "seat:children"));
    assert!(!has(members, "members:1"), "none of them is there as a responsible authority");
}

#[test]
fn terms_stand_until_others_were_agreed_and_are_current_until_their_review() {
    let group = |agreed, review| Group {
        name: "Board".into(),
        terms_agreed: agreed,
        terms_review: review,
        ..Group::default()
    };
    let (first, second) = (date(2019, 12, 8), date(2021, 12, 8));
    let change = date(2021, 12, 8);
    let table = || {
        Table::default()
            .put(
                "scb",
                date(2013, 4, 1),
                Some(date(2021, 12, 7)),
                group(Some(first), Some(date(2021, 12, 8))),
            )
            .put("scb", change, None, group(Some(second), Some(date(2022, 1, 31))))
    };
    let before = table().at(date(2021, 12, 7));
    assert_eq!(before.len(), 1);
    assert!(has(&before[0], "current") && before[0].on == Some(first));
    let after = table().at(DAY);
    let (old, new) = (one(&after, "terms", "2019-12-08"), one(&after, "terms", "2021-12-08"));
    assert_eq!((old.until, new.until), (Some(date(2021, 12, 7)), None));
    assert!(!has(new, "current"), "its review was due the day before");
}

fn protocol(version: &str) -> Protocol {
    Protocol {
        name: "Sharing".into(),
        sort: "information-sharing".into(),
        version: version.into(),
        review: Some(date(2022, 3, 31)),
        organisations: vec!["council".into(), "police".into()],
        parts: vec!["s17a".into(), "s115".into()],
        contents: vec![Content { item: "purpose".into(), found: "1".into() }],
        ..Protocol::default()
    }
}

fn signature(body: &str, version: &str, refused: bool) -> Signature {
    Signature {
        protocol: "sharing".into(),
        organisation: Some(body.into()),
        version: version.into(),
        refused,
        statement: if refused { "The part on retention".into() } else { String::new() },
        ..Signature::default()
    }
}

#[test]
fn a_protocol_shows_its_parts_and_who_signed_the_version_that_held() {
    let table = |to| {
        Table::default()
            .body("council", "district-council")
            .body("police", "police")
            .group("csp", "csp")
            .put("sharing", BEGIN, Some(date(2021, 12, 31)), protocol("1"))
            .put("sharing", date(2022, 1, 1), to, protocol("2"))
            .put("sharing-council", date(2021, 4, 9), None, signature("council", "1", false))
            .put("sharing-police", date(2021, 5, 1), None, signature("police", "", false))
    };
    let all = table(None).at(DAY);
    let (old, new) = (one(&all, "protocol", "row-3"), one(&all, "protocol", "row-4"));
    assert!(has(old, "signed:council") && has(old, "signed:police") && has(old, "signed"));
    // The council signed version 1 and has not signed version 2; the police signed whichever version holds.
    assert!(!has(new, "signed:council") && has(new, "signed:police") && !has(new, "signed"));
    assert!(has(new, "part:s17a") && !has(new, "part:other") && has(new, "content:purpose"));
    assert_eq!(one(&all, "protocol", "row-4/csp").group, "csp", "it serves the partnership");
    assert!(has(new, "current"));
    let lapsed = table(Some(date(2022, 1, 31))).at(DAY);
    assert_eq!(one(&lapsed, "protocol", "row-4").until, Some(date(2022, 1, 31)));
    // Nobody had signed on 8 April, and the review was due on 31 March 2022.
    assert!(!has(one(&table(None).at(date(2021, 4, 8)), "protocol", "row-3"), "signed:council"));
    assert!(!has(one(&table(None).at(date(2022, 4, 1)), "protocol", "row-4"), "current"));
}

#[test]
fn whoever_refuses_is_shown_as_refusing_and_never_as_signed() {
    let table = Table::default()
        .body("council", "district-council")
        .body("police", "police")
        .put("sharing", BEGIN, None, protocol("1"))
        .put("no", date(2021, 5, 1), None, signature("police", "1", true));
    let all = table.at(DAY);
    let it = one(&all, "protocol", "row-2");
    assert!(has(it, "refused:police") && !has(it, "signed:police"));
}

#[test]
fn a_document_counts_from_its_approval_until_another_takes_its_place() {
    let strategy = |approved, published_on| Document {
        name: "Domestic abuse strategy".into(),
        sort: "strategy".into(),
        subject: Some("domestic-abuse-strategy".into()),
        organisation: Some("county".into()),
        approver: "Cabinet".into(),
        draft_published: Some(date(2021, 10, 26)),
        approved,
        published_on,
        published: true,
        ..Document::default()
    };
    let later = Document {
        supersedes: vec!["one".into()],
        draft_published: None,
        ..strategy(Some(date(2022, 6, 1)), None)
    };
    let table = || {
        Table::default()
            .put("one", date(2021, 10, 26), None, strategy(Some(date(2021, 12, 14)), Some(date(2022, 1, 4))))
            .put("two", date(2022, 6, 1), None, later.clone())
    };
    let said = |day: Date| {
        let all = table().at(day);
        let ends =
            |it: &Evidence| it.id.rsplit_once('/').map_or("approved".to_string(), |(_, end)| end.into());
        all.iter().map(|it| (ends(it), it.on.expect("a day"))).collect::<Vec<_>>()
    };
    // A draft is no evidence that there is a strategy; nor is one before the day on which it was approved.
    let draft = ("draft".to_string(), date(2021, 10, 26));
    assert_eq!(said(date(2021, 12, 13)), std::slice::from_ref(&draft));
    let approved = ("approved".to_string(), date(2021, 12, 14));
    assert_eq!(said(date(2022, 1, 3)), [draft.clone(), approved.clone()]);
    // What was approved in December and published in January counts as published from January.
    let published = ("published".to_string(), date(2022, 1, 4));
    assert_eq!(said(date(2022, 1, 4)), [draft, approved, published]);
    let all = table().at(date(2022, 1, 4));
    // 26 October 2021 to 4 January 2022 are 70 days, which is ten weeks to the day.
    assert!(has(&all[2], "published") && has(&all[2], "draft:10-weeks") && all[2].until.is_none());
    assert!(!has(&all[1], "published") && !has(&all[0], "approved") && has(&all[0], "draft-published"));
    let all = table().at(date(2022, 6, 1));
    let old = all.iter().filter(|it| it.href.ends_with("/one")).map(|it| it.until).collect::<Vec<_>>();
    assert_eq!(old, [Some(date(2022, 5, 31)); 3]);
}

#[test]
fn every_kind_that_is_said_is_known() {
    let table = Table::default().body("council", "district-council").group("csp", "csp");
    let table =
        table.seat("csp", "council", "responsible-authority").put("sharing", BEGIN, None, protocol("1"));
    for it in table.at(DAY) {
        assert!(KINDS.iter().any(|(kind, _)| *kind == it.kind), "{}", it.kind);
        assert!(it.on.is_some_and(|on| on <= DAY) && it.href.starts_with("/x/") && !it.title.is_empty());
    }
}
