//! Who sits where: each seat that a body holds, and each group as a whole.

use super::{begun, standing};
use crate::{Fact, Group, Holding, Is, Office, Organisation, Person, Register, Seat, Snapshot};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use std::collections::BTreeSet;

/// For whom the holder of a seat speaks: as the seat says, else what follows from the kind of organisation.
fn speaks_for(seat: &Seat, body: Option<&Organisation>) -> Option<String> {
    let by_sort = || {
        Some(match body?.sort.as_str() {
            "county-council" => "local-authority",
            "district-council" => "district",
            "health" => "health",
            "police" | "probation" => "justice",
            "voluntary" => "charity",
            _ => return None,
        })
    };
    seat.speaks_for.clone().or_else(|| by_sort().map(String::from))
}

/// Each seat that an organisation held, for as long as it did.
pub(super) fn appointments(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out = Vec::new();
    for (fact, seat) in begun::<Seat>(register, as_at) {
        let Some(body) = &seat.organisation else { continue };
        let on = register.on(fact.span.from);
        let held = on.get::<Organisation>(body);
        let mut marks = BTreeSet::from([format!("standing:{}", seat.standing)]);
        marks.extend(speaks_for(seat, held).map(|of| format!("seat:{of}")));
        out.push(Evidence {
            group: seat.group.clone(),
            organisation: body.clone(),
            marks,
            title: format!("Seat of {} on {}", on.organisation_name(body), on.group_name(&seat.group)),
            href: format!("/{}/seats/{}", register.county, fact.slug),
            ..standing("appointment", fact)
        });
    }
    out
}

/// Each group as it was composed at the end of the day: how many people are appointed, of which bodies, and who speaks for whom.
pub(super) fn memberships(register: &Register, as_at: Date) -> Vec<Evidence> {
    let on = register.on(as_at);
    on.all::<Group>().filter_map(|(fact, group)| membership(register, &on, fact, group)).collect()
}

fn membership(register: &Register, on: &Snapshot<'_>, fact: &Fact, group: &Group) -> Option<Evidence> {
    let seats = on.seats(&fact.slug);
    if seats.is_empty() {
        return None;
    }
    let mut marks = BTreeSet::new();
    let mut people = BTreeSet::new();
    for (seat_fact, seat) in &seats {
        let Some(body) = &seat.organisation else { continue };
        // A seat is a place; a member is a person who was appointed to it.
        let holders = on.all::<Holding>().filter(|(_, it)| it.seat == seat_fact.slug && !it.deputy);
        let holders: Vec<&str> = holders.map(|(_, it)| it.person.as_str()).collect();
        if seat.standing == "responsible-authority" {
            people.extend(holders.iter().copied());
        }
        marks.insert(format!("seat-of:{body}"));
        if !holders.is_empty() {
            marks.insert(format!("member:{body}"));
            marks.extend(speaks_for(seat, on.get::<Organisation>(body)).map(|of| format!("seat:{of}")));
        }
    }
    // Two or more are two as well: SI 2007/1830 regs 3 and 8 ask for no more.
    marks.extend((1..=people.len().min(9)).map(|n| format!("members:{n}")));
    for (_, office) in on.all::<Office>() {
        if office.group.as_deref() == Some(fact.slug.as_str())
            && let Some(person) = on.get::<Person>(&office.person)
        {
            marks.insert(format!("{}:{}", office.office, person.organisation));
        }
    }
    let since = members_since(register, fact, on.day);
    Some(Evidence {
        kind: "appointment",
        id: format!("{}/members", fact.id),
        group: fact.slug.clone(),
        on: Some(since),
        marks,
        title: format!("Members of {}", group.name),
        href: format!("/{}/groups/{}", register.county, fact.slug),
        ..Evidence::default()
    })
}

/// The day since which a group has been composed as it is: the last on which a seat, a holding or an office of it began or ended.
fn members_since(register: &Register, group: &Fact, day: Date) -> Date {
    let first = register.versions(&group.id).first().map_or(group.span.from, |fact| fact.span.from);
    let seats: BTreeSet<&str> = register
        .of(Seat::KIND)
        .iter()
        .filter(|fact| Seat::of(&fact.noun).is_some_and(|it| it.group == group.slug))
        .map(|fact| fact.slug.as_str())
        .collect();
    let mine = |fact: &&Fact| match &fact.noun {
        crate::Noun::Seat(it) => it.group == group.slug,
        crate::Noun::Holding(it) => seats.contains(it.seat.as_str()),
        crate::Noun::Office(it) => it.group.as_deref() == Some(group.slug.as_str()),
        _ => false,
    };
    let kinds = [Seat::KIND, Holding::KIND, Office::KIND];
    let facts = kinds.into_iter().flat_map(|kind| register.of(kind)).filter(mine);
    let turns = facts.flat_map(|fact| {
        let after = fact.span.to.and_then(|to| to.tomorrow().ok());
        [Some(fact.span.from), after]
    });
    turns.flatten().filter(|turn| *turn <= day).max().unwrap_or(first)
}
