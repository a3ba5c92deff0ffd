//! Planning a meeting: it gets its day, its name in addresses, and the reminders of what is due around it.

use super::{due, remind};
use crate::events;
use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Sitting, State};
use board::{County, Group, Register};
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use kernel::clock::words;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What is decided on when a meeting is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Short name of the group.
    pub group: String,
    /// What it is called; the group's name when empty.
    pub title: String,
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
    /// Whether the public may come.
    pub in_public: bool,
    /// Whether anybody may know of it.
    pub published: bool,
    /// Whether only the group's own members may.
    pub restricted: bool,
    /// The series by identifier, and the day of it that the meeting stands for.
    pub series: Option<(String, Date)>,
}

/// How far ahead a meeting can be planned.
const YEARS: i32 = 3;

/// Day and time in England at which the unit began.
pub(super) fn now(unit: &Unit<'_>) -> DateTime {
    let zone = jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC);
    unit.now().to_zoned(zone).datetime()
}

/// What is wrong with the hours and the place of a meeting.
pub(super) fn faults_of(starts: Time, ends: Time, place: &str, online: &str) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut wrong = |field: &str, message: &str| {
        out.push(FieldError { field: field.into(), message: message.into() });
    };
    if ends <= starts {
        wrong("ends", "The meeting must end after it begins");
    }
    if place.trim().is_empty() && online.trim().is_empty() {
        wrong("place", "Enter where it is held, or how to join it online");
    }
    for (field, text) in [("place", place), ("online", online)] {
        if text.chars().count() > 300 {
            wrong(field, "Shorten this to 300 characters or fewer");
        }
    }
    out
}

/// What is wrong with the day of a meeting that is to come.
pub(crate) fn fault_of_day(unit: &Unit<'_>, day: Date, starts: Time) -> Option<FieldError> {
    let now = now(unit);
    let last = now.date().checked_add(Span::new().years(YEARS)).unwrap_or(Date::MAX);
    let message = if day < now.date() {
        format!("A meeting cannot be on a day that is past. Today is {}", words::format(now.date()))
    } else if day == now.date() && starts <= now.time() {
        "It would have begun already. Choose a later time or day".to_string()
    } else if day > last {
        format!("Choose a day before {}: nobody keeps a calendar further ahead", words::format(last))
    } else {
        return None;
    };
    Some(FieldError { field: "day".into(), message })
}

impl Call {
    fn faults(&self, register: &Register) -> Vec<FieldError> {
        let mut out = faults_of(self.starts, self.ends, &self.place, &self.online);
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        let table = register.on(self.day);
        match table.get::<Group>(&self.group) {
            _ if self.group.is_empty() => wrong("group", "Choose the group that meets".into()),
            None if !register.knows("group", &self.group) => {
                let groups: Vec<&str> = table.all::<Group>().map(|(f, _)| f.slug.as_str()).collect();
                let near = kernel::rulebook::nearest(&self.group, groups);
                let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
                wrong("group", format!("There is no group called “{}”{hint}", self.group));
            }
            None => wrong("group", format!("The group does not exist on {}", words::format(self.day))),
            Some(group) if self.published && !group.published => {
                wrong("published", "This group is not published, so its meetings cannot be announced".into());
            }
            Some(_) => {}
        }
        if self.title.chars().count() > 200 {
            wrong("title", "Shorten this to 200 characters or fewer".into());
        }
        if self.restricted && self.published {
            wrong("restricted", "A meeting for its members alone cannot be announced to the public".into());
        }
        out
    }
}

/// Plans a meeting to come, and gives its name in addresses.
///
/// # Errors
/// [`Fault::Fields`] when something is missing, not known or past, or when the group meets on that day already.
pub fn plan(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, call: &Call) -> Outcome<Recorded<String>> {
    let wrong: Vec<FieldError> = fault_of_day(unit, call.day, call.starts).into_iter().collect();
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    plan_in(unit, permit, call, State::Planned)
}

/// The same for a meeting in whatever state, also of days that are past: for what was held before this began to be kept.
///
/// # Errors
/// As [`plan()`], but for days that are past.
pub fn plan_in(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    call: &Call,
    state: State,
) -> Outcome<Recorded<String>> {
    unit.alone("meetings")?;
    let county = proof.in_county().to_string();
    let register = board::current(unit, &county)?;
    let mut wrong = call.faults(&register);
    let group = format!("{county}/group/{}", call.group);
    let title = if call.title.trim().is_empty() {
        register.on(call.day).group_name(&call.group)
    } else {
        call.title.trim().to_string()
    };
    let same = |other: &Sitting| {
        other.state != State::Cancelled && other.starts < call.ends && call.starts < other.ends
    };
    let on_the_day =
        Which { group: Some(group.clone()), from: Some(call.day), to: Some(call.day), ..Which::default() };
    if let Some(other) = sitting::all(unit, proof, &county, &on_the_day)?.iter().find(|other| same(other)) {
        let message = format!("The group meets on that day already, from {}", other.hours());
        wrong.push(FieldError { field: "day".into(), message });
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let slug = free_slug(unit, proof, &county, &format!("{}-{}", call.day, call.group))?;
    let it = Sitting {
        id: unit.id(),
        county: county.clone(),
        slug,
        group,
        series: call.series.as_ref().map(|(series, _)| series.clone()),
        title,
        day: call.day,
        starts: call.starts,
        ends: call.ends,
        place: call.place.trim().into(),
        online: call.online.trim().into(),
        in_public: call.in_public,
        state,
        published: call.published,
        restricted: call.restricted,
        sequence: 0,
        why: String::new(),
        version: 1,
        changed_at: unit.now(),
    };
    sitting::insert(unit, proof, &it)?;
    let mut rows = vec![it.id.clone()];
    if let Some((series, nominal)) = &call.series {
        store::cycle::stand_for(unit, proof, (&county, &it.id), (series, *nominal))?;
    }
    let becomes = super::move_to::said(&it);
    rows.push(store::cycle::keep_turn(unit, proof, &it.id, "planned", ("", &becomes), ("", ""))?);
    if state == State::Planned {
        for step in due::steps(unit, proof, &it)? {
            remind::enqueue(unit, &it, &step)?;
        }
        crate::tell::invite(unit, proof, &it)?;
    }
    let event = events::Planned { meeting: it.id.clone(), group: it.group, day: it.day.to_string(), rows };
    Ok(unit.record(proof, &event)?.carrying(it.slug))
}

/// A name that no other meeting of the county has.
fn free_slug(unit: &mut Unit<'_>, proof: &impl Proof, county: &str, wanted: &str) -> Outcome<String> {
    let taken = sitting::names_like(unit, proof, county, wanted)?;
    let mut names = std::iter::once(wanted.to_string()).chain((2..).map(|n| format!("{wanted}-{n}")));
    names.find(|name| !taken.contains(name)).ok_or_else(|| Fault::broken("no name is free"))
}
