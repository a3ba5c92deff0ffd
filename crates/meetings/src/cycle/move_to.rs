//! Moving a meeting: what is due around it moves along, and what changed is shown before it is accepted.

use super::notice::Notice;
use super::pack::Planned;
use super::{due, plan, remind};
use crate::events;
use crate::store;
use board::sittings::sitting::{self, Which, clock};
use board::sittings::{Meeting, Sitting, State};
use jiff::civil::{Date, Time};
use kernel::clock::words;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// Where a meeting moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct To {
    /// The day.
    pub day: Date,
    /// When it begins.
    pub starts: Time,
    /// When it is to end.
    pub ends: Time,
    /// Where; may be empty when it is held online.
    pub place: String,
    /// How to join from elsewhere; may be empty.
    pub online: String,
}

/// What a move changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replanned {
    /// The meeting as it will be.
    pub becomes: Sitting,
    /// Each step before and after.
    pub steps: Vec<(Planned, Planned)>,
    /// What notice the meeting then needs.
    pub notice: Notice,
    /// Whether the notice on the new day is too short already, so that the chair's reason is wanted.
    pub short: bool,
    /// Why the new day is not one on which people work: a bank holiday or a weekend. Empty when it is.
    pub idle: String,
}

/// A meeting's day, time and place in words, as its history keeps them.
pub(super) fn said(it: &Sitting) -> String {
    let place = if it.place.is_empty() { "online" } else { it.place.as_str() };
    format!("{}, {}, {place}", words::format_long(it.day), it.hours())
}

/// What a move would change.
///
/// # Errors
/// [`Fault::Fields`] on `day`, `starts`, `ends` or `place` when it cannot be moved there; [`Fault::Conflict`] when it was held or
/// cancelled.
pub fn replan(unit: &mut Unit<'_>, permit: &Permit<Govern, Meeting>, to: &To) -> Outcome<Replanned> {
    let held = sitting::of(unit, permit)?;
    still_ahead(&held)?;
    let mut wrong = plan::faults_of(to.starts, to.ends, &to.place, &to.online);
    wrong.extend(plan::fault_of_day(unit, to.day, to.starts));
    let on_the_day =
        Which { group: Some(held.group.clone()), from: Some(to.day), to: Some(to.day), ..Which::default() };
    let meets = sitting::all(unit, permit, &held.county, &on_the_day)?;
    let clash = |other: &&Sitting| {
        other.id != held.id
            && other.state != State::Cancelled
            && other.starts < to.ends
            && to.starts < other.ends
    };
    if let Some(other) = meets.iter().find(clash) {
        let message = format!("The group meets on that day already, from {}", other.hours());
        wrong.push(FieldError { field: "day".into(), message });
    }
    let becomes = Sitting {
        day: to.day,
        starts: to.starts,
        ends: to.ends,
        place: to.place.trim().into(),
        online: to.online.trim().into(),
        ..held.clone()
    };
    if becomes == held && wrong.is_empty() {
        let message =
            "The meeting is there already. Change the day, the time or the place, or go back".into();
        wrong.push(FieldError { field: "day".into(), message });
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let (before, after) = (due::steps(unit, permit, &held)?, due::steps(unit, permit, &becomes)?);
    let pair = |was: Planned| {
        let is = after.iter().find(|is| is.step == was.step).cloned().unwrap_or_else(|| was.clone());
        (was, is)
    };
    let notice = due::notice_of(unit, &becomes)?;
    let today = unit.today();
    let short =
        notice.papers.by_law && becomes.day != held.day && notice.limits().any(|limit| limit.latest < today);
    let calendar = unit.kernel().clocks().calendar();
    let idle = match calendar.holiday_on(to.day) {
        Some(holiday) => holiday.name.into_owned(),
        None if calendar.is_working_day(to.day) => String::new(),
        None => format!("a {}", words::weekday_name(to.day.weekday())),
    };
    Ok(Replanned { becomes, steps: before.into_iter().map(pair).collect(), notice, short, idle })
}

pub(super) fn still_ahead(held: &Sitting) -> Outcome<()> {
    match held.state {
        State::Planned | State::Called => Ok(()),
        State::Cancelled => Err(Fault::Conflict("This meeting was cancelled: plan a new one.".into())),
        State::Open | State::Held => {
            Err(Fault::Conflict("This meeting has been opened: it stays where it is.".into()))
        }
    }
}

/// Moves a meeting. `seen` is the version that the person had before them; `why` goes into every invitation; `reason` is the
/// chair's, for notice that is too short by law: the minutes carry it.
///
/// # Errors
/// [`Fault::Fields`] as [`replan`], and on `why` or `reason` when it is missing; [`Fault::Conflict`] when somebody else was first.
pub fn move_to(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Meeting>,
    seen: i64,
    to: &To,
    why: &str,
    reason: &str,
) -> Outcome<Recorded<Replanned>> {
    unit.alone("meetings")?;
    let held = sitting::of(unit, permit)?;
    still_ahead(&held)?;
    if held.version != seen {
        return Err(Fault::Conflict("The meeting was changed while you had it open.".into()));
    }
    let mut replanned = replan(unit, permit, to)?;
    let (why, reason) = (why.trim(), reason.trim());
    let mut wrong = Vec::new();
    if why.is_empty() {
        wrong.push(("why", "Enter why the meeting is moved: everybody who is invited reads it".to_string()));
    }
    if replanned.short && reason.is_empty() {
        let latest = replanned.notice.limits().map(|limit| limit.latest).min().unwrap_or(to.day);
        let words = words::format(latest);
        let message = format!(
            "Notice of a meeting on this day had to be given by {words}. Enter the chair’s reason for the short notice: the minutes will carry it"
        );
        wrong.push(("reason", message));
    }
    for (field, text) in [("why", why), ("reason", reason)] {
        if text.chars().count() > 1_000 {
            wrong.push((field, "Shorten this to 1,000 characters or fewer".into()));
        }
    }
    if !wrong.is_empty() {
        let all = wrong.into_iter().map(|(field, message)| FieldError { field: field.into(), message });
        return Err(Fault::Fields(all.collect()));
    }
    let it = Sitting {
        sequence: held.sequence + 1,
        version: held.version + 1,
        why: why.into(),
        changed_at: unit.now(),
        ..replanned.becomes
    };
    sitting::update(unit, permit, &it)?;
    let short = if replanned.short { reason } else { "" };
    let turn =
        store::cycle::keep_turn(unit, permit, &it.id, "moved", (&said(&held), &said(&it)), (why, short))?;
    for (_, step) in &replanned.steps {
        remind::enqueue(unit, &it, step)?;
    }
    crate::tell::invite(unit, permit, &it)?;
    let event = events::Moved {
        meeting: it.id.clone(),
        from: format!("{} {}", held.day, clock(held.starts)),
        to: format!("{} {}", it.day, clock(it.starts)),
        version: it.version,
        rows: vec![it.id.clone(), turn],
    };
    replanned.becomes = it;
    Ok(unit.record(permit, &event)?.carrying(replanned))
}
