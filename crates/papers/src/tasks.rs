//! What papers ask of a person: the chair clears, the officer finishes and issues, the author writes.

use crate::{Held, Paper, State, store};
use jiff::civil::Date;
use kernel::clock::Due;
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Update;
use kernel::{Actor, Kernel, Outcome, Unit};
use site::CountyRef;

/// The deadline of the rulebook by which a report must be open to inspection.
const NOTICE: &str = "notice-of-papers";

/// So many papers at most are looked through for one person's home page.
const MOST: i64 = 100;

/// The last day on which a paper can be issued in time, and why, by the rulebook of the day; nothing when it has no such rule.
pub(crate) fn issue_by(kernel: &Kernel, meeting: Date) -> Option<Due> {
    kernel.clocks().due(NOTICE, meeting).ok().flatten()
}

/// The tasks of a person in a county.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let visible = actor.visible::<Paper>();
    let officer = actor.holds("officer", &county.id);
    let today = unit.today();
    let mut out = Vec::new();
    for held in store::waiting(unit, &visible, &county.slug, MOST)? {
        let chairs = actor.holds("chair", &held.owner);
        let writes = officer || actor.may::<Update, Paper>(unit, &held.id)?;
        let due = issue_by(unit.kernel(), held.meeting()).map_or(held.meeting(), |due| due.date);
        out.extend(task(&held, county, (due, today), officer, chairs, writes));
    }
    Ok(out)
}

fn task(
    held: &Held,
    county: &CountyRef,
    (due, today): (Date, Date),
    officer: bool,
    chairs: bool,
    writes: bool,
) -> Option<Task> {
    let title = &held.front.title;
    let href = |below: &str| format!("/{}/{}{below}", county.slug, held.path());
    let (urgency, tag) = Task::by_date(due, today);
    let for_board = format!("For the {} on {}", held.front.board, site::day(held.meeting()));
    let task = |title: String, href: String, detail: String| Task {
        urgency,
        tag: tag.clone(),
        title,
        href,
        detail,
        due: Some(due),
    };
    let complete = held.wanting == 0;
    match held.state {
        State::Draft if chairs && complete => Some(task(
            format!("Clear the report “{title}”"),
            href("/clear"),
            format!("{for_board}. Every part is written."),
        )),
        State::Draft if writes && !complete => {
            let parts = if held.wanting == 1 {
                "One thing is".into()
            } else {
                format!("{} things are", held.wanting)
            };
            Some(task(
                format!("Finish the report “{title}”"),
                href("/check"),
                format!("{for_board}. {parts} still wanting."),
            ))
        }
        State::Draft if officer => Some(Task {
            urgency: Urgency::WithOthers,
            tag: "With the chair".into(),
            title: format!("The report “{title}” waits to be cleared"),
            href: href(""),
            detail: format!("{for_board}. Every part is written."),
            due: Some(due),
        }),
        State::Cleared if officer => Some(task(
            format!("Issue the report “{title}”"),
            href("/issue"),
            format!("{for_board}. It has been cleared."),
        )),
        State::Cleared if chairs => Some(Task {
            urgency: Urgency::WithOthers,
            tag: "With the officer".into(),
            title: format!("The report “{title}” waits to be issued"),
            href: href(""),
            detail: format!("{for_board}. You cleared it."),
            due: Some(due),
        }),
        _ => None,
    }
}
