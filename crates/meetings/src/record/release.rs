//! When what was released: a decision, the documents of an agenda, the public text of minutes.

use super::{Made, Reader, head};
use crate::registers::decision::Kept;
use crate::{agenda, store};
use board::sittings::{Meeting, Sitting};
use jiff::Timestamp;
use kernel::contracts::record::{Entry, Head, Kind, Release};
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Outcome, Permit};

/// How the names of releases of decisions begin.
pub(super) const OF_DECISION: &str = "decision-";

fn made(name: String, act: &str, of: String, at: Timestamp) -> Outcome<Made> {
    let entry = Entry::Release(Release { act: act.into(), of: of.clone(), at });
    let head = head(Kind::Release, name, of, (at, at), &entry)?;
    Ok((Head { day: Some(civil(at)), state: act.into(), ..head }, entry))
}

/// The release of a decision.
pub(super) fn of_decision(it: &Kept) -> Outcome<Option<Made>> {
    let name = format!("{OF_DECISION}{}", it.reference());
    let of = format!("{}: {}", it.reference(), it.title);
    it.released_at.map(|at| made(name, "Decision", of, at)).transpose()
}

/// The issues of an agenda, with which documents go out, and the release of the minutes.
pub(super) fn of_meeting(
    reader: &mut Reader<'_, '_>,
    permit: &Permit<View, Meeting>,
    it: &Sitting,
) -> Outcome<Vec<Made>> {
    let mut out = Vec::new();
    for (number, at) in store::agenda::issued_at(reader.unit, permit, &it.id)? {
        let of = format!("{} of {}, {}", agenda::name(number), it.title, site::day(it.day));
        out.push(made(format!("documents-{}-{number}", it.slug), "Documents", of, at)?);
    }
    let Some(id) = store::stand::id_of(reader.unit, &it.id)? else { return Ok(out) };
    let Some(permit) = reader.readable::<store::Minutes>(&id)? else { return Ok(out) };
    if let Some(at) = store::stand::of(reader.unit, &permit)?.released_at {
        let of = format!("Minutes of {}, {}", it.title, site::day(it.day));
        out.push(made(format!("minutes-{}", it.slug), "Documents", of, at)?);
    }
    Ok(out)
}
