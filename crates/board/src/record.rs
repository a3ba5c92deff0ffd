//! What the board gives to the public record: itself, its groups, and the organisations that sit in them. No person.

use crate::register::{Fact, Register};
use crate::store::Record;
use crate::words::{self, said};
use crate::{County_, Group, Is, Organisation, Seat, seen};
use kernel::contracts::record::{self, Days, Entry, Head, Kind, RecordSource};
use kernel::{Actor, Outcome, Unit};
use std::sync::Arc;

/// The board as a source of the record.
pub(crate) const SOURCE: RecordSource = RecordSource { heads, entry };

fn table(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Arc<Register>> {
    seen(unit, &actor.visible::<Record>(), county, None)
}

/// The versions of each thing of a kind, things in order of short name and versions in order of first day.
fn things(register: &Register, kind: &str) -> Vec<Vec<Fact>> {
    let mut out: Vec<Vec<Fact>> = Vec::new();
    for fact in register.of(kind) {
        match out.last_mut() {
            Some(last) if last[0].slug == fact.slug => last.push(fact.clone()),
            _ => out.push(vec![fact.clone()]),
        }
    }
    out
}

/// A seat that passed from one organisation to another is a membership of each.
fn seats(register: &Register) -> Vec<(String, Vec<Fact>)> {
    let all = register.of(Seat::KIND).iter();
    all.map(|fact| (format!("{}-{}", fact.slug, fact.span.from), vec![fact.clone()])).collect()
}

fn named(register: &Register, kind: &str) -> Vec<(String, Vec<Fact>)> {
    if kind == Seat::KIND {
        return seats(register);
    }
    things(register, kind).into_iter().map(|versions| (versions[0].slug.clone(), versions)).collect()
}

const KINDS: &[(Kind, &str)] = &[
    (Kind::Board, County_::KIND),
    (Kind::Organisation, Organisation::KIND),
    (Kind::Group, Group::KIND),
    (Kind::Seat, Seat::KIND),
];

fn heads(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    let register = table(unit, actor, county)?;
    let mut out = Vec::new();
    for (kind, noun) in KINDS {
        for (name, versions) in named(&register, noun) {
            out.extend(head(&register, *kind, name, &versions));
        }
    }
    Ok(out)
}

fn head(register: &Register, kind: Kind, name: String, versions: &[Fact]) -> Option<Head> {
    let entry = content(register, kind, versions)?;
    let (title, group, state) = match entry {
        Entry::Board(it) => (it.name, it.group, String::new()),
        Entry::Organisation(it) => (it.name, String::new(), it.sort),
        Entry::Group(it) => (it.name, it.parent, it.sort),
        Entry::Seat(it) => (it.listed_as, it.group, it.standing),
        _ => return None,
    };
    let rows: Vec<&str> = versions.iter().map(|fact| fact.row.as_str()).collect();
    // The board's own purpose is that of the group which it is.
    let version = if kind == Kind::Board { purpose_row(register, &group) } else { String::new() };
    Some(Head {
        kind,
        name,
        title,
        day: Some(versions[0].span.from),
        group,
        state,
        created: versions.iter().map(|fact| fact.known_from).min()?,
        modified: versions.iter().map(|fact| fact.known_from).max()?,
        version: format!("{}{version}", rows.join("+")),
    })
}

fn purpose_row(register: &Register, group: &str) -> String {
    let rows = register.of(Group::KIND).iter().filter(|fact| fact.slug == group);
    rows.map(|fact| format!("+{}", fact.row)).collect()
}

fn entry(unit: &mut Unit<'_>, actor: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    let Some((_, noun)) = KINDS.iter().find(|(known, _)| *known == kind) else { return Ok(None) };
    let register = table(unit, actor, county)?;
    let found = named(&register, noun).into_iter().find(|(known, _)| known == name);
    Ok(found.and_then(|(_, versions)| content(&register, kind, &versions)))
}

fn content(register: &Register, kind: Kind, versions: &[Fact]) -> Option<Entry> {
    let (first, last) = (versions.first()?, versions.last()?);
    let days = Days { from: first.span.from, to: last.span.to };
    match kind {
        Kind::Board => County_::of(&last.noun).map(|it| board(register, it)),
        Kind::Organisation => Organisation::of(&last.noun).map(|it| {
            Entry::Organisation(record::Organisation {
                name: it.name.clone(),
                abbreviation: it.abbreviation.clone(),
                sort: said(words::ORGANISATIONS, &it.sort),
                days,
                successors: it.successors.clone(),
            })
        }),
        Kind::Group => Group::of(&last.noun).map(|it| {
            Entry::Group(record::Group {
                name: it.name.clone(),
                abbreviation: it.abbreviation.clone(),
                sort: said(words::GROUPS, &it.sort),
                purpose: it.purpose.trim().into(),
                basis: it.legal_basis.clone(),
                cadence: it.cadence.clone(),
                parent: it.parent.clone().unwrap_or_default(),
                order: it.order,
                days,
            })
        }),
        Kind::Seat => Seat::of(&last.noun).map(|it| {
            Entry::Seat(record::Seat {
                group: it.group.clone(),
                organisation: it.organisation.clone().unwrap_or_default(),
                listed_as: listed(register, it),
                standing: said(words::STANDINGS, &it.standing),
                full: it.standing == "responsible-authority",
                basis: it.basis.clone(),
                order: it.order,
                days,
            })
        }),
        _ => None,
    }
}

/// How a seat is listed: as it says itself, else by the name of who holds it.
fn listed(register: &Register, seat: &Seat) -> String {
    if let Some(listed) = seat.listed_as.as_ref().filter(|listed| !listed.is_empty()) {
        return listed.clone();
    }
    let held = seat.organisation.as_deref().map(|slug| register.ever().organisation_name(slug));
    held.unwrap_or_else(|| "Nobody yet".into())
}

fn board(register: &Register, county: &County_) -> Entry {
    let group = county.strategy_group.clone();
    let purpose = register.ever().get::<Group>(&group).map(|it| it.purpose.trim().to_string());
    Entry::Board(record::Board {
        county: county.name.clone(),
        name: county.board.clone(),
        note: county.note.trim().into(),
        purpose: purpose.unwrap_or_default(),
        group,
    })
}
