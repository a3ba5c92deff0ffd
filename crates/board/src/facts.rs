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
    /// The newest row of the thing when the person had it before them ([`Register::head`]), so that two changes at once do
    /// not swallow one another.
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
    // Two who judge the same register at once could each add what the other rules out.
    unit.alone("board")?;
    let register = store::current(unit, permit.county())?;
    let errors = wrong(&register, slug, span, noun, "");
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let county = permit.county().to_string();
    let row = store::insert(unit, permit, &county, slug, span, noun)?;
    store::touch(unit, permit, &county)?;
    let thing = store::thing_id(&county, noun.kind(), slug);
    Ok(store::added(unit, permit, thing.clone(), vec![row])?.carrying(thing))
}

/// Adds many things on the program's own account: an example is read whole, so that they may refer to one another in any
/// order. An error names the place of the thing at fault.
///
/// # Errors
/// As [`add`], for the first that is wrong; then the unit must not be kept.
pub fn add_unguarded(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    things: &[(String, Span, Noun)],
) -> Result<(), (usize, Fault)> {
    let county = acts.in_county().to_string();
    let known = store::current(unit, &county).map_err(|fault| (0, fault))?;
    let (known_from, mut facts) = (unit.now(), known.facts.clone());
    for (at, (slug, span, noun)) in things.iter().enumerate() {
        let id = store::thing_id(&county, noun.kind(), slug);
        let (slug, span, noun) = (slug.clone(), *span, noun.clone());
        facts.push(Fact { row: at.to_string(), id, slug, span, known_from, known_to: None, noun });
    }
    let whole = Register::new(&county, facts);
    for (at, (slug, span, noun)) in things.iter().enumerate() {
        let errors = wrong(&whole, slug, *span, noun, &at.to_string());
        if !errors.is_empty() {
            return Err((at, Fault::Fields(errors)));
        }
        insert_one(unit, acts, &county, slug, *span, noun).map_err(|fault| (at, fault))?;
    }
    store::touch(unit, acts, &county).map_err(|fault| (0, fault))
}

fn insert_one(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    county: &str,
    slug: &str,
    span: Span,
    noun: &Noun,
) -> Outcome<()> {
    let row = store::insert(unit, acts, county, slug, span, noun)?;
    store::added(unit, acts, store::thing_id(county, noun.kind(), slug), vec![row]).map(drop)
}

/// What is wrong with adding a thing. The row is its own, when it is in the register already.
fn wrong(register: &Register, slug: &str, span: Span, noun: &Noun, row: &str) -> Vec<FieldError> {
    let mut errors = check(register, span, noun);
    if !is_slug(slug) {
        let message = "Use small letters, digits and hyphens, such as domestic-abuse";
        errors.push(FieldError { field: "slug".into(), message: message.into() });
    }
    let thing = store::thing_id(&register.county, noun.kind(), slug);
    if register.versions(&thing).into_iter().any(|f| f.row != row && f.span.meets(span)) {
        let kind = crate::words::kind_name(noun.kind());
        let message = format!("There is already a {kind} called “{slug}” on some of these days");
        errors.push(FieldError { field: "slug".into(), message });
    }
    errors
}

/// Changes a thing from a day on, up to the end of the version that holds on that day.
///
/// # Errors
/// [`Fault::Fields`] when the change cannot be; [`Fault::Conflict`] when somebody else changed it first.
pub fn change(unit: &mut Unit<'_>, permit: &Permit<Update, Record>, change: &Change) -> Outcome<Recorded> {
    unit.alone("board")?;
    let county = permit.county().to_string();
    let register = store::current(unit, &county)?;
    not_overtaken(&register, permit.id(), &change.seen)?;
    let old = holding(&register, permit.id(), change.from, "from")?;
    if old.noun.kind() != change.noun.kind() {
        return Err(Fault::broken("a change cannot turn a thing into another kind"));
    }
    if old.noun == change.noun {
        return Err(Fault::field("from", "This is what it says already. Change something, or go back"));
    }
    let errors = check(&register, Span { from: change.from, to: old.span.to }, &change.noun);
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let rows = replace(unit, permit, &county, old, change.from, Some(&change.noun), old.span.to)?;
    store::touch(unit, permit, &county)?;
    unit.record(permit, &events::Changed { thing: permit.id().into(), rows })
}

/// Ends a thing on its last day. An end that was put too early can be moved to a later day in the same way.
///
/// # Errors
/// [`Fault::Fields`] when it does not hold before that day, or something still rests on it after; [`Fault::Conflict`] when
/// somebody else changed it first.
pub fn end(unit: &mut Unit<'_>, permit: &Permit<End, Record>, last: Date, seen: &str) -> Outcome<Recorded> {
    unit.alone("board")?;
    let county = permit.county().to_string();
    let register = store::current(unit, &county)?;
    not_overtaken(&register, permit.id(), seen)?;
    let after = last.tomorrow().map_err(|_| Fault::field("last", "Enter a day before the end of time"))?;
    let rows = match ended_before(&register, permit.id(), last) {
        Some(old) => later_end(unit, permit, &register, old, last)?,
        None => {
            let old = holding(&register, permit.id(), last, "last")?;
            let still = resting_on(&register, old, after);
            if !still.is_empty() {
                let list = crate::words::listed(&still);
                let message =
                    format!("After that day it is still needed by {list}. End or change those first");
                return Err(Fault::field("last", message));
            }
            let mut rows = replace(unit, permit, &county, old, after, None, None)?;
            for later in register.facts.iter().filter(|f| f.id == old.id && f.span.from >= after) {
                store::supersede(unit, permit, &later.row)?;
                rows.push(later.row.clone());
            }
            rows
        }
    };
    store::touch(unit, permit, &county)?;
    unit.record(permit, &events::Ended { thing: permit.id().into(), rows })
}

