//! What papers ask of a person: the chair clears, the officer finishes and issues, the author writes.

use crate::{Held, Paper, State, store};
use jiff::civil::Date;
use kernel::clock::{Basis, Calendar};
use kernel::contracts::task::{Task, Urgency};
use kernel::verbs::Update;
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// Clear days between the issue of a report and the meeting that takes it: Local Government Act 1972, section 100B.
const CLEAR_DAYS: u16 = 5;

/// So many papers at most are looked through for one person's home page.
const MOST: i64 = 100;

/// The last day on which a paper can be issued in time.
pub(crate) fn issue_by(meeting: Date) -> Date {
    Calendar::computed().latest_issue_day(meeting, CLEAR_DAYS, Basis::Working).unwrap_or(meeting)
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
        out.extend(task(&held, county, today, officer, chairs, writes));
    }
    Ok(out)
}

fn task(
    held: &Held,
    county: &CountyRef,
    today: Date,
    officer: bool,
    chairs: bool,
    writes: bool,
) -> Option<Task> {
    let due = issue_by(held.meeting());
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

#[cfg(test)]
mod tests {
    use super::issue_by;
    use jiff::civil::date;

    #[test]
    fn five_clear_working_days_lie_between_issue_and_meeting() {
        for (meeting, by) in [
            (date(2022, 2, 15), date(2022, 2, 7)),
            // Good Friday and Easter Monday do not count.
            (date(2022, 4, 20), date(2022, 4, 8)),
        ] {
            assert_eq!(issue_by(meeting), by, "{meeting}");
        }
    }
}
