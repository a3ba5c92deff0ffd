//! What the room asks of a person, for the first page: a meeting to open, an interest declared late, a proposal to answer.

use crate::procedure::seats_of;
use crate::room::{seats_of as seats_held, short};
use crate::store::{self, Procedure};
use board::sittings::attendance::{self, Status};
use board::sittings::interest::{self, Stage};
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Minute, Preside, State};
use jiff::Span;
use kernel::clock::words;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// For how many days a meeting that was not opened, or an interest without a note, is asked for.
const BACK: i64 = 60;
/// How many days ahead a member is reminded of a meeting.
const AHEAD: i64 = 7;

/// Tasks of the room.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = answers(unit, actor, county)?;
    out.extend(coming(unit, actor, county)?);
    let near = ["secretary", "chair", "lead"].iter().any(|role| actor.held(role).next().is_some());
    if !near && !actor.holds("officer", &county.id) {
        return Ok(out);
    }
    let today = actor.on;
    let from = today.checked_sub(Span::new().days(BACK)).unwrap_or(today);
    let visible = actor.visible::<Meeting>();
    let which = Which { from: Some(from), to: Some(today), ..Which::default() };
    for it in sitting::list(unit, &visible, &county.slug, &which)? {
        let href = format!("/{}/{}", county.slug, it.path());
        let meeting = format!("{}, {}", it.title, words::format(it.day));
        if it.state.ahead() && actor.may::<Minute, Meeting>(unit, &it.id)? {
            let (urgency, tag) = Task::by_date(it.day, today);
            out.push(Task {
                urgency,
                tag,
                title: format!("Open the meeting: {meeting}"),
                href: format!("{href}/room"),
                detail: format!("It begins at {}.", sitting::clock(it.starts)),
                due: Some(it.day),
            });
        }
        if matches!(it.state, State::Open | State::Held) && actor.may::<Preside, Meeting>(unit, &it.id)? {
            let mut open = false;
            for late in interest::all(unit, &visible, &it.id)? {
                open |= late.stage == Stage::AfterVote
                    && store::room::interest_note(unit, &visible, &late.id)?.is_none();
            }
            if open {
                out.push(Task {
                    urgency: Urgency::Waiting,
                    tag: "Your note".into(),
                    title: format!("An interest was declared after a decision: {meeting}"),
                    href: format!("{href}/interests/late"),
                    detail: "Say whether the decision stands, and why.".into(),
                    due: None,
                });
            }
        }
    }
    Ok(out)
}

/// Meetings of the next days at which the person has a seat, and of which they have said nothing yet.
fn coming(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    let Some(me) = actor.id().filter(|_| actor.held("member").next().is_some()) else { return Ok(out) };
    let today = actor.on;
    let to = today.checked_add(Span::new().days(AHEAD)).unwrap_or(today);
    let visible = actor.visible::<Meeting>();
    let which = Which { from: Some(today), to: Some(to), ..Which::default() };
    let register = board::current(unit, &county.slug)?;
    for it in sitting::list(unit, &visible, &county.slug, &which)? {
        let seats = seats_held(&register.on(it.day), it.group_slug(), short(me));
        if it.state != State::Called || seats.is_empty() {
            continue;
        }
        let lines = attendance::all(unit, &visible, &it.id)?;
        let said = |seat: &String| {
            lines.iter().any(|line| short(&line.seat) == seat && line.status != Status::Expected)
        };
        if seats.iter().all(said) {
            continue;
        }
        let (urgency, tag) = Task::by_date(it.day, today);
        out.push(Task {
            urgency,
            tag,
            title: format!("Your meeting: {}, {}", it.title, words::format(it.day)),
            href: format!("/{}/{}", county.slug, it.path()),
            detail: "Send apologies from its page if you cannot come.".into(),
            due: Some(it.day),
        });
    }
    Ok(out)
}

/// Proposals that wait for an answer of a seat that the person holds.
fn answers(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let mut out = Vec::new();
    let Some(me) = actor.id().filter(|_| actor.held("member").next().is_some()) else { return Ok(out) };
    let visible = actor.visible::<Procedure>();
    let open = store::procedure::list(unit, &visible, &county.slug, true)?;
    if open.is_empty() {
        return Ok(out);
    }
    let register = board::current(unit, &county.slug)?;
    for it in open.into_iter().filter(|it| it.deadline >= actor.on) {
        let answered = store::procedure::answers(unit, &visible, &it.id)?;
        let mine = seats_of(&register.on(actor.on), &it, short(me));
        let waits = mine.iter().any(|(seat, _)| !answered.iter().any(|given| given.seat == *seat));
        if waits {
            let (urgency, tag) = Task::by_date(it.deadline, actor.on);
            out.push(Task {
                urgency,
                tag,
                title: format!("Answer the proposal: {}", it.title),
                href: format!("/{}/{}", county.slug, it.path()),
                detail: format!("Until {}.", words::format(it.deadline)),
                due: Some(it.deadline),
            });
        }
    }
    Ok(out)
}
