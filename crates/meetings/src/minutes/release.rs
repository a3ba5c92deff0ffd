//! The public text of approved minutes is released by an act of its own. When it is less than what is written, one person asks and
//! another confirms. What was released can be taken back, with a reason that stays.

use super::document::Document;
use super::reader::Reader;
use super::state::Act;
use super::steps::held;
use super::{Held, draw};
use crate::registers::events;
use crate::store::after::Turn;
use crate::store::{self, Minutes};
use jiff::Timestamp;
use kernel::verbs::Issue;
use kernel::{Actor, Fault, Outcome, Permit, Proof, Recorded, Unit};

/// What was asked in [`release`].
const ASKED: &str = "ask-release";

/// What became of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// Anybody may read the public text now.
    Now,
    /// A second person has to confirm it: something is left out of the public text.
    Asked,
}

/// Who has asked for a release that nobody has confirmed.
pub fn asked(turns: &[Turn]) -> Option<&Turn> {
    let last = turns
        .iter()
        .rev()
        .find(|turn| [ASKED, Act::Release.name(), Act::TakeBack.name()].contains(&turn.act.as_str()));
    last.filter(|turn| turn.act == ASKED)
}

/// When and why the public text was withdrawn, when it was and has not been released again.
pub fn withdrawn(turns: &[Turn]) -> Option<&Turn> {
    let last = turns
        .iter()
        .rev()
        .find(|turn| [Act::Release.name(), Act::TakeBack.name()].contains(&turn.act.as_str()));
    last.filter(|turn| turn.act == Act::TakeBack.name())
}

/// Releases the public text, or asks for it when something is left out of it.
///
/// # Errors
/// [`Fault::Conflict`] when they are not approved, are released or asked for, when the meeting is not announced, or somebody else was
/// first.
pub fn release(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, Minutes>,
    seen: i64,
) -> Outcome<Recorded<Released>> {
    let it = held(unit, permit, seen, Act::Release)?;
    can_be_released(unit, permit, &it)?;
    let turns = store::after::turns(unit, permit, &it.id)?;
    if !redacted(unit, permit, &it)? {
        return Ok(put_out(unit, permit, it)?.carrying(Released::Now));
    }
    if asked(&turns).is_some() {
        return Err(Fault::Conflict("The release is asked for already: a second person confirms it.".into()));
    }
    let turn = store::after::keep(unit, permit, &it.id, ASKED, ("", ""), "")?;
    let it = Held { version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    Ok(unit.record(permit, &events::MinutesReleaseAsked { minutes: it.id, rows })?.carrying(Released::Asked))
}

/// A second person confirms the release of a text from which something is left out.
///
/// # Errors
/// [`Fault::Conflict`] when nobody asked, when the same person did, or somebody else was first.
pub fn confirm(unit: &mut Unit<'_>, permit: &Permit<Issue, Minutes>, seen: i64) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::Release)?;
    can_be_released(unit, permit, &it)?;
    let turns = store::after::turns(unit, permit, &it.id)?;
    let Some(by) = asked(&turns).map(|turn| turn.by.clone()) else {
        return Err(Fault::Conflict("Nobody has asked for the release.".into()));
    };
    if by == permit.actor().mark() {
        let words = "You asked for this release: somebody else has to read the public text and confirm it.";
        return Err(Fault::Conflict(words.into()));
    }
    put_out(unit, permit, it)
}

/// Withdraws the public text: a lawful takedown, which the record says.
///
/// # Errors
/// [`Fault::Fields`] on `why` when no reason is given; [`Fault::Conflict`] when it is not released, or somebody else was first.
pub fn take_back(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, Minutes>,
    seen: i64,
    why: &str,
) -> Outcome<Recorded> {
    let it = held(unit, permit, seen, Act::TakeBack)?;
    if !it.released {
        return Err(Fault::Conflict("The public text of these minutes is not released.".into()));
    }
    let why = why.trim();
    match why.chars().count() {
        0 => return Err(Fault::field("why", "Enter why it is withdrawn: the public record says it")),
        1_001.. => return Err(Fault::field("why", "Shorten this to 1,000 characters or fewer")),
        _ => {}
    }
    let turn = store::after::keep(unit, permit, &it.id, Act::TakeBack.name(), ("", ""), why)?;
    let it = Held { released: false, version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(permit, &events::MinutesWithdrawn { minutes: it.id, version: it.version, rows })
}

fn can_be_released(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<()> {
    let of = board::sittings::sitting::by_id(unit, proof, &it.sitting)?.ok_or(Fault::Absent)?;
    let no = |why: &str| Err(Fault::Conflict(why.into()));
    if !of.published || of.restricted {
        return no("This meeting is not announced to the public, so its minutes are not either.");
    }
    if it.released {
        return no("The public text of these minutes is released already.");
    }
    Ok(())
}

/// Whether the public text is less than what is written.
fn redacted(unit: &mut Unit<'_>, proof: &impl Proof, it: &Held) -> Outcome<bool> {
    let items = board::sittings::item::all(unit, proof, &it.sitting)?;
    Ok(items.iter().any(|item| item.withheld) || draw::whole(unit, proof, it)?.redacted())
}

fn put_out(unit: &mut Unit<'_>, permit: &Permit<Issue, Minutes>, it: Held) -> Outcome<Recorded> {
    let turn = store::after::keep(unit, permit, &it.id, Act::Release.name(), ("", ""), "")?;
    let it = Held { released: true, released_at: Some(unit.now()), version: it.version + 1, ..it };
    store::stand::update(unit, permit, &it)?;
    let rows = vec![it.id.clone(), turn];
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(permit, &events::MinutesReleased { minutes: it.id, version: it.version, rows })
}

/// Minutes as anybody reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// What they say, cut down to what is public.
    pub document: Document,
    /// When they were released.
    pub released_at: Option<Timestamp>,
    /// Goes up with every change.
    pub version: i64,
}

/// What the public reads of the minutes of a meeting, from what was frozen when they were approved; nothing while they are not released.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn public_parts(unit: &mut Unit<'_>, proof: &impl Proof, sitting: &str) -> Outcome<Option<Public>> {
    let Some(it) = store::stand::of_sitting(unit, proof, sitting)?.filter(|it| it.released) else {
        return Ok(None);
    };
    let anybody = Actor::public(unit.today());
    let reader = Reader::of(unit, proof, &anybody, &it)?;
    let document = reader.cut(&draw::whole(unit, proof, &it)?);
    Ok(Some(Public { document, released_at: it.released_at, version: it.version }))
}

/// Why the minutes of a meeting were withdrawn from the public and when, when they were.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn takedown(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sitting: &str,
) -> Outcome<Option<(Timestamp, String)>> {
    let Some(it) = store::stand::of_sitting(unit, proof, sitting)? else { return Ok(None) };
    let turns = store::after::turns(unit, proof, &it.id)?;
    Ok(withdrawn(&turns).map(|turn| (turn.at, turn.note.clone())))
}
