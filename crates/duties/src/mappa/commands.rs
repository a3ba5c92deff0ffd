//! Writing the counts of a year, as they were published.

use super::{CATEGORIES, Count, Counts, LEVELS, small};
use crate::events;
use crate::law::Law;
use crate::store::{DutyBook, mappa as store};
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// Reads a count as people type it: a number, `<5`, or nothing when it was not published.
///
/// # Errors
/// What to type instead.
pub fn read_count(typed: &str, small: u32) -> Result<Option<Count>, String> {
    let typed = typed.trim().to_lowercase();
    let few = [format!("<{small}"), format!("< {small}"), format!("fewer than {small}"), "*".into()];
    if typed.is_empty() {
        return Ok(None);
    }
    if few.contains(&typed) {
        return Ok(Some(Count::Few));
    }
    match typed.replace(',', "").parse::<u32>() {
        Ok(0) => Ok(Some(Count::People(0))),
        Ok(people) if people < small => Ok(Some(Count::Few)),
        Ok(people) => Ok(Some(Count::People(people))),
        Err(_) => Err(format!(
            "Enter a whole number such as 134, or <{small}; leave it empty when it was not published"
        )),
    }
}

/// Writes the counts of a year in the book of the force that published them, over the version that was read; 0 when there was none.
///
/// # Errors
/// [`Fault::Fields`] when there is no count, or one that cannot be; [`Fault::Conflict`] when somebody else wrote meanwhile.
pub fn keep(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, DutyBook>,
    year: &str,
    seen: i64,
    counts: &Counts,
) -> Outcome<Recorded> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| errors.push(FieldError { field: field.into(), message });
    let known = |(category, level): (u8, u8)| {
        CATEGORIES.iter().any(|(it, _)| *it == category) && LEVELS.iter().any(|(it, _)| *it == level)
    };
    if counts.is_empty() {
        wrong("count-1-1", "Enter at least one count".into());
    }
    if counts.keys().any(|cell| !known(*cell)) {
        wrong("count-1-1", "There are four categories and three levels".into());
    }
    // Whoever sends a small number past the form still does not get it kept.
    let least = small(&*Law::of(unit.kernel())?, unit.today());
    if counts.values().any(|count| matches!(count, Count::People(people) if (1..least).contains(people))) {
        wrong("count-1-1", format!("A count below {least} is written as <{least}"));
    }
    let before = store::last(unit, permit, year)?;
    if before.as_ref().is_some_and(|it| it.counts == *counts) {
        wrong("count-1-1", "This is what it says already. Change something, or go back".into());
    }
    if !errors.is_empty() {
        return Err(Fault::Fields(errors));
    }
    let version = before.map_or(0, |it| it.version);
    if version != seen {
        let message = "Somebody else wrote these counts while you had them open. Look at what they say now.";
        return Err(Fault::Conflict(message.into()));
    }
    let rows = store::insert(unit, permit, year, version + 1, counts)?;
    let event =
        events::MappaCounted { body: permit.id().into(), year: year.into(), version: version + 1, rows };
    unit.record(permit, &event)
}
