//! Writing minutes beside the item: whoever began on an older text is brought together with what was saved since.

use super::merge::{Clash, merge};
use super::state::Act;
use super::{Held, Part};
use crate::room::events;
use crate::{Minutes, ViewPrivate, store};
use board::sittings::item::{self, Item};
use board::sittings::{AgendaItem, Meeting, Minute};
use kernel::text::marks;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// The longest text that the minutes of one item may have, in characters.
const MOST: usize = 50_000;

/// What became of a text that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The version that stands now.
    pub version: i64,
    /// What two people changed in different ways: both are kept, the second beside the text.
    pub clashes: Vec<Clash>,
}

/// Writes what the minutes say of an item. `seen` is the version on which the writer began; 0 when there was none. Somebody who
/// may not read what is private sends the masked text, and what it hides stays in place.
///
/// # Errors
/// [`Fault::Fields`] on `text` when it is too long; [`Fault::Conflict`] when the meeting was not opened, or its minutes are not being
/// drafted any more.
pub fn write(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, AgendaItem>,
    seen: i64,
    text: &str,
) -> Outcome<Recorded<Written>> {
    let it: Item = item::of(unit, permit)?;
    let book = drafting(unit, permit, &it.sitting)?;
    write_in(unit, permit, &book, Some(&it.id), seen, text)
}

/// Writes what the minutes say of the meeting as a whole.
///
/// # Errors
/// As [`write()`].
pub fn write_of_meeting(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, Meeting>,
    seen: i64,
    text: &str,
) -> Outcome<Recorded<Written>> {
    let book = drafting(unit, permit, permit.id())?;
    write_in(unit, permit, &book, None, seen, text)
}

/// The minutes of a meeting while they are drafted.
fn drafting(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Held> {
    let book = store::stand::of_sitting(unit, proof, sitting)?
        .ok_or_else(|| Fault::Conflict("Open the meeting first: its minutes begin then.".into()))?;
    if !book.state.allows(Act::Write) {
        return Err(Fault::Conflict(book.state.refuses(Act::Write)));
    }
    Ok(book)
}

fn write_in(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    book: &Held,
    item: Option<&str>,
    seen: i64,
    text: &str,
) -> Outcome<Recorded<Written>> {
    let (written, part, rows) = put(unit, proof, book, item, seen, text)?;
    let event = events::MinuteWritten {
        meeting: book.sitting.clone(),
        part,
        version: written.version,
        clashes: i64::try_from(written.clashes.len()).unwrap_or(i64::MAX),
        rows,
    };
    Ok(unit.record(proof, &event)?.carrying(written))
}

/// Brings a text into a part of some minutes: what became of it, the part, and the rows that changed. In whatever state the minutes
/// are: who may change them then is for the caller to know.
pub(crate) fn put(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    book: &Held,
    item: Option<&str>,
    seen: i64,
    text: &str,
) -> Outcome<(Written, String, Vec<String>)> {
    unit.alone("minutes")?;
    let text = text.replace("\r\n", "\n");
    if text.chars().count() > MOST {
        return Err(Fault::field("text", "Shorten this to 50,000 characters or fewer"));
    }
    let held = store::minutes::one(unit, proof, &book.id, item)?;
    let (id, now_stands, version) = match &held {
        Some(part) => (part.id.clone(), part.text.clone(), part.version),
        None => (unit.id(), String::new(), 0),
    };
    if !(0..=version).contains(&seen) {
        return Err(Fault::Conflict("This page is of another text. Open the item again.".into()));
    }
    let before =
        if seen == version { now_stands.clone() } else { store::minutes::as_of(unit, proof, &id, seen)? };
    // Whoever may not read it has edited around it.
    let reads_all = proof.holder().clone().may::<ViewPrivate, Minutes>(unit, &book.id)?;
    let sent = if reads_all { text } else { marks::unmasked(&text, &before) };
    let merged = merge(&before, &now_stands, sent.trim_end());
    if merged.text == now_stands && merged.clashes.is_empty() && held.is_some() {
        return Ok((Written { version, clashes: Vec::new() }, id, Vec::new()));
    }
    let part = Part {
        id: id.clone(),
        minutes: book.id.clone(),
        county: book.county.clone(),
        item: item.map(String::from),
        text: merged.text,
        version: version + 1,
        changed_at: unit.now(),
    };
    let mut rows = store::minutes::keep(unit, proof, &part, seen)?;
    for clash in &merged.clashes {
        rows.push(store::minutes::clash(unit, proof, &part, clash)?);
    }
    Ok((Written { version: part.version, clashes: merged.clashes }, id, rows))
}

/// Settles a clash: the text as it now stands is what both mean.
///
/// # Errors
/// [`Fault::Conflict`] when it was settled before.
pub fn settle(unit: &mut Unit<'_>, permit: &Permit<Minute, Meeting>, clash: &str) -> Outcome<Recorded> {
    let book = drafting(unit, permit, permit.id())?;
    if !store::minutes::settle(unit, permit, &book.id, clash)? {
        return Err(Fault::Conflict("Somebody has settled this already.".into()));
    }
    unit.record(permit, &events::ClashSettled { meeting: book.sitting.clone(), rows: vec![clash.into()] })
}
