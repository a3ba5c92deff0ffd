//! *Published*: agendas that were issued, minutes and decisions that were released, of meetings that anybody may know of.

use crate::store::published::{self, News};
use crate::{Decision, Minutes};
use board::sittings::Meeting;
use kernel::clock::words;
use kernel::contracts::published::Published;
use kernel::time::civil;
use kernel::{Actor, Outcome, Unit};

/// Everything of a county, the latest first.
pub(crate) fn source(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    Ok(of(unit, actor, county, None)?.into_iter().map(|(it, _)| it).collect())
}

/// What is published of a county, or of one group by its whole identifier, the latest first; each with the instant of its publication.
pub(crate) fn of(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    group: Option<&str>,
) -> Outcome<Vec<(Published, jiff::Timestamp)>> {
    let mut all = published::issues(unit, &actor.visible::<Meeting>(), county)?;
    all.extend(published::minutes(unit, &actor.visible::<Minutes>(), county)?);
    all.extend(published::decisions(unit, &actor.visible::<Decision>(), county)?);
    all.retain(|it| group.is_none_or(|group| it.group == group));
    all.sort_by(|a, b| (b.at, &b.slug).cmp(&(a.at, &a.slug)));
    Ok(all.iter().map(|it| (said(it, county), it.at)).collect())
}

fn said(it: &News, county: &str) -> Published {
    let day = words::format(it.day);
    let href = match it.number {
        Some(number) if it.kind == "Decision" => format!("/{county}/decisions/DEC-{number:04}"),
        _ => format!("/{county}/meetings/{}", it.slug),
    };
    let (title, summary) = match (it.kind, it.number) {
        ("Agenda", Some(2..)) => (
            format!("Supplement to the agenda: {}, {day}", it.title),
            format!("What has changed for the meeting of {day}"),
        ),
        ("Agenda", _) => (format!("Agenda: {}, {day}", it.title), format!("For the meeting of {day}")),
        ("Minutes", _) => (format!("Minutes: {}, {day}", it.title), format!("Of the meeting of {day}")),
        _ => (it.title.clone(), format!("Decided on {day}")),
    };
    let kind = if matches!((it.kind, it.number), ("Agenda", Some(2..))) { "Supplement" } else { it.kind };
    Published { day: civil(it.at), kind: kind.into(), title, href, summary }
}
