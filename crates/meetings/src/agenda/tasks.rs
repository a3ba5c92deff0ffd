//! What agendas ask of a person, for the first page: papers to clear, late items that wait for the chair, and changes that wait for a
//! supplement. That an agenda is due to be issued, the cycle says.

use super::{late_since, waits_for_the_chair};
use crate::{MeetingPaper, store};
use board::sittings::item;
use board::sittings::sitting::{self, Which};
use board::sittings::{AgendaItem, Item, Meeting, Preside, State};
use jiff::Span;
use kernel::clock::words;
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Issue;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// How many days ahead meetings are looked at.
const AHEAD: i64 = 60;

/// Tasks around the agendas that a person answers for.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = to_clear(unit, actor, county)?;
    if !actor.holds("officer", &county.id)
        && actor.held("secretary").chain(actor.held("chair")).next().is_none()
    {
        return Ok(out);
    }
    let to = actor.on.checked_add(Span::new().days(AHEAD)).unwrap_or(actor.on);
    let (meetings, visible) = (actor.visible::<Meeting>(), actor.visible::<AgendaItem>());
    let which = Which { from: Some(actor.on), to: Some(to), ..Which::default() };
    for it in sitting::list(unit, &meetings, &county.slug, &which)? {
        if !matches!(it.state, State::Called | State::Open) {
            continue;
        }
        let issues = actor.may::<Issue, Meeting>(unit, &it.id)?;
        let presides = actor.may::<Preside, Meeting>(unit, &it.id)?;
        if !issues && !presides {
            continue;
        }
        let items = item::list(unit, &visible, &it.id)?;
        let late = late_since(unit, &meetings, &it)?;
        let waits: Vec<&Item> = items.iter().filter(|item| waits_for_the_chair(late, item)).collect();
        let meeting = format!("{}, {}", it.title, words::format(it.day));
        let href = format!("/{}/{}", county.slug, it.path());
        if presides {
            out.extend(waits.iter().map(|item| Task {
                urgency: Urgency::Soon,
                tag: "Late item".into(),
                title: format!("Take or leave a late item: {}", item.title),
                href: format!("{href}/{}/late", item.path()),
                detail: format!("{meeting}. It is taken only with your reason, which the minutes carry."),
                due: Some(it.day),
            }));
        }
        let last = store::agenda::issues(unit, &meetings, &it.id)?.pop();
        let open = |item: &&Item| {
            (!item.issued && !item.withdrawn()) || last.as_ref().is_some_and(|last| last.differs(item))
        };
        let open = items.iter().filter(open).count() - waits.len();
        if issues && open > 0 {
            let (urgency, tag) = Task::by_date(it.day, actor.on);
            out.push(Task {
                urgency,
                tag,
                title: format!("Issue a supplement: {meeting}"),
                href: format!("{href}/agenda/issue"),
                detail: format!(
                    "{} since the last issue of the agenda.",
                    board::words::count(open, "change", "changes")
                ),
                due: Some(it.day),
            });
        }
    }
    Ok(out)
}

/// Papers that the person is asked to clear.
fn to_clear(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let Some(person) = actor.id() else { return Ok(Vec::new()) };
    let visible = actor.visible::<MeetingPaper>();
    let asked = store::clearance::asked_of(unit, &visible, (&county.slug, person), actor.on)?;
    let mut out = Vec::new();
    for it in asked {
        let Some((paper, meeting)) = store::clearance::seen(unit, &visible, &it.document)? else { continue };
        let Some(item) = item::by_id(unit, &visible, &paper.item)? else { continue };
        let roles = super::clearance::Roles::on(unit.kernel(), actor.on)?;
        let (urgency, tag) = Task::by_date(it.due, actor.on);
        out.push(Task {
            urgency,
            tag,
            title: format!("Clear a paper: {}", paper.title),
            href: format!("/{}/{}/{}/papers/{}", county.slug, meeting.path(), item.path(), paper.slug),
            detail: format!(
                "You are asked for the meeting of {}: {}.",
                words::format(meeting.day),
                roles.name(&it.role).to_lowercase()
            ),
            due: Some(it.due),
        });
    }
    Ok(out)
}
