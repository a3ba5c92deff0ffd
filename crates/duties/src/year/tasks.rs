//! What the deadlines of a year ask of a person, for the first page: of an organisation's own people within a month, of the officer
//! within a fortnight.

use super::deadline::{Deadline, Held, State};
use super::store::deadline as rows;
use jiff::Span;
use kernel::contracts::task::Task;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// How many days ahead whoever owes it is told, and the officer.
const OWN: i64 = 30;
const OFFICER: i64 = 14;
/// How many days back a deadline that was not met is still told.
const PAST: i64 = 90;
/// The most lines.
const MOST: usize = 12;

/// The deadlines that somebody should look at.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let today = unit.today();
    let day = |days: i64| today.checked_add(Span::new().days(days)).unwrap_or(today);
    let officer = actor.holds("officer", &county.id);
    if !officer && actor.held("represents").next().is_none() {
        return Ok(Vec::new());
    }
    let all = rows::between(unit, &actor.visible::<Deadline>(), &county.slug, (day(-PAST), day(OWN)))?;
    let mine = |it: &Held| {
        let own = actor.holds("represents", &format!("{}/organisation/{}", county.slug, it.body));
        it.state == State::Open && (own || (officer && it.due <= day(OFFICER)))
    };
    let task = |it: Held| {
        let (urgency, tag) = Task::by_date(it.due, today);
        Task {
            urgency,
            tag,
            href: it.href(),
            title: it.title,
            detail: format!("{}.", it.purpose.trim_end_matches('.')),
            due: Some(it.due),
        }
    };
    Ok(all.into_iter().filter(mine).map(task).take(MOST).collect())
}
