//! Beginning an agreement, changing it, and its priorities.

use super::{Aim, Terms};
use crate::agreement::unfrozen;
use crate::events;
use crate::store::{self, Agreement};
use board::County;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Begins an agreement under a short name, and gives that name.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or the name is taken.
pub fn add(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    slug: &str,
    terms: &Terms,
) -> Outcome<Recorded<String>> {
    let county = permit.county().to_string();
    let id = add_as(unit, permit, &county, slug, terms)?;
    Ok(unit.record(permit, &events::AgreementAdded { agreement: id })?.carrying(slug.into()))
}

/// The same without its event.
pub(crate) fn add_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: &str,
    terms: &Terms,
) -> Outcome<String> {
    let faults = terms.faults();
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    named("slug", slug)?;
    if store::agreements::id_of(unit, county, slug)?.is_some() {
        return Err(Fault::field("slug", format!("There is already an agreement called “{slug}”")));
    }
    store::agreements::insert(unit, proof, county, slug, terms)
}

/// Changes what an agreement says of itself.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when somebody else was first.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    seen: i64,
    terms: &Terms,
) -> Outcome<Recorded> {
    let faults = terms.faults();
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    unfrozen(unit, permit, permit.id())?;
    let version = store::agreements::update(unit, permit, seen, terms)?;
    unit.record(permit, &events::AgreementChanged { agreement: permit.id().into(), version })
}

/// Adds a priority or a theme.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or the name is taken.
pub fn add_priority(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    slug: &str,
    aim: &Aim,
) -> Outcome<Recorded> {
    unfrozen(unit, permit, permit.id())?;
    let agreement = permit.id().to_string();
    let priority = add_priority_as(unit, permit, &agreement, slug, aim)?;
    unit.record(permit, &events::PriorityAdded { agreement, priority })
}

/// The same without its event.
pub(crate) fn add_priority_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    agreement: &str,
    slug: &str,
    aim: &Aim,
) -> Outcome<String> {
    titled(aim)?;
    named("slug", slug)?;
    if store::agreements::priorities(unit, proof, agreement)?.iter().any(|p| p.slug == slug) {
        return Err(Fault::field("slug", format!("This agreement has a priority called “{slug}” already")));
    }
    store::agreements::insert_priority(unit, proof, agreement, slug, aim)
}

/// Changes a priority or a theme.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when somebody else was first.
pub fn change_priority(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Agreement>,
    priority: &str,
    seen: i64,
    aim: &Aim,
) -> Outcome<Recorded> {
    titled(aim)?;
    unfrozen(unit, permit, permit.id())?;
    let version = store::agreements::update_priority(unit, permit, priority, seen, aim)?;
    unit.record(
        permit,
        &events::PriorityChanged { agreement: permit.id().into(), priority: priority.into(), version },
    )
}

fn titled(aim: &Aim) -> Outcome<()> {
    if aim.title.trim().is_empty() {
        return Err(Fault::field("title", "Enter the priority in a few words"));
    }
    Ok(())
}

fn named(field: &str, slug: &str) -> Outcome<()> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=60).contains(&slug.len()) && slug.chars().all(fits) {
        return Ok(());
    }
    Err(Fault::field(field, "Use small letters, digits and hyphens, such as 2026-29"))
}