/// The last version of a thing, when all of it lies before a day.
fn ended_before<'a>(register: &'a Register, id: &str, day: Date) -> Option<&'a Fact> {
    let last = register.versions(id).into_iter().max_by_key(|f| f.span.from)?;
    last.span.to.is_some_and(|to| to < day).then_some(last)
}

fn later_end(
    unit: &mut Unit<'_>,
    permit: &Permit<End, Record>,
    register: &Register,
    old: &Fact,
    last: Date,
) -> Outcome<Vec<String>> {
    let span = Span { from: old.span.from, to: Some(last) };
    let errors = check(register, span, &old.noun);
    if !errors.is_empty() {
        return Err(Fault::field("last", errors[0].message.clone()));
    }
    replace(unit, permit, &register.county, old, span.from, Some(&old.noun), span.to)
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

pub(crate) fn not_overtaken(register: &Register, id: &str, seen: &str) -> Outcome<()> {
    match register.head(id) {
        None => Err(Fault::Absent),
        Some(head) if head == seen => Ok(()),
        Some(_) => Err(overtaken()),
    }
}

pub(crate) fn overtaken() -> Fault {
    Fault::Conflict(
        "This was changed while you had it open. Look at what it says now, then make your change again."
            .into(),
    )
}

fn holding<'a>(register: &'a Register, id: &str, day: Date, field: &str) -> Outcome<&'a Fact> {
    let versions = register.versions(id);
    let found = versions.iter().find(|f| f.span.holds(day)).copied();
    found.ok_or_else(|| match (versions.first(), versions.last().and_then(|f| f.span.to)) {
        (None, _) => Fault::Absent,
        (_, Some(to)) if to < day => {
            let message = format!("It ended on {}. Choose a day up to then", words::format(to));
            Fault::field(field, message)
        }
        (Some(first), _) if day < first.span.from => {
            let message =
                format!("It begins on {}. Choose that day or a later one", words::format(first.span.from));
            Fault::field(field, message)
        }
        _ => Fault::field(
            field,
            format!("It did not hold on {}. Choose a day on which it did", words::format(day)),
        ),
    })
}

/// What is wrong with a noun on these days.
pub(crate) fn check(register: &Register, span: Span, noun: &Noun) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| errors.push(FieldError { field: field.into(), message });
    if let Some(to) = span.to.filter(|to| *to < span.from) {
        wrong(
            "to",
            format!(
                "It cannot end on {} before it begins on {}",
                words::format(to),
                words::format(span.from)
            ),
        );
    }
    for (field, value) in noun.chosen() {
        let Some(list) = crate::words::closed(noun.kind(), field) else { continue };
        if !list.iter().any(|(key, _)| *key == value) {
            let near = kernel::rulebook::nearest(value, list.iter().map(|(key, _)| *key));
            let keys: Vec<&str> = list.iter().map(|(key, _)| *key).collect();
            let hint = near
                .map_or_else(|| format!("It can be {}", keys.join(", ")), |n| format!("Did you mean “{n}”?"));
            wrong(
                field,
                format!("“{value}” is not a {field} of {}. {hint}", crate::words::kind_name(noun.kind())),
            );
        }
    }
    for (field, message) in noun.faults() {
        wrong(field, message);
    }
    for (field, kind, slug) in noun.refers_to() {
        if noun.kind() == "county" {
            continue; // the county comes first, before the group it names
        }
        let candidates = || register.facts.iter().filter(|f| f.noun.kind() == kind).map(|f| f.slug.as_str());
        let versions: Vec<&Fact> =
            register.facts.iter().filter(|f| f.slug == slug && f.noun.kind() == kind).collect();
        if versions.is_empty() {
            let near = kernel::rulebook::nearest(slug, candidates());
            let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
            wrong(field, format!("There is no {kind} called “{slug}”{hint}"));
        } else if !matches!(field, "successors" | "predecessors")
            && !versions.iter().any(|f| f.span.meets(span))
        {
            // One body ends where the next begins: those two alone share no day.
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
                *kind == fact.noun.kind()
                    && *slug == fact.slug
                    && !matches!(*field, "successors" | "predecessors")
            })
    };
    let mut found: Vec<String> = register.facts.iter().filter(rests).map(|f| called(register, f)).collect();
    found.sort();
    found.dedup();
    let more = found.len().saturating_sub(6);
    found.truncate(6);
    found.extend((more > 0).then(|| crate::words::count(more, "other", "others")));
    found
}

/// A thing as a sentence names it.
fn called(register: &Register, fact: &Fact) -> String {
    let kind = crate::words::kind_name(fact.noun.kind());
    format!("the {kind} “{}”", crate::name::of(&register.on(fact.span.from), &fact.noun))
}

/// Small letters, digits and hyphens, from 1 to 60 of them.
pub(crate) fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    // The address of a form to add a thing must not be the address of a thing.
    let free = text != "new";
    let hyphens = text.starts_with('-') || text.ends_with('-');
    (1..=60).contains(&text.len()) && text.chars().all(fits) && !hyphens && free
}
