//! *Evidence* of the table: who sits where by appointment, terms of reference, liaison officers, protocols, controlled documents.
//!
//! What is said is what held at the end of the day that is asked for, as it is known now. Something that ended before stays in the
//! list with its last day, since it may have met a duty of its own time.

mod documents;
mod protocols;
mod seats;
#[cfg(test)]
mod tests;

use crate::store::Record;
use crate::{Fact, Group, Is, Liaison, Register, seen};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Unit};

/// What the board holds that may show that a duty was met, as far as the actor may see it.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the table cannot be read.
pub(crate) fn source(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let register = seen(unit, &actor.visible::<Record>(), county, None)?;
    Ok(of(&register, as_at))
}

/// The same of a register.
fn of(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out = seats::appointments(register, as_at);
    out.extend(seats::memberships(register, as_at));
    out.extend(terms(register, as_at));
    out.extend(liaison(register, as_at));
    out.extend(protocols::all(register, as_at));
    out.extend(documents::all(register, as_at));
    out
}

/// Facts of a kind that had begun by a day.
fn begun<'a, T: Is + 'a>(
    register: &'a Register,
    as_at: Date,
) -> impl Iterator<Item = (&'a Fact, &'a T)> + use<'a, T> {
    let all = register.of(T::KIND).iter().filter(move |fact| fact.span.from <= as_at);
    all.filter_map(|fact| T::of(&fact.noun).map(|it| (fact, it)))
}

/// A piece of evidence that stands as long as a fact does.
fn standing(kind: &'static str, fact: &Fact) -> Evidence {
    Evidence {
        kind,
        id: fact.row.clone(),
        on: Some(fact.span.from),
        until: fact.span.to,
        ..Evidence::default()
    }
}

/// Terms of reference, each from the day on which they were agreed until others were.
fn terms(register: &Register, as_at: Date) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for (fact, group) in begun::<Group>(register, as_at) {
        let Some(agreed) = group.terms_agreed.filter(|agreed| *agreed <= as_at) else { continue };
        let id = format!("{}/terms/{agreed}", fact.id);
        if let Some(known) = out.iter_mut().find(|known| known.id == id) {
            known.until = fact.span.to;
            continue;
        }
        if let Some(before) = out.iter_mut().rfind(|known| known.group == fact.slug) {
            before.until = agreed.yesterday().ok();
        }
        let marks =
            if group.terms_review.is_none_or(|review| review >= as_at) { vec!["current"] } else { vec![] };
        out.push(Evidence {
            kind: "terms",
            id,
            group: fact.slug.clone(),
            on: Some(agreed),
            until: fact.span.to,
            marks: marks.into_iter().map(String::from).collect(),
            title: format!("Terms of reference of {}", group.name),
            href: format!("/{}/groups/{}", register.county, fact.slug),
            ..Evidence::default()
        });
    }
    out
}

/// Liaison officers. Whoever may not read names is not told that there is one: the fact itself is a person's.
fn liaison(register: &Register, as_at: Date) -> Vec<Evidence> {
    let ever = register.ever();
    let one = |(fact, it): (&Fact, &Liaison)| Evidence {
        organisation: it.organisation.clone(),
        title: format!("Liaison officer of {}", ever.organisation_name(&it.organisation)),
        href: format!("/{}/liaison-officers", register.county),
        ..standing("liaison", fact)
    };
    begun::<Liaison>(register, as_at).map(one).collect()
}
