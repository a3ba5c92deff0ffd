//! Adding, changing and ending facts: a late correction never rewrites what was believed.

use crate::register::{Fact, Register, Span};
use crate::{County, Noun, Record, events, store};
use jiff::civil::Date;
use kernel::clock::words;
use kernel::verbs::{End, Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, SystemActs, Unit};

/// A change to one thing.
#[derive(Clone, Debug)]
pub struct Change {
    /// The day from which it holds: a past day is a late correction.
    pub from: Date,
    /// What holds from then on.
    pub noun: Noun,
    /// The row that the person had before them, so that two changes at once do not swallow one another.
    pub seen: String,
}

/// Adds a thing to a county's table and gives its identifier.
///
/// # Errors
/// [`Fault::Fields`] when the name is taken, the dates cannot be, or it refers to what is not there.
pub fn add(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, County>,
    slug: &str,
    span: Span,
    noun: &Noun,
) -> Outcome<Recorded<String>> {
    let county = permit.county().to_string();
    add_to(unit, permit, &county, slug, span, noun)
}

/// The same for the program's own account: examples and restores.
///
/// # Errors
/// As [`add`].
pub fn add_unguarded(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    slug: &str,
    span: Span,
    noun: &Noun,
) -> Outcome<Recorded<String>> {
    let county = acts.in_county().to_string();
    add_to(unit, acts, &county, slug, span, noun)
}

fn add_to(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: &str,
    span: Span,
    noun: &Noun,
) -> Outcome<Recorded<String>> {
    let register = store::current(unit, county)?;
    let mut errors = check(&register, span, noun);
    if !is_slug(slug) {
        let message = "Use small letters, digits and hyphens, such as domestic-abuse";
        errors.push(FieldError { field: "slug".into(), message: message.into() });
    }
    let thing = store::thing_id(county, noun.kind(), slug);
    let known = register.facts.iter().filter(|f| f.id == thing);
    if known.clone().any(|f| f.span.meets(span)) {
        let message = format!("There is already a {} called “{slug}” on some of these days", noun.kind());
        errors.push(FieldError { field: "slug".into(), message });
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let row = store::insert(unit, proof, county, slug, span, noun)?;
    store::touch(unit, proof, county)?;
    Ok(store::added(unit, proof, thing.clone(), vec![row])?.carrying(thing))
}

/// Changes a thing from a day on, up to the end of the version that holds on that day.
///
/// # Errors
/// [`Fault::Fields`] when the change cannot be; [`Fault::Conflict`] when somebody else changed it first.
pub fn change(unit: &mut Unit<'_>, permit: &Permit<Update, Record>, change: &Change) -> Outcome<Recorded> {
    let county = permit.county().to_string();
    let register = store::current(unit, &county)?;
    let old = holding(&register, permit.id(), change.from)?;
    if old.row != change.seen {
        return Err(overtaken());
    }
    if old.noun.kind() != change.noun.kind() {
        return Err(Fault::broken("a change cannot turn a thing into another kind"));
    }
    let errors = check(&register, Span { from: change.from, to: old.span.to }, &change.noun);
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let rows = replace(unit, permit, &county, old, change.from, Some(&change.noun), old.span.to)?;
    store::touch(unit, permit, &county)?;
    unit.record(permit, &events::Changed { thing: permit.id().into(), rows })
}

/// Ends a thing on its last day.
///
/// # Errors
/// [`Fault::Fields`] when it does not hold on that day, or something still rests on it after.
pub fn end(unit: &mut Unit<'_>, permit: &Permit<End, Record>, last: Date, seen: &str) -> Outcome<Recorded> {
    let county = permit.county().to_string();
    let register = store::current(unit, &county)?;
    let old = holding(&register, permit.id(), last)?;
    if old.row != seen {
        return Err(overtaken());
    }
    let after = last.tomorrow().map_err(|_| Fault::field("last", "Enter a day before the end of time"))?;
    let still = resting_on(&register, old, after);
    if !still.is_empty() {
        let message = format!("After that day it is still needed by {}. End or change those first", still.join(", "));
        return Err(Fault::field("last", message));
    }
    let mut rows = replace(unit, permit, &county, old, after, None, None)?;
    for later in register.facts.iter().filter(|f| f.id == old.id && f.span.from >= after) {
        store::supersede(unit, permit, &later.row)?;
        rows.push(later.row.clone());
    }
    store::touch(unit, permit, &county)?;
    unit.record(permit, &events::Ended { thing: permit.id().into(), rows })
}

/// Replaces what holds from a day on: the old row is no longer believed, its days before stay, and the new noun takes the rest.
pub(crate) fn replace(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    old: &Fact,
    from: Date,
    noun: Option<&Noun>,
    to: Option<Date>,
) -> Outcome<Vec<String>> {
    if !store::supersede(unit, proof, &old.row)? {
        return Err(overtaken());
    }
    let mut rows = vec![old.row.clone()];
    if old.span.from < from {
        let last = from.yesterday().map_err(Fault::broken)?;
        let before = Span { from: old.span.from, to: Some(last) };
        rows.push(store::insert(unit, proof, county, &old.slug, before, &old.noun)?);
    }
    if let Some(noun) = noun {
        rows.push(store::insert(unit, proof, county, &old.slug, Span { from, to }, noun)?);
    }
    Ok(rows)
}

fn overtaken() -> Fault {
    Fault::Conflict("This was changed while you had it open. Look at what it says now, then make your change again.".into())
}

fn holding<'a>(register: &'a Register, id: &str, day: Date) -> Outcome<&'a Fact> {
    let versions = register.versions(id);
    let found = versions.iter().find(|f| f.span.holds(day)).copied();
    found.ok_or_else(|| match versions.first() {
        None => Fault::Absent,
        Some(first) => {
            let first = words::format(first.span.from);
            Fault::field("from", format!("It does not hold on {}: it begins on {first}", words::format(day)))
        }
    })
}

