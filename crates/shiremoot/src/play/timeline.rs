//! The year in the order in which it happens: every step of every body on its day.

use super::script::{Action, Ask, Body, Item, Meeting, Procedure, Reported, Script, Stood};
use jiff::Span;
use jiff::civil::{Date, date};
use kernel::clock::Calendar;

/// One step. What it belongs to is named by [`On::key`].
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// A meeting is planned.
    Plan(At<'a>),
    /// Business is put on the forward plan.
    Forward(On<'a>),
    /// Public notice of its time and place is given.
    Notice(At<'a>),
    /// A step of the pack's cycle is done.
    Done(At<'a>, &'static str),
    /// A meeting is moved.
    Move(At<'a>),
    /// A meeting is cancelled.
    Cancel(At<'a>),
    /// Its agenda is drawn up.
    Draft(At<'a>),
    /// Its agenda is issued.
    Issue(At<'a>),
    /// An item is added after that.
    Later(On<'a>),
    /// The supplement is issued.
    Supplement(At<'a>),
    /// Members say that they cannot come.
    Away(At<'a>),
    /// A paper is withdrawn.
    Withdraw(On<'a>),
    /// It is held.
    Hold(At<'a>),
    /// The draft of its minutes goes to the chair.
    Finish(At<'a>),
    /// The chair passes it, and it is sent round.
    Clear(At<'a>),
    /// What was decided in it is released.
    Release(At<'a>),
    /// The public text of its minutes is released, when they were approved.
    ReleaseMinutes(At<'a>),
    /// It is said how a decision stands.
    Stood(On<'a>, &'a Stood),
    /// Progress of an action is reported.
    Reported(On<'a>, usize, &'a Action, &'a Reported),
    /// The evidence of an action is accepted.
    Accepted(On<'a>, usize, &'a Action),
    /// An ask is answered.
    Answered(On<'a>, usize, &'a Ask),
    /// The answer is taken.
    Taken(On<'a>, usize, &'a Ask),
    /// Something is decided in writing.
    Procedure(&'a Body, &'a Procedure),
    /// The seats answer.
    Answers(&'a Body, &'a Procedure),
}

/// A meeting of a body.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// The body.
    pub body: &'a Body,
    /// The meeting.
    pub meeting: &'a Meeting,
}

/// An item of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct On<'a> {
    /// The meeting.
    pub at: At<'a>,
    /// Which item, from 0.
    pub nth: usize,
    /// The item.
    pub item: &'a Item,
}

impl At<'_> {
    /// What it is remembered by.
    pub fn key(&self) -> String {
        format!("{} {}", self.body.group, self.meeting.day)
    }

    /// The day on which it is, as long as it was not moved.
    pub fn planned(&self) -> Date {
        self.meeting.planned_for.unwrap_or(self.meeting.day)
    }
}

impl On<'_> {
    /// What it is remembered by.
    pub fn key(&self) -> String {
        format!("{} {}", self.at.key(), self.nth)
    }

    /// Whether it stands on the forward plan before there is an agenda.
    pub fn planned_ahead(&self) -> bool {
        let it = self.item;
        self.at.body.announced
            && it.kind == "decision"
            && it.withheld.is_none()
            && it.late.is_none()
            && !it.later
    }
}

/// When the year begins to be planned, and when its second half is.
const BEGINS: Date = date(2022, 2, 1);
const SECOND: Date = date(2022, 9, 1);

/// The day on which everything is over, so that the demo goes on from the next.
pub const ENDS: Date = date(2023, 3, 31);

/// Every step in order. `latest` gives the last day on which an agenda of a body is in time.
pub fn steps<'a>(
    script: &'a Script,
    latest: &dyn Fn(&Body, Date) -> Date,
    calendar: &Calendar,
) -> Vec<(Date, Step<'a>)> {
    let mut out: Vec<(Date, u8, Step<'a>)> = Vec::new();
    for body in &script.bodies {
        for meeting in &body.meetings {
            let at = At { body, meeting };
            of_meeting(at, latest(body, at.planned()), calendar, &mut out);
            for (nth, item) in meeting.items.iter().enumerate() {
                of_item(On { at, nth, item }, calendar, &mut out);
            }
        }
        out.extend(body.procedures.iter().map(|it| (it.on, 40, Step::Procedure(body, it))));
        let answered = |it: &Procedure| working(calendar, it.on, 3);
        out.extend(body.procedures.iter().map(|it| (answered(it), 41, Step::Answers(body, it))));
    }
    out.sort_by_key(|(day, rank, _)| (*day, *rank));
    out.into_iter().filter(|(day, ..)| *day <= ENDS).map(|(day, _, step)| (day, step)).collect()
}

fn of_meeting<'a>(at: At<'a>, latest: Date, calendar: &Calendar, out: &mut Vec<(Date, u8, Step<'a>)>) {
    let meeting = at.meeting;
    let planned = if at.planned() < date(2022, 10, 1) { BEGINS } else { SECOND };
    let issued = meeting.issued.unwrap_or(latest);
    let drafted = working(calendar, issued, -4).max(BEGINS);
    out.push((planned, 0, Step::Plan(at)));
    for (days, step) in [(-20, "call"), (-12, "drafts"), (-10, "briefing")] {
        out.push((working(calendar, at.planned(), days).max(BEGINS), 4, Step::Done(at, step)));
    }
    if at.body.in_public {
        out.push((working(calendar, issued, -10).max(BEGINS), 1, Step::Notice(at)));
    }
    if let Some(moved) = meeting.moved_on {
        out.push((moved, 2, Step::Move(at)));
    }
    if let Some(cancelled) = meeting.cancelled_on {
        out.push((drafted, 5, Step::Draft(at)));
        out.push((issued, 10, Step::Issue(at)));
        out.push((cancelled, 2, Step::Cancel(at)));
        return;
    }
    let held = meeting.day;
    out.push((drafted, 5, Step::Draft(at)));
    out.push((issued, 10, Step::Issue(at)));
    for (nth, item) in meeting.items.iter().enumerate().filter(|(_, item)| item.later || item.late.is_some())
    {
        let on = if item.late.is_some() { working(calendar, held, -1) } else { working(calendar, issued, 2) };
        out.push((on, 11, Step::Later(On { at, nth, item })));
        out.push((on, 12, Step::Supplement(at)));
    }
    out.push((working(calendar, held, -1), 15, Step::Away(at)));
    out.push((held, 20, Step::Hold(at)));
    out.push((working(calendar, held, 2), 29, Step::Done(at, "log")));
    out.push((working(calendar, held, 4), 30, Step::Release(at)));
    out.push((working(calendar, held, 6), 30, Step::Finish(at)));
    out.push((working(calendar, held, 6), 31, Step::Done(at, "minutes")));
    out.push((working(calendar, held, 9), 30, Step::Clear(at)));
    if at.body.announced {
        let next = at.body.meetings.iter().find(|next| next.day > held && next.cancelled.is_none());
        if let Some(next) = next.filter(|next| next.inquorate.is_none()) {
            out.push((working(calendar, next.day, 3), 31, Step::ReleaseMinutes(at)));
        }
    }
}

fn of_item<'a>(on: On<'a>, calendar: &Calendar, out: &mut Vec<(Date, u8, Step<'a>)>) {
    let (meeting, item) = (on.at.meeting, on.item);
    if on.planned_ahead() {
        let day = working(calendar, on.at.planned(), -24).max(BEGINS);
        out.push((day, 3, Step::Forward(on)));
    }
    if meeting.cancelled.is_some() {
        return;
    }
    if let Some(day) = item.paper.as_ref().and_then(|paper| paper.withdrawn_on) {
        out.push((day, 16, Step::Withdraw(on)));
    }
    for stood in item.decided.iter().flat_map(|decided| &decided.then) {
        out.push((stood.on, 50, Step::Stood(on, stood)));
    }
    for (nth, action) in item.actions.iter().enumerate() {
        for reported in &action.then {
            out.push((reported.on, 51, Step::Reported(on, nth, action, reported)));
            if reported.claim == "complete" {
                out.push((working(calendar, reported.on, 3), 52, Step::Accepted(on, nth, action)));
            }
        }
    }
    for (nth, ask) in item.asks.iter().enumerate() {
        if let Some(answer) = &ask.answer {
            out.push((answer.on, 53, Step::Answered(on, nth, ask)));
            out.push((working(calendar, answer.on, 2), 54, Step::Taken(on, nth, ask)));
        }
    }
}

/// So many working days after a day, or before it.
fn working(calendar: &Calendar, from: Date, days: i32) -> Date {
    let (mut day, step) = (from, Span::new().days(days.signum()));
    let mut left = days.abs();
    while left > 0 {
        let Ok(next) = day.checked_add(step) else { return day };
        day = next;
        if calendar.is_working_day(day) {
            left -= 1;
        }
    }
    day
}
