//! Withholding an item from the public, with the paragraph, the public interest and the day of the next review; and opening it again.

use super::begin::FORWARD;
use super::ground::Order;
use super::items::held;
use super::withholding::Withholding;
use crate::cycle::forward::{self, Business};
use crate::events;
use crate::store;
use board::sittings::item;
use board::sittings::{AgendaItem, Item};
use kernel::clock::words;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Withholds an item, says anew why it is withheld, or opens it when there is no reason any more. It goes to the confidential part, or
/// back among the business, unless its agenda is out: then it keeps its place.
///
/// # Errors
/// [`Fault::Fields`] when the reason cannot be taken, or nothing changed; [`Fault::Conflict`] when somebody else was first.
pub fn withhold(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    seen: i64,
    why: Option<&Withholding>,
) -> Outcome<Recorded> {
    let (it, meeting) = held(unit, permit, seen)?;
    if let Some(why) = why {
        why.checked(unit.kernel(), unit.today())?;
    }
    let mut order = Order::of(unit, permit, &meeting)?;
    let section = if why.is_some() { order.standing().confidential() } else { order.standing().business() };
    let own = order.standing().sections.iter().find(|section| section.id == it.section);
    let moves = !it.issued && (why.is_some() || own.is_some_and(|own| own.confidential));
    let section = match section {
        Some(section) if moves => section.id.clone(),
        _ => it.section.clone(),
    };
    let made = Item {
        withheld: why.is_some(),
        paragraph: why.map_or_else(String::new, |why| why.paragraph.clone()),
        reason: why.map_or_else(String::new, |why| why.reason.trim().into()),
        review: why.map(|why| why.review),
        section: section.clone(),
        ..it.clone()
    };
    if made == it {
        return Err(Fault::field("paragraph", "This is how it is already. Change something, or go back"));
    }
    let made = Item { version: it.version + 1, ..made };
    item::update(unit, permit, &made)?;
    let mut rows = vec![made.id.clone()];
    if section != it.section {
        order.put_last_in(&made.id, &section);
        rows.extend(order.keep(unit, permit)?.into_iter().filter(|row| *row != made.id));
    }
    if why.is_some() {
        rows.extend(business_too(unit, permit, &made)?);
    }
    let said = match why {
        Some(why) => format!(
            "Withheld under paragraph {}, to be reviewed by {}",
            why.paragraph,
            words::format(why.review)
        ),
        None => "Opened to the public".into(),
    };
    rows.push(store::agenda::keep_turn(unit, permit, &made, ("withheld", &said), "")?);
    unit.record(permit, &events::ItemChanged { item: made.id, version: made.version, rows })
}

/// What an item that is withheld came from is for the members alone too: else its title stood on the forward plan. Gives the rows.
fn business_too(unit: &mut Unit<'_>, proof: &impl Proof, it: &Item) -> Outcome<Vec<String>> {
    let Some(id) = it.source.strip_prefix(FORWARD) else { return Ok(Vec::new()) };
    let Some(found) = store::forward::by_id(unit, proof, id)? else { return Ok(Vec::new()) };
    if found.of.restricted {
        return Ok(Vec::new());
    }
    let of = Business { public: false, restricted: true, ..found.of.clone() };
    let found = forward::Item { of, version: found.version + 1, ..found };
    store::forward::update(unit, proof, &found)?;
    let turn =
        store::forward::keep_turn(unit, proof, &found, "For the members alone, as its item is withheld")?;
    Ok(vec![found.id, turn])
}
