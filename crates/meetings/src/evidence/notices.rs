//! Notices that were given of a meeting, and whether in time.

use super::Known;
use crate::cycle::due;
use crate::store::cycle::Given;
use board::sittings::{Sitting, State};
use kernel::clock::words;
use kernel::contracts::evidence::Evidence;
use kernel::{Outcome, Unit};
use std::collections::BTreeSet;

/// Each notice that had been given by the end of the day.
pub(super) fn all(unit: &mut Unit<'_>, known: &Known<'_>) -> Outcome<Vec<Evidence>> {
    let mut out = Vec::new();
    for given in known.given.iter().filter(|given| given.on <= known.as_at) {
        if let Some(it) = known.meeting(&given.sitting).filter(|it| it.state != State::Cancelled) {
            out.extend(one(unit, known, it, given)?);
        }
    }
    Ok(out)
}

fn one(unit: &mut Unit<'_>, known: &Known<'_>, it: &Sitting, given: &Given) -> Outcome<Option<Evidence>> {
    let notice = due::notice_of(unit, it)?;
    // A meeting that was moved may need other notices than it did.
    let Some(limit) = notice.limits().find(|limit| limit.clock == given.clock) else { return Ok(None) };
    let mut marks = BTreeSet::from([format!("clock:{}", given.clock), format!("meeting:{}", it.id)]);
    let kind = match given.clock.as_str() {
        "notice-of-private-meeting" => "private",
        "further-notice-of-private-meeting" => "private-further",
        _ if given.clock.contains("executive") => "executive",
        _ => "",
    };
    marks.extend((!kind.is_empty()).then(|| kind.to_string()));
    // A committee's notice is of this meeting and of no other; the meeting of an executive is an event that somebody records.
    marks.extend(kind.is_empty().then(|| format!("event:{}", it.id)));
    if given.clock == notice.papers.clock {
        marks.insert("papers".into());
    }
    let late = given.on > limit.latest;
    marks.insert(if late { "late" } else { "in-time" }.into());
    if late && !given.reason.is_empty() {
        marks.insert("explained".into());
    }
    let register = board::current(unit, known.county)?;
    let table = register.on(it.day);
    Ok(Some(Evidence {
        kind: "notice",
        id: format!("{}/{}", it.id, given.clock),
        group: it.group_slug().into(),
        organisation: table.council_of(it.group_slug()).unwrap_or_default().into(),
        on: Some(given.on),
        marks,
        title: format!("{}: {}, {}", limit.title, it.title, words::format(it.day)),
        href: known.href(it),
        ..Evidence::default()
    }))
}
