//! Series: meetings of a group that come round, proposed ahead and planned when somebody accepts them.
//!
//! A series always has a last day, and meetings are proposed no more than a year ahead: what nobody has looked at does not stand
//! in people's calendars.

use super::cadence::{Cadence, Exception, Occurrence};
use super::pack::Own;
use super::plan::{Call, faults_of, plan_in};
use crate::events;
use crate::store::{self, Series};
use board::sittings::sitting::{self, Which};
use board::sittings::{Sitting, State};
use board::{County, Group, Register};
use jiff::Span;
use jiff::civil::{Date, Time};
use kernel::clock::words;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// How many months ahead meetings are proposed.
const MONTHS: i32 = 12;

/// What is decided on of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Short name of the group.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// How its meetings come round.
    pub cadence: Cadence,
    /// The first day; weeks are counted from it.
    pub begins: Date,
    /// The last day.
    pub until: Date,
    /// When its meetings begin.
    pub starts: Time,
    /// When they are to end.
    pub ends: Time,
    /// Where.
    pub place: String,
    /// How to join from elsewhere.
    pub online: String,
    /// Whether the public may come.
    pub in_public: bool,
    /// Whether anybody may know of it.
    pub published: bool,
    /// Whether only the group's own members may.
    pub restricted: bool,
    /// Steps of the pack cycle that differ from the rulebook's.
    pub pack: Own,
    /// Days on which it does not meet as its cadence says.
    pub exceptions: Vec<Exception>,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            group: String::new(),
            title: String::new(),
            cadence: Cadence::Weekday { nth: 2, weekday: 2, months: [3, 6, 9, 12].into() },
            begins: Date::ZERO,
            until: Date::ZERO,
            starts: Time::constant(10, 0, 0, 0),
            ends: Time::constant(12, 0, 0, 0),
            place: String::new(),
            online: String::new(),
            in_public: false,
            published: false,
            restricted: false,
            pack: Own::new(),
            exceptions: Vec::new(),
        }
    }
}

/// A series as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Identifier.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub of: Run,
    /// Goes up with every change.
    pub version: i64,
}

impl Held {
    /// Whole identifier of the group.
    pub fn group(&self) -> String {
        format!("{}/group/{}", self.county, self.of.group)
    }

    /// Its address below the county.
    pub fn path(&self) -> String {
        format!("series/{}", self.slug)
    }
}

impl Run {
    fn faults(&self, register: &Register, today: Date) -> Vec<FieldError> {
        let mut out = faults_of(self.starts, self.ends, &self.place, &self.online);
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        match self.title.chars().count() {
            0 => wrong("title", "Enter what the meetings are called".into()),
            201.. => wrong("title", "Shorten this to 200 characters or fewer".into()),
            _ => {}
        }
        if let Some((field, message)) = self.cadence.fault() {
            wrong(field, message.into());
        }
        if self.until < self.begins {
            let message =
                format!("The last day cannot come before the first, {}", words::format(self.begins));
            wrong("until", message);
        } else if self.until < today {
            wrong("until", "A series that has ended already plans nothing. Enter a day to come".into());
        }
        match register.on(today).get::<Group>(&self.group) {
            None if self.group.is_empty() => wrong("group", "Choose the group that meets".into()),
            None => wrong("group", format!("There is no group called “{}” today", self.group)),
            Some(group) if self.published && !group.published => {
                wrong("published", "This group is not published, so its meetings cannot be announced".into());
            }
            Some(_) => {}
        }
        if self.restricted && self.published {
            wrong("restricted", "Meetings for the members alone cannot be announced to the public".into());
        }
        for exception in &self.exceptions {
            if exception.why.trim().is_empty() {
                wrong(
                    "exceptions",
                    format!("Say why there is no meeting on {}", words::format(exception.day)),
                );
            }
        }
        for days in self.pack.values().filter(|days| !(-60..=60).contains(*days)) {
            wrong("pack", format!("{days} working days is too far from the meeting: enter up to 60"));
        }
        out
    }

    fn checked(&self, unit: &mut Unit<'_>, county: &str) -> Outcome<()> {
        let register = board::current(unit, county)?;
        let wrong = self.faults(&register, unit.today());
        if wrong.is_empty() { Ok(()) } else { Err(Fault::Fields(wrong)) }
    }
}

/// Begins a series and gives its name in addresses. No meeting is planned by it: they are proposed, and somebody accepts them.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or not known; on `until` when it has no end that lies ahead.
pub fn add(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, of: &Run) -> Outcome<Recorded<String>> {
    unit.alone("meetings")?;
    let county = permit.county().to_string();
    of.checked(unit, &county)?;
    let taken = store::series::names_like(unit, permit, &county, &of.group)?;
    let mut names = std::iter::once(of.group.clone()).chain((2..).map(|n| format!("{}-{n}", of.group)));
    let slug = names.find(|name| !taken.contains(name)).ok_or_else(|| Fault::broken("no name is free"))?;
    let it = Held { id: unit.id(), county, slug, of: of.clone(), version: 1 };
    store::series::insert(unit, permit, &it)?;
    let event = events::SeriesAdded { series: it.id.clone(), rows: vec![it.id] };
    Ok(unit.record(permit, &event)?.carrying(it.slug))
}