/// What is wrong with a noun on these days.
pub(crate) fn check(register: &Register, span: Span, noun: &Noun) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| errors.push(FieldError { field: field.into(), message });
    if let Some(to) = span.to.filter(|to| *to < span.from) {
        wrong("to", format!("It cannot end on {} before it begins on {}", words::format(to), words::format(span.from)));
    }
    for (field, kind, slug) in noun.refers_to() {
        if noun.kind() == "county" {
            continue; // the county comes first, before the group it names
        }
        let candidates = || register.facts.iter().filter(|f| f.noun.kind() == kind).map(|f| f.slug.as_str());
        let versions: Vec<&Fact> = register.facts.iter().filter(|f| f.slug == slug && f.noun.kind() == kind).collect();
        if versions.is_empty() {
            let near = kernel::rulebook::nearest(slug, candidates());
            let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
            wrong(field, format!("There is no {kind} called “{slug}”{hint}"));
        } else if !versions.iter().any(|f| f.span.meets(span)) {
            wrong(field, format!("The {kind} “{slug}” does not exist on these days"));
        }
    }
    errors
}

/// Things that refer to this one and hold after a day.
fn resting_on(register: &Register, fact: &Fact, after: Date) -> Vec<String> {
    let rests = |other: &&Fact| {
        other.id != fact.id
            && other.span.to.is_none_or(|to| to >= after)
            && other.noun.refers_to().iter().any(|(field, kind, slug)| {
                *kind == fact.noun.kind() && *slug == fact.slug && !matches!(*field, "successors" | "predecessors")
            })
    };
    register.facts.iter().filter(rests).map(|f| format!("{} {}", f.noun.kind(), f.slug)).collect()
}

/// Small letters, digits and hyphens, from 1 to 60 of them.
pub(crate) fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=60).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-')
}
