//! Succession: one body takes over from another on a day, and everything that rests on it moves in one unit.

use crate::facts::{not_overtaken, overtaken, replace};
use crate::register::{Fact, Register};
use crate::store::{self, thing_id};
use crate::{Noun, Organisation, Record, events};
use kernel::clock::words::format as day;
use kernel::contracts::holder::{Handover, Holder};
use kernel::verbs::End;
use kernel::{Actor, Fault, Outcome, Permit, Recorded, Unit};

/// What of the board's own table would move: facts that name the old body on or after the day.
pub(crate) fn moving<'a>(register: &'a Register, handover: &Handover<'_>) -> Vec<&'a Fact> {
    let lasts = |fact: &&Fact| fact.span.to.is_none_or(|to| to >= handover.on);
    register.facts.iter().filter(lasts).filter(|fact| moved(&fact.noun, handover).is_some()).collect()
}

/// The noun after the handover; `None` when it does not rest on the old body. A signature stays with the body that gave it:
/// its successor signs for itself.
fn moved(noun: &Noun, handover: &Handover<'_>) -> Option<Noun> {
    let to = || handover.to.to_string();
    match noun {
        Noun::Seat(it) if it.organisation.as_deref() == Some(handover.from) => {
            Some(Noun::Seat(crate::Seat { organisation: Some(to()), ..it.clone() }))
        }
        Noun::Liaison(it) if it.organisation == handover.from => {
            Some(Noun::Liaison(crate::Liaison { organisation: to(), ..it.clone() }))
        }
        Noun::Person(it) if it.organisation == handover.from => {
            Some(Noun::Person(crate::Person { organisation: to(), ..it.clone() }))
        }
        Noun::Protocol(it) if it.organisations.iter().any(|o| o == handover.from) => {
            let mut organisations: Vec<String> = Vec::new();
            for body in &it.organisations {
                let body = if body == handover.from { to() } else { body.clone() };
                if !organisations.contains(&body) {
                    organisations.push(body);
                }
            }
            Some(Noun::Protocol(crate::Protocol { organisations, ..it.clone() }))
        }
        _ => None,
    }
}

/// Signatures of the old body that end with it.
pub(crate) fn ending<'a>(register: &'a Register, handover: &Handover<'_>) -> Vec<&'a Fact> {
    let gave = |fact: &&Fact| match &fact.noun {
        Noun::Signature(it) => it.organisation.as_deref() == Some(handover.from),
        _ => false,
    };
    let lasts = |fact: &&Fact| fact.span.to.is_none_or(|to| to >= handover.on);
    register.facts.iter().filter(gave).filter(lasts).collect()
}

/// What keeps the handover from being done: field and words.
pub(crate) fn check(register: &Register, handover: &Handover<'_>) -> Outcome<()> {
    let versions = |slug: &str| register.versions(&thing_id(handover.county, "organisation", slug));
    if handover.to == handover.from {
        return Err(Fault::field("to", "Choose another body: one cannot take over from itself"));
    }
    let next = versions(handover.to);
    if next.is_empty() {
        return Err(Fault::field(
            "to",
            "Choose the body that takes over. If it is not in the list, add it first",
        ));
    }
    if !next.iter().any(|f| f.span.holds(handover.on)) {
        let from = next[0].span.from;
        let message = format!("The successor exists from {}. Choose that day or a later one", day(from));
        return Err(Fault::field("on", message));
    }
    let old = versions(handover.from);
    let Some(first) = old.first() else { return Err(Fault::Absent) };
    if handover.on <= first.span.from {
        let message = format!("The old body begins on {}. Choose a later day", day(first.span.from));
        return Err(Fault::field("on", message));
    }
    Ok(())
}

/// Hands everything over in one unit: seats, liaison officers, people and places at protocols from the day on, what other
/// slices hold, and the end of the old body the day before.
///
/// # Errors
/// [`Fault::Fields`] when it cannot be done; [`Fault::Conflict`] when the old body was changed meanwhile.
pub(crate) fn succeed(
    unit: &mut Unit<'_>,
    permit: &Permit<End, Record>,
    handover: &Handover<'_>,
    seen: &str,
    holders: &[Holder],
) -> Outcome<Recorded> {
    unit.alone("board")?;
    let register = store::current(unit, handover.county)?;
    not_overtaken(&register, permit.id(), seen)?;
    check(&register, handover)?;
    let mut rows = Vec::new();
    for fact in moving(&register, handover) {
        let noun = moved(&fact.noun, handover);
        let from = fact.span.from.max(handover.on);
        rows.extend(replace(unit, permit, handover.county, fact, from, noun.as_ref(), fact.span.to)?);
    }
    for fact in ending(&register, handover) {
        rows.extend(cut(unit, permit, handover, fact)?);
    }
    rows.extend(link(unit, permit, &register, handover)?);
    let actor: Actor = permit.actor().clone();
    for holder in holders {
        // What a holder moved is recorded by the holder itself.
        let _ = (holder.hand_over)(unit, &actor, handover)?;
    }
    store::touch(unit, permit, handover.county)?;
    let event = events::Succeeded {
        thing: permit.id().into(),
        successor: thing_id(handover.county, "organisation", handover.to),
        on: handover.on.to_string(),
        rows,
    };
    unit.record(permit, &event)
}

/// Ends a fact the day before the handover; one that would only begin then is no longer believed at all.
fn cut(
    unit: &mut Unit<'_>,
    permit: &Permit<End, Record>,
    handover: &Handover<'_>,
    fact: &Fact,
) -> Outcome<Vec<String>> {
    if fact.span.from < handover.on {
        return replace(unit, permit, handover.county, fact, handover.on, None, None);
    }
    if !store::supersede(unit, permit, &fact.row)? {
        return Err(overtaken());
    }
    Ok(vec![fact.row.clone()])
}

/// Ends the old body and writes each into the other's record.
fn link(
    unit: &mut Unit<'_>,
    permit: &Permit<End, Record>,
    register: &Register,
    handover: &Handover<'_>,
) -> Outcome<Vec<String>> {
    let mut rows = Vec::new();
    let last = handover.on.yesterday().map_err(Fault::broken)?;
    for fact in register.versions(permit.id()) {
        if fact.span.from >= handover.on {
            rows.extend(cut(unit, permit, handover, fact)?);
        } else if fact.span.to.is_none_or(|to| to >= last) {
            // The version that holds last: it names its successor and ends the day before.
            let Noun::Organisation(body) = &fact.noun else { continue };
            let mut body: Organisation = body.clone();
            add(&mut body.successors, handover.to);
            let noun = Noun::Organisation(body);
            rows.extend(replace(
                unit,
                permit,
                handover.county,
                fact,
                fact.span.from,
                Some(&noun),
                Some(last),
            )?);
        }
    }
    for fact in register.versions(&thing_id(handover.county, "organisation", handover.to)) {
        let Noun::Organisation(body) = &fact.noun else { continue };
        if body.predecessors.iter().any(|o| o == handover.from) {
            continue;
        }
        let mut body: Organisation = body.clone();
        add(&mut body.predecessors, handover.from);
        let noun = Noun::Organisation(body);
        rows.extend(replace(unit, permit, handover.county, fact, fact.span.from, Some(&noun), fact.span.to)?);
    }
    Ok(rows)
}

fn add(list: &mut Vec<String>, slug: &str) {
    if !list.iter().any(|known| known == slug) {
        list.push(slug.into());
    }
}