/// Changes a series. Meetings that are planned stay where they are; what the new cadence would have is proposed.
///
/// # Errors
/// [`Fault::Fields`] as [`add`], and when nothing changed; [`Fault::Conflict`] when somebody else was first.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Series>,
    seen: i64,
    of: &Run,
) -> Outcome<Recorded> {
    let it = store::series::by_id(unit, permit, permit.id())?;
    if it.version != seen {
        return Err(Fault::Conflict("The series was changed while you had it open.".into()));
    }
    of.checked(unit, &it.county)?;
    if of.group != it.of.group {
        return Err(Fault::field(
            "group",
            "A series stays with its group. Begin another one for another group",
        ));
    }
    if *of == it.of {
        return Err(Fault::field("title", "This is what it says already. Change something, or go back"));
    }
    let it = Held { of: of.clone(), version: it.version + 1, ..it };
    store::series::update(unit, permit, &it)?;
    let event = events::SeriesChanged { series: it.id.clone(), version: it.version, rows: vec![it.id] };
    unit.record(permit, &event)
}

/// One line of the difference between what a series would have and what is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The meeting as the series gives it.
    pub occurrence: Occurrence,
    /// The meeting that stands for it already.
    pub there: Option<Sitting>,
    /// Another meeting of the group at the same time.
    pub clash: Option<Sitting>,
}

impl Proposed {
    /// Whether it can be accepted.
    pub fn is_free(&self) -> bool {
        self.there.is_none() && self.clash.is_none()
    }
}

/// What a series would have in the year ahead, each with what is planned for it; and meetings of it that it would not have any more.
///
/// # Errors
/// [`Fault::Broken`] when the meetings cannot be read.
pub fn proposals(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    it: &Held,
) -> Outcome<(Vec<Proposed>, Vec<Sitting>)> {
    let today = unit.today();
    let horizon = today.checked_add(Span::new().months(MONTHS)).unwrap_or(Date::MAX).min(it.of.until);
    let from = today.max(it.of.begins);
    let calendar = unit.kernel().clocks().calendar();
    let days = it.of.cadence.occurrences(it.of.begins, (from, horizon), &it.of.exceptions, calendar);
    let stands = store::cycle::occurrences(unit, proof, &it.id)?;
    let which = Which { group: Some(it.group()), from: Some(from), ..Which::default() };
    let meetings = sitting::all(unit, proof, &it.county, &which)?;
    let meeting = |id: &str| meetings.iter().find(|m| m.id == id).cloned();
    let mut out = Vec::new();
    for occurrence in days.into_iter().filter(|o| o.day >= today) {
        let there = match stands.iter().find(|(nominal, _)| *nominal == occurrence.nominal) {
            Some((_, id)) => meeting(id).or(sitting::by_id(unit, proof, id)?),
            None => None,
        };
        let overlaps = |m: &&Sitting| {
            m.day == occurrence.day
                && m.state != State::Cancelled
                && m.starts < it.of.ends
                && it.of.starts < m.ends
        };
        let clash = if there.is_some() { None } else { meetings.iter().find(overlaps).cloned() };
        out.push(Proposed { occurrence, there, clash });
    }
    let kept: Vec<&str> = out.iter().filter_map(|p| p.there.as_ref()).map(|m| m.id.as_str()).collect();
    let gone = meetings.iter().filter(|m| {
        m.series.as_deref() == Some(&*it.id) && m.state.ahead() && !kept.contains(&m.id.as_str())
    });
    let gone = gone.cloned().collect();
    Ok((out, gone))
}

/// Plans the meetings of a series that stand for the days that are given, each as one of its own in the ledger, and says how many.
///
/// # Errors
/// [`Fault::Fields`] on `days` when one of them is not proposed any more, or none is chosen.
pub fn accept(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, Series>,
    days: &[Date],
) -> Outcome<Recorded<usize>> {
    unit.alone("meetings")?;
    let it = store::series::by_id(unit, permit, permit.id())?;
    let (proposed, _) = proposals(unit, permit, &it)?;
    let mut last = None;
    for day in days {
        let found = proposed.iter().find(|p| p.occurrence.nominal == *day && p.is_free());
        let found = found.ok_or_else(|| {
            let words = words::format(*day);
            Fault::field(
                "days",
                format!("A meeting for {words} is not proposed any more. Look at the list again"),
            )
        })?;
        let call = Call {
            group: it.of.group.clone(),
            title: it.of.title.clone(),
            day: found.occurrence.day,
            starts: it.of.starts,
            ends: it.of.ends,
            place: it.of.place.clone(),
            online: it.of.online.clone(),
            in_public: it.of.in_public,
            published: it.of.published,
            restricted: it.of.restricted,
            series: Some((it.id.clone(), found.occurrence.nominal)),
        };
        last = Some(plan_in(unit, permit, &call, State::Planned)?.quietly());
    }
    let recorded = last.ok_or_else(|| Fault::field("days", "Choose at least one meeting to plan"))?;
    Ok(recorded.carrying(days.len()))
}
