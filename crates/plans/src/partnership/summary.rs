//! The summary of a plan is published: a page that anybody may read (SI 2007/1830 reg 14). The plan itself need not be.

use crate::events;
use crate::statutory::check::substance;
use crate::statutory::{Entry, Held, Kept, State, latest};
use crate::store::PartnershipPlan;
use crate::store::statutory::{document, entry, turn};
use jiff::Timestamp;
use kernel::text::marks;
use kernel::verbs::Issue;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};
use serde::{Deserialize, Serialize};

/// How and where a summary was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Published {
    /// The forms in which it was published: this page, a leaflet, a recording.
    pub formats: Vec<String>,
    /// Where else it can be had: an address on the web, places.
    pub address: String,
    /// Which groups that was meant to reach.
    pub reaches: String,
    /// What it says: frozen when it was published.
    pub text: String,
    /// The edition that it summarises.
    pub edition: i64,
}

impl Entry for Published {
    const KIND: &'static str = "summary";
    const AFTERWARDS: bool = true;

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: &str| {
            out.push(FieldError { field: field.into(), message: message.into() });
        };
        if self.formats.is_empty() {
            wrong("formats", "Enter at least one form in which it is published, such as This page");
        }
        if self.reaches.trim().is_empty() {
            wrong("reaches", "Say which groups this reaches");
        }
        if [&self.address, &self.reaches].iter().any(|text| text.chars().count() > 1000) {
            wrong("reaches", "Shorten this to 1,000 characters or fewer");
        }
        out
    }
}

/// Publishes the summary of a complete plan, as its section says it.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, or the summary says nothing; [`Fault::Conflict`] when the plan is not complete, or
/// somebody else was first.
pub fn publish(
    unit: &mut Unit<'_>,
    permit: &Permit<Issue, PartnershipPlan>,
    seen: i64,
    how: &Published,
) -> Outcome<Recorded> {
    let held = document::one(unit, permit)?;
    if held.version != seen {
        return Err(Fault::Conflict(
            "The plan was changed while you had it open. Look at it again first.".into(),
        ));
    }
    if held.state == State::Draft {
        return Err(Fault::Conflict(
            "Only the summary of a complete plan is published: complete the plan first.".into(),
        ));
    }
    let (now, by) = (unit.now(), permit.actor().mark());
    let (held, rows) = publish_as(unit, permit, held, how, (now, &by))?;
    kernel::contracts::record::released(unit, permit.county())?;
    unit.record(permit, &events::SummaryPublished { document: held.id, version: held.version, rows })
}

/// The same without its event: examples.
pub(crate) fn publish_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: Held,
    how: &Published,
    at: (Timestamp, &str),
) -> Outcome<(Held, Vec<String>)> {
    let text = marks::public(latest(unit, proof, &held)?.text("summary"));
    if let Err(why) = substance(&text) {
        return Err(Fault::field(
            "text",
            format!("The section Summary cannot be published: {}", why.to_lowercase()),
        ));
    }
    let how = Published { text, edition: held.edition, ..how.clone() };
    let faults = how.faults();
    if !faults.is_empty() {
        return Err(Fault::Fields(faults));
    }
    unit.alone("plans.entries")?;
    let (row, _) = entry::insert(unit, proof, &held.id, &how, at)?;
    let turn = turn::keep(unit, proof, &held.id, ("summary", held.edition), "", at)?;
    let mut held = Held { summary: true, ..held };
    held.version = document::update(unit, proof, &held, at.0)?;
    let rows = vec![held.id.clone(), row, turn];
    Ok((held, rows))
}

/// The summary that was published last, with when and by whom.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be read.
pub fn published(unit: &mut Unit<'_>, proof: &impl Proof, held: &Held) -> Outcome<Option<Kept<Published>>> {
    if !held.summary {
        return Ok(None);
    }
    Ok(entry::all::<Published>(unit, proof, &held.id)?.pop())
}
