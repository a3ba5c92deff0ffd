//! Events on which duties arise: those that were recorded as such, and those that evidence tells of.

use crate::facts::{Event, Facts};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;

/// Kinds of evidence, each with the event that its coming to be is.
const TELLS: &[(&str, &str)] = &[
    ("meeting", "meeting"),
    ("assessment", "assessment-completed"),
    ("plan", "plan-revised"),
    ("agreement", "agreement-agreed"),
];

/// Every event, in order of day and identifier, whatever order it came in.
pub(super) fn all(facts: &Facts, evidence: &[Evidence], day: Date) -> Vec<Event> {
    let mut out = facts.events.clone();
    for one in evidence {
        let Some((_, kind)) = TELLS.iter().find(|(kind, _)| *kind == one.kind) else { continue };
        let Some(on) = one.on.filter(|on| *on <= day) else { continue };
        let body = if one.group.is_empty() { &one.organisation } else { &one.group };
        if !body.is_empty() {
            out.push(Event {
                id: one.id.clone(),
                kind: (*kind).into(),
                body: body.clone(),
                on,
                withdrawn: one.withdrawn,
                title: one.title.clone(),
                href: one.href.clone(),
            });
        }
    }
    // What was taken back by then asks for nothing, and parts no other from its evidence.
    out.retain(|event| event.withdrawn.is_none_or(|back| back > day));
    out.sort_by(|a, b| (a.on, &a.kind, &a.id).cmp(&(b.on, &b.kind, &b.id)));
    out
}
