//! Groups, the organisations that sit in them, and seats.
//!
//! `OParl` has persons who are members. Here an organisation holds a seat and no person is named: so each seat has one person, who is
//! called what the seat is called, and a membership on behalf of the organisation.

use super::address::{Sort, part};
use super::body::BODY;
use super::build::{Build, day, group, maybe, organisation, said};
use super::object::Object;
use jiff::Timestamp;
use kernel::contracts::record as rec;
use kernel::contracts::record::{Head, Kind};
use std::collections::BTreeSet;

/// The words that the standard proposes for the kind of an organisation.
const GROUP: &str = "Gremium";
const MEMBER: &str = "Institution";

pub(super) fn add(it: &mut Build<'_>) {
    let groups: Vec<_> = it.record.groups.iter().map(|(slug, (head, of))| (*slug, *head, *of)).collect();
    for (slug, head, of) in groups {
        add_group(it, slug, head, of);
    }
    let members: Vec<_> =
        it.record.organisations.iter().map(|(slug, (head, of))| (*slug, *head, *of)).collect();
    for (slug, head, of) in members {
        let mut object = Object::new(head.created, head.modified);
        let successors = super::body::organisations(it, &of.successors);
        named(&mut object, &of.name, &of.abbreviation, of.days);
        object
            .says("body", it.id(Sort::Body, BODY))
            .says("organizationType", MEMBER)
            .says("classification", of.sort.as_str())
            .says("shiremoot:successor", successors)
            .says("web", it.place.web(Kind::Organisation, slug));
        it.add(Sort::Organization, organisation(slug), object);
    }
    let seats: Vec<_> = it.record.seats.iter().map(|(name, (head, of))| (*name, *head, *of)).collect();
    for (name, head, of) in seats {
        add_seat(it, name, head, of);
    }
}

fn named(object: &mut Object, name: &str, short: &str, days: rec::Days) {
    object
        .says("name", name)
        .says("shortName", short)
        .says("startDate", day(days.from))
        .says("endDate", maybe(days.to));
}

fn add_group(it: &mut Build<'_>, slug: &str, head: &Head, of: &rec::Group) {
    let seats = it.record.seats.iter().filter(|(_, (_, seat))| seat.group == slug);
    let mut seats: Vec<(u32, &str, &rec::Seat, Timestamp)> =
        seats.map(|(name, (head, seat))| (seat.order, *name, *seat, head.modified)).collect();
    seats.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let open = |full: bool| {
        seats.iter().filter(|(_, _, seat, _)| seat.days.to.is_none() && (seat.full || !full)).count()
    };
    let mut posts: Vec<&str> = Vec::new();
    for (_, _, seat, _) in seats.iter().filter(|(_, _, seat, _)| seat.days.to.is_none()) {
        if !posts.contains(&seat.listed_as.as_str()) {
            posts.push(&seat.listed_as);
        }
    }
    let name = group(slug);
    let path = format!("{}/{name}/meetings", Sort::Organization.folder());
    let mut object = Object::new(head.created, head.modified);
    named(&mut object, &of.name, &of.abbreviation, of.days);
    for (.., changed) in &seats {
        object.with(*changed);
    }
    let memberships: Vec<String> =
        seats.iter().map(|(_, name, ..)| it.id(Sort::Membership, &part(name))).collect();
    object
        .says("body", it.id(Sort::Body, BODY))
        .says("organizationType", GROUP)
        .says("classification", of.sort.as_str())
        .says("subOrganizationOf", it.group(&of.parent).unwrap_or_default())
        .says("membership", memberships)
        .says("post", posts)
        .says("memberCount", open(false))
        .says("votingMemberCount", open(true))
        .says("meeting", it.place.at(&format!("{path}.json")))
        .says("shiremoot:purpose", of.purpose.as_str())
        .says("shiremoot:basis", of.basis.as_str())
        .says("shiremoot:cadence", of.cadence.as_str())
        .says("web", it.place.web(Kind::Group, slug));
    it.add(Sort::Organization, name, object);
    let meetings = it.record.meetings.iter().filter(|(_, (_, meeting))| meeting.group == slug);
    let meetings: BTreeSet<String> = meetings.map(|(name, _)| part(name)).collect();
    it.out.lists.insert(path, (Sort::Meeting, meetings));
}

fn add_seat(it: &mut Build<'_>, name: &str, head: &Head, of: &rec::Seat) {
    let key = part(name);
    let mut membership = Object::new(head.created, head.modified);
    membership
        .says("person", it.id(Sort::Person, &key))
        .says("organization", it.group(&of.group).unwrap_or_default())
        .says("role", of.standing.as_str())
        .says("votingRight", of.full)
        .says("onBehalfOf", it.organisation(&of.organisation).unwrap_or_default())
        .says("startDate", day(of.days.from))
        .says("endDate", maybe(of.days.to))
        .says("shiremoot:basis", of.basis.as_str());
    let membership = it.add(Sort::Membership, key.clone(), membership);
    let since = if of.days.to.is_none() {
        format!("since {}", said(of.days.from))
    } else {
        "until it was given up".into()
    };
    let mut person = Object::new(head.created, head.modified);
    person
        .says("body", it.id(Sort::Body, BODY))
        .says("name", of.listed_as.as_str())
        .says("status", vec![of.standing.as_str()])
        .says("life", format!("Whoever holds this seat, {since}. No person is named in this record."))
        .holds("membership", vec![membership]);
    it.add(Sort::Person, key, person);
}
