//! The number with which the items of a series begin: for a body whose agendas have been numbered on for years.

use crate::events;
use crate::{Series, store};
use board::sittings::item;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Recorded, Unit};

/// The highest number with which anybody begins.
const MOST: i64 = 1_000_000;

/// With which number the items of a series begin, and the highest number that its group has given.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn numbering(unit: &mut Unit<'_>, permit: &Permit<Update, Series>) -> Outcome<(i64, Option<i64>)> {
    let series = store::series::by_id(unit, permit, permit.id())?;
    let first = store::agenda::first_number(unit, permit, permit.id())?.unwrap_or(1);
    Ok((first, item::last_number(unit, permit, &series.group())?))
}

/// Sets the number with which the items of a series begin. Numbers that were given stay, and none is given twice: so it must be higher
/// than all of them.
///
/// # Errors
/// [`Fault::Fields`] on `first` when it cannot be, or changes nothing.
pub fn set_first_number(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Series>,
    first: i64,
) -> Outcome<Recorded> {
    unit.alone("agenda-numbers")?;
    let (now, last) = numbering(unit, permit)?;
    let wrong = |message: String| Err(Fault::field("first", message));
    if !(1..=MOST).contains(&first) {
        return wrong("Enter a number from 1 to 1,000,000".into());
    }
    if let Some(last) = last.filter(|last| first <= *last) {
        return wrong(format!("This group has given numbers up to {last}. Enter a higher one"));
    }
    if first == now {
        return wrong("This is the number already. Enter another, or go back".into());
    }
    store::agenda::keep_first_number(unit, permit, (permit.county(), permit.id()), first)?;
    let event = events::NumberingSet { series: permit.id().into(), rows: vec![permit.id().into()] };
    unit.record(permit, &event)
}
