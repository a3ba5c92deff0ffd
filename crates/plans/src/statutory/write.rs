//! Sections are saved one by one, each over the version that its writer read. Nobody's words are lost: what came too late is kept beside
//! what was saved first, and both are shown.

use super::entries::open;
use super::{Details, Statutory, Written};
use crate::events;
use crate::store::statutory::{document, section};
use jiff::Timestamp;
use kernel::verbs::Update;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit};

/// The most characters of a section: some forty pages.
pub const LONGEST: usize = 120_000;

/// What became of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is what the section says now.
    Now,
    /// Somebody else saved first, or the document was completed: these words were kept beside, and what stands there is here.
    SetAside(Box<Written>),
}

/// Saves a section. `seen` is the version that the writer had before them.
///
/// # Errors
/// [`Fault::Absent`] when the document has no such section; [`Fault::Fields`] on `text` when it is too long; [`Fault::Conflict`] when
/// the document is complete and the words are the same.
pub fn save<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    name: &str,
    seen: i64,
    text: &str,
) -> Outcome<Recorded<Saved>> {
    let held = document::one(unit, permit)?;
    let before = section::one(unit, permit, &held.id, name)?;
    let (at, by) = (unit.now(), permit.actor().mark());
    let closed = open(&held);
    if (closed.is_err() || before.version != seen) && before.text != text {
        let of = (held.id.as_str(), name);
        let row = section::keep(unit, permit, of, before.version, "set-aside", text, (at, &by))?;
        let event = events::SectionSetAside {
            document: held.id,
            section: name.into(),
            version: before.version,
            rows: vec![row],
        };
        return Ok(unit.record(permit, &event)?.carrying(Saved::SetAside(Box::new(before))));
    }
    closed?;
    let over = text.chars().count().saturating_sub(LONGEST);
    if over > 0 {
        return Err(Fault::field("text", format!("This is {over} characters too long: shorten it")));
    }
    let (version, rows) = put(unit, permit, &held.id, &before, text, (at, &by))?;
    let event = events::SectionSaved { document: held.id, section: name.into(), version, rows };
    Ok(unit.record(permit, &event)?.carrying(Saved::Now))
}

/// Writes a section and keeps its text, without an event: examples.
pub(crate) fn put(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    document: &str,
    before: &Written,
    text: &str,
    at: (Timestamp, &str),
) -> Outcome<(i64, Vec<String>)> {
    let version = section::write(unit, proof, before, text, at)?;
    let of = (document, before.section.as_str());
    let row = section::keep(unit, proof, of, version, "saved", text, at)?;
    Ok((version, vec![before.id.clone(), row]))
}

/// Changes what a document says of itself.
///
/// # Errors
/// [`Fault::Fields`] when something is missing; [`Fault::Conflict`] when the document is complete, or somebody else was first.
pub fn describe<T: Statutory>(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, T>,
    seen: i64,
    details: &Details,
) -> Outcome<Recorded> {
    let mut held = document::one(unit, permit)?;
    open(&held)?;
    let faults = details.faults();
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    if held.version != seen {
        let words = "The details were changed while you had them open. Look at what they say now, then change them again.";
        return Err(Fault::Conflict(words.into()));
    }
    held.details = details.clone();
    let now = unit.now();
    let version = document::update(unit, permit, &held, now)?;
    unit.record(
        permit,
        &events::DocumentDescribed { rows: vec![held.id.clone()], document: held.id, version },
    )
}
