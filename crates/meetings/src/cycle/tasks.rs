//! What the cycle asks of a person, for the first page: steps that fall due or are late, and notice that was missed.

use super::due;
use super::notice::Standing;
use super::pack::Whose;
use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Preside, State};
use jiff::Span;
use jiff::civil::Date;
use kernel::clock::words;
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Govern;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// How many days back and ahead meetings are looked at, and how soon a step must be due to be asked for.
const BACK: i64 = 30;
const AHEAD: i64 = 60;
const SOON: i64 = 7;

/// Tasks around the meetings that a person answers for.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    // Only whoever plans a group's meetings, or takes its chair, has anything to do here.
    if !actor.holds("officer", &county.id)
        && actor.held("secretary").chain(actor.held("chair")).next().is_none()
    {
        return Ok(out);
    }
    let today = actor.on;
    let from = today.checked_sub(Span::new().days(BACK)).unwrap_or(today);
    let to = today.checked_add(Span::new().days(AHEAD)).unwrap_or(today);
    let visible = actor.visible::<Meeting>();
    let which = Which { from: Some(from), to: Some(to), ..Which::default() };
    for it in sitting::list(unit, &visible, &county.slug, &which)? {
        if it.state == State::Cancelled {
            continue;
        }
        let governs = actor.may::<Govern, Meeting>(unit, &it.id)?;
        let presides = actor.may::<Preside, Meeting>(unit, &it.id)?;
        if !governs && !presides {
            continue;
        }
        let href = format!("/{}/{}", county.slug, it.path());
        let meeting = format!("{}, {}", it.title, words::format(it.day));
        for step in due::standing(unit, &visible, &it)? {
            let mine = match step.planned.whose {
                Whose::Officer => governs,
                Whose::Chair => presides,
            };
            let open = step.done.is_none() && near(step.planned.due, today, from);
            if mine && open {
                let (urgency, tag) = Task::by_date(step.planned.due, today);
                out.push(Task {
                    urgency,
                    tag,
                    title: format!("{}: {meeting}", step.planned.name),
                    href: format!("{href}#due"),
                    detail: format!("{}.", step.planned.asks),
                    due: Some(step.planned.due),
                });
            }
        }
        if governs {
            out.extend(missed(unit, &visible, &it, &href, &meeting, today)?);
        }
    }
    Ok(out)
}

/// Whether a step is late, though not so long that nobody will do it any more, or falls due within a week.
fn near(due: Date, today: Date, from: Date) -> bool {
    let soon = today.checked_add(Span::new().days(SOON)).unwrap_or(today);
    from <= due && due <= soon
}

/// Notice by law that was not given, or too late without a reason, of a meeting that is still to be held.
fn missed(
    unit: &mut Unit<'_>,
    visible: &kernel::Visible<Meeting>,
    it: &board::sittings::Sitting,
    href: &str,
    meeting: &str,
    today: Date,
) -> Outcome<Vec<Task>> {
    let notice = due::notice_of(unit, it)?;
    if it.day < today || !notice.papers.by_law {
        return Ok(Vec::new());
    }
    let given = store::cycle::given(unit, visible, &it.county, Some(&it.id))?;
    let mut out = Vec::new();
    for limit in &notice.before {
        let done = given.iter().find(|given| given.clock == limit.clock);
        let reason = done.map_or("", |given| given.reason.as_str());
        match limit.stands(done.map(|given| given.on), reason, today) {
            Standing::Late { days } => out.push(Task {
                urgency: Urgency::Late,
                tag: "Notice missed".into(),
                title: format!("Notice is owed: {meeting}"),
                href: format!("{href}/notice"),
                detail: format!("{}. The latest lawful day was {} ago.", limit.title, said(days)),
                due: Some(limit.latest),
            }),
            Standing::Ahead { days } if i64::from(days) <= SOON => {
                let (urgency, tag) = Task::by_date(limit.latest, today);
                out.push(Task {
                    urgency,
                    tag,
                    title: format!("Give notice: {meeting}"),
                    href: format!("{href}/notice"),
                    detail: format!("{}.", limit.title),
                    due: Some(limit.latest),
                });
            }
            _ => {}
        }
    }
    Ok(out)
}

fn said(days: i32) -> String {
    if days == 1 { "one day".into() } else { format!("{days} days") }
}
