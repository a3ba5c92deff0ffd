//! What has changed since a paper was issued, in what it draws on.

use super::draw::audience;
use crate::{Footing, Held, store};
use jiff::Timestamp;
use kernel::contracts::paper::SourceRef;
use kernel::contracts::sources::{Ask, Source};
use kernel::{Fault, Outcome, Proof, Unit};

/// A live block that would read otherwise if the paper were drawn today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was asked of which source.
    pub source: SourceRef,
    /// What the source draws, in a sentence.
    pub what: String,
    /// When it last changed, as far as the ledger says.
    pub at: Option<Timestamp>,
}

/// What would read otherwise today, for the paper's own day and audience.
///
/// # Errors
/// [`Fault::Broken`] when something cannot be read.
pub fn since(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sources: &[Source],
    held: &Held,
    footings: &[Footing],
) -> Outcome<Vec<Change>> {
    let day = held.meeting();
    let audience = audience(&held.county, held.public, day);
    let mut out: Vec<Change> = Vec::new();
    for footing in footings {
        let Some(source) = sources.iter().find(|source| source.name == footing.source.name) else { continue };
        let ask = Ask { audience: &audience, county: &held.county, day, of: &footing.source.of };
        let now = match (source.draw)(unit, &ask) {
            Ok(now) => now,
            Err(Fault::Broken(why)) => return Err(Fault::Broken(why)),
            // It is no longer there to be drawn: that is a change too.
            Err(_) => kernel::contracts::sources::Drawn::default(),
        };
        if now.blocks == footing.blocks || out.iter().any(|change| change.source == footing.source) {
            continue;
        }
        let at = match now.event.filter(|event| footing.source.event.as_ref() != Some(event)) {
            Some(event) => store::moment_of(unit, proof, &event)?,
            None => None,
        };
        out.push(Change { source: footing.source.clone(), what: source.what.into(), at });
    }
    Ok(out)
}
