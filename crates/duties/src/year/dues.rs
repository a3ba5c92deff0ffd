//! Days by which something must be done outside of meetings: returns, reviews, copies that are sent, what is published.

use super::follow::{Days, Target, begun, rest_on};
use super::ground::Ground;
use super::owed::Owed;
use super::plan::Proposal;
use super::practice::Step;
use super::rests::Rests;
use super::takes::month_of;
use jiff::civil::Date;
use kernel::clock::{Anchor, words};
use kernel::contracts::year::DEADLINE;
use kernel::{Fault, Outcome};

/// How many working days are given for what was due before the year began and is not done.
const SOON: i32 = 20;

/// The last day on which people work, not after a day.
pub(super) fn worked(ground: &Ground<'_>, day: Date, rests: &mut Rests) -> Outcome<Date> {
    if ground.calendar.is_working_day(day) {
        rests.count(ground.calendar, day, day);
        return Ok(day);
    }
    let before = ground.calendar.previous_working_day(day).map_err(Fault::broken)?;
    rests.count(ground.calendar, before, day);
    Ok(before)
}

/// A deadline on the last day on which people work, with the sentence when that is another one than the law gives.
fn on(ground: &Ground<'_>, mut it: Proposal, limit: Date) -> Outcome<Proposal> {
    it.makes = DEADLINE.into();
    it.day = worked(ground, limit, &mut it.rests)?;
    it.due = Some(limit);
    if it.day != limit {
        let (is, last) = (words::format_long(it.day), words::format_long(limit));
        it.because.push(format!("Nobody works on {last}: {is} is the last working day before it"));
    }
    Ok(it)
}

/// The deadline of a step: following from another step, on the day of the duty, or at the end of its month.
pub(super) fn of_step(
    ground: &Ground<'_>,
    step: &Step,
    target: &Target<'_>,
    days: &Days,
) -> Outcome<Option<Proposal>> {
    let mut it = begun(ground, step, target);
    if let Some(after) = &step.after {
        let Some((day, rests)) = days.get(&(after.step.clone(), target.whose.clone())) else {
            return Ok(None);
        };
        let due = after.rule.due(&Anchor::on(*day), ground.calendar).map_err(Fault::broken)?;
        it.because.push(due.because);
        // Of what the other rests on, its day alone decides.
        it.rests.meetings.extend(rests.meetings.clone());
        it.rests.meetings.insert(format!("{}/{}", after.step, target.whose), *day);
        it.rests.count(ground.calendar, *day, due.date);
        return on(ground, it, due.date).map(Some);
    }
    let due = target.owed.and_then(|owed| owed.due);
    let month = step.months.iter().find_map(|month| month_of(ground, *month)).map(|(_, end)| end);
    let limit = match (due, month) {
        (Some(due), Some(end)) if end < due && end >= ground.floor => {
            it.because.push(format!("By custom by the end of {}", words::format_month(end)));
            end
        }
        (Some(due), _) => due,
        (None, Some(end)) if end >= ground.floor => {
            let why = "No day follows from what is recorded; by custom by the end of";
            it.because.push(format!("{why} {}", words::format_month(end)));
            end
        }
        (None, _) => soon(ground, &mut it)?,
    };
    on(ground, it, limit).map(Some)
}

/// So many working days from the beginning of the year, or from today.
fn soon(ground: &Ground<'_>, it: &mut Proposal) -> Outcome<Date> {
    let day = ground.calendar.add_working_days(ground.floor, SOON).map_err(Fault::broken)?;
    it.rests.count(ground.calendar, ground.floor, day);
    let from = words::format(ground.floor);
    it.because
        .push(format!("{SOON} working days from {from}, because it is due already or no day can be known"));
    Ok(day.min(ground.year.end()))
}

/// The deadline of a duty that falls due in the year and that no step of the practice calendar names.
pub(super) fn of_duty(ground: &Ground<'_>, owed: &Owed) -> Outcome<Option<Proposal>> {
    let Some(due) = owed.due else { return Ok(None) };
    let whose = match &owed.csp {
        Some(csp) => format!("{}@{csp}", owed.body),
        None => owed.body.clone(),
    };
    let mut it = Proposal {
        key: format!("due/{}/{whose}/{}", owed.duty, owed.part),
        makes: DEADLINE.into(),
        sort: "due".into(),
        title: format!("{}: {}", owed.title, owed.label),
        purpose: "What the duty asks for, by its day".into(),
        duty: owed.duty.clone(),
        ..Proposal::default()
    };
    rest_on(ground, &mut it, owed);
    on(ground, it, due).map(Some)
}
