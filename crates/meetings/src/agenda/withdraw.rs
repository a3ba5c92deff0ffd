//! Taking an item off an agenda: its business goes back to the forward plan, and what was issued stays on record.

use super::begin::FORWARD;
use super::items::held;
use crate::cycle::forward::{self, Business, Standing};
use crate::events;
use crate::store;
use board::sittings::item::{self, Kind};
use board::sittings::{AgendaItem, Item, Sitting};
use kernel::clock::words;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// Takes an item off its agenda. One that was issued stays in the record as withdrawn, with the reason; business that came from the
/// forward plan waits there again.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when somebody else was first.
pub fn withdraw(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let (it, meeting) = held(unit, permit, seen)?;
    let why = reason(why)?;
    let mut rows = Vec::new();
    if it.source.starts_with(FORWARD) {
        let said = format!("Taken off the agenda of {}: {why}", words::format(meeting.day));
        rows = give_back(unit, permit, &it, &meeting, &said)?.1;
    }
    off(unit, permit, &it, ("withdrawn", &format!("Withdrawn: {why}")), "", rows)
}

/// Takes an item off its agenda and puts its business on the forward plan: the next agenda of the group that is begun takes it up
/// again by itself. Gives the name of the business there.
///
/// # Errors
/// As [`withdraw`].
pub fn defer(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded<String>> {
    let (it, meeting) = held(unit, permit, seen)?;
    let why = reason(why)?;
    if it.kind == Kind::Standing {
        let message = "A standing item is on every agenda by itself. Withdraw it instead";
        return Err(Fault::field("what", message));
    }
    let said = format!("Deferred from the meeting of {}: {why}", words::format(meeting.day));
    let (business, rows) = give_back(unit, permit, &it, &meeting, &said)?;
    let done = off(unit, permit, &it, ("deferred", &format!("Deferred: {why}")), &business.id, rows)?;
    Ok(done.carrying(business.slug))
}

fn reason(why: &str) -> Outcome<&str> {
    match why.trim() {
        "" => Err(Fault::field("why", "Enter why: whoever reads the agenda reads this")),
        why if why.chars().count() > 500 => {
            Err(Fault::field("why", "Shorten this to 500 characters or fewer"))
        }
        why => Ok(why),
    }
}

fn off(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    it: &Item,
    (kind, said): (&str, &str),
    business: &str,
    mut rows: Vec<String>,
) -> Outcome<Recorded> {
    let it = Item { state: item::WITHDRAWN.into(), version: it.version + 1, ..it.clone() };
    item::update(unit, permit, &it)?;
    rows.push(store::agenda::keep_turn(unit, permit, &it, (kind, said), business)?);
    rows.push(it.id.clone());
    unit.record(permit, &events::ItemWithdrawn { item: it.id, version: it.version, rows })
}

/// Puts the business of an item back on the forward plan, to be placed: what it came from, or new business when it came from nowhere.
/// Gives it with the rows that changed.
pub(crate) fn give_back(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Item,
    meeting: &Sitting,
    said: &str,
) -> Outcome<(forward::Item, Vec<String>)> {
    let from = match it.source.strip_prefix(FORWARD) {
        Some(id) => store::forward::by_id(unit, proof, id)?,
        None => None,
    };
    if let Some(found) = from {
        // What comes back by itself was put on the plan again when this was taken: it must not come back twice.
        let again = found.standing == Standing::Taken;
        let recurs = if again { String::new() } else { found.of.recurs.clone() };
        let found = forward::Item {
            sitting: None,
            standing: Standing::Waiting,
            version: found.version + 1,
            of: Business { recurs, ..found.of.clone() },
            ..found
        };
        store::forward::update(unit, proof, &found)?;
        let turn = store::forward::keep_turn(unit, proof, &found, said)?;
        let rows = vec![found.id.clone(), turn];
        return Ok((found, rows));
    }
    // What is withheld here, or for the members alone, is known to nobody else there either.
    let restricted = it.withheld || meeting.restricted;
    let of = Business {
        group: meeting.group_slug().into(),
        title: it.title.clone(),
        kind: forward::Kind::named(it.kind.name()).unwrap_or(forward::Kind::Information),
        purpose: it.purpose.clone(),
        lead: String::new(),
        role: it.presenter.clone(),
        papers_due: None,
        recurs: String::new(),
        duty: String::new(),
        matter: it.matter.clone(),
        public: meeting.published && !restricted && it.issued,
        restricted,
    };
    let county = it.county.clone();
    let (made, turn) = forward::insert(unit, proof, &county, &of, said)?;
    let rows = vec![made.id.clone(), turn];
    Ok((made, rows))
}
