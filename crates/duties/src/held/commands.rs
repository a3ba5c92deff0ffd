//! Recording evidence and events, and taking them back.

use super::{Entry, Happening};
use crate::events;
use crate::law::EVENTS;
use crate::store::by_hand::Table;
use crate::store::{self, DutyBook};
use jiff::civil::Date;
use kernel::clock::words::{format, parse};
use kernel::contracts::evidence::KINDS;
use kernel::rulebook::nearest;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// Records evidence of a body, and gives its identifier.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, cannot be, or lies ahead.
pub fn record(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    entry: &Entry,
) -> Outcome<Recorded<String>> {
    let faults = faults(entry, unit.today());
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let county = permit.county().to_string();
    let id = store::evidence::insert(unit, permit, &county, permit.id(), entry)?;
    let event =
        events::EvidenceRecorded { evidence: id.clone(), body: permit.id().into(), kind: entry.kind.clone() };
    Ok(unit.record(permit, &event)?.carrying(id))
}

/// Takes evidence back from a day on, with the reason. It stays, and says so.
///
/// # Errors
/// [`Fault::Fields`] without a reason, or when the day lies ahead or before the evidence; [`Fault::Absent`] when the body has no such
/// evidence; [`Fault::Conflict`] when it was withdrawn already.
pub fn withdraw(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    id: &str,
    on: Date,
    why: &str,
) -> Outcome<Recorded> {
    let held = store::evidence::one(unit, permit, id)?.ok_or(Fault::Absent)?;
    taken_back(held.entry.on, on, unit.today(), why)?;
    store::by_hand::withdraw(unit, permit, Table::Evidence, id, on, why)?;
    let event =
        events::EvidenceWithdrawn { evidence: id.into(), body: permit.id().into(), on: on.to_string() };
    unit.record(permit, &event)
}

/// Records that something happened on which a duty arises, and gives its identifier.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, or is not known.
pub fn happened(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    it: &Happening,
) -> Outcome<Recorded<String>> {
    let mut faults = Vec::new();
    if !EVENTS.iter().any(|(kind, _)| *kind == it.kind) {
        faults.push(wrong("kind", unknown("something on which a duty arises", &it.kind, EVENTS)));
    }
    if it.title.trim().is_empty() {
        faults.push(wrong("title", "Enter a reference, such as the number and date of the letter".into()));
    }
    faults.extend(link(&it.link));
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    let county = permit.county().to_string();
    let id = store::events::insert(unit, permit, &county, permit.id(), it)?;
    let event = events::EventRecorded { event: id.clone(), body: permit.id().into(), kind: it.kind.clone() };
    Ok(unit.record(permit, &event)?.carrying(id))
}

/// Takes an event back from a day on: it did not happen, or asks for nothing any more.
///
/// # Errors
/// As [`withdraw`].
pub fn happened_not(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    id: &str,
    on: Date,
    why: &str,
) -> Outcome<Recorded> {
    store::events::one(unit, permit, id)?.ok_or(Fault::Absent)?;
    taken_back(Date::MIN, on, unit.today(), why)?;
    store::by_hand::withdraw(unit, permit, Table::Event, id, on, why)?;
    let event = events::EventWithdrawn { event: id.into(), body: permit.id().into(), on: on.to_string() };
    unit.record(permit, &event)
}

fn taken_back(happened: Date, on: Date, today: Date, why: &str) -> Outcome<()> {
    if why.trim().is_empty() {
        return Err(Fault::field("why", "Say why it is withdrawn: it stays in the record with your reason"));
    }
    if on > today {
        return Err(Fault::field("on", format!("Enter today or an earlier day: {} lies ahead", format(on))));
    }
    if on < happened {
        return Err(Fault::field(
            "on",
            format!("It came to be on {}: it cannot be withdrawn before", format(happened)),
        ));
    }
    Ok(())
}

fn faults(entry: &Entry, today: Date) -> Vec<FieldError> {
    let mut out = Vec::new();
    if !KINDS.iter().any(|(kind, _)| *kind == entry.kind) {
        out.push(wrong("kind", unknown("a kind of evidence", &entry.kind, KINDS)));
    }
    if entry.title.trim().is_empty() {
        out.push(wrong("title", "Say in a few words what it is".into()));
    }
    if entry.on > today {
        out.push(wrong("on", format!("{} lies ahead: record it when it has happened", format(entry.on))));
    }
    if entry.until.is_some_and(|until| until < entry.on) {
        out.push(wrong("until", "It cannot end before it begins".into()));
    }
    if !entry.year.is_empty() && !is_year(&entry.year) {
        out.push(wrong("year", "Write the year as 2021-22".into()));
    }
    if let Some(mark) = entry.marks.iter().find(|mark| !is_mark(mark)) {
        out.push(wrong("marks", format!("“{mark}” cannot be a mark: use small letters, digits, hyphens and one colon, as in senior:fire")));
    }
    if let Some(period) = entry.marks.iter().find_map(|mark| mark.strip_prefix("period:"))
        && parse(period).is_err()
    {
        out.push(wrong(
            "marks",
            format!("“{period}” is not the first day of a period: write it as 2021-10-01"),
        ));
    }
    out.extend(link(&entry.link));
    out
}

fn link(link: &str) -> Option<FieldError> {
    let link = link.trim();
    let fits =
        link.is_empty() || link.starts_with("https://") || link.starts_with('/') && !link.starts_with("//");
    (!fits).then(|| {
        wrong(
            "link",
            "Enter a web address that begins with https://, or an address here that begins with /".into(),
        )
    })
}

fn is_year(text: &str) -> bool {
    let Some((first, last)) = text.split_once('-') else { return false };
    let (Ok(first), Ok(last)) = (first.parse::<i32>(), last.parse::<i32>()) else { return false };
    text.len() == 7 && (first + 1).rem_euclid(100) == last
}

fn is_mark(mark: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
    (1..=80).contains(&mark.len()) && mark.chars().all(fits) && mark.matches(':').count() <= 1
}

fn wrong(field: &str, message: String) -> FieldError {
    FieldError { field: field.into(), message }
}

fn unknown(what: &str, word: &str, known: &[(&str, &str)]) -> String {
    match nearest(word, known.iter().map(|(kind, _)| *kind)) {
        Some(near) => format!("“{word}” is not {what}. Did you mean “{near}”?"),
        None => format!("“{word}” is not {what}. Choose one of the list"),
    }
}
