//! Who is there, seat by seat: present, apologies, a substitute, absent; and who is in attendance.

use super::{events, recording, short, whole};
use crate::store;
use board::sittings::attendance::{self, Attendance, Status};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{self, Meeting, Minute, State};
use board::{Holding, Person, Seat, Snapshot};
use jiff::civil::Time;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What is recorded of a seat, or of somebody in attendance. Names of seats and people are short or whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attend {
    /// The seat; empty for somebody in attendance.
    pub seat: String,
    /// Who holds the seat, when several do; for somebody in attendance, who they are or what they are called.
    pub person: String,
    /// The organisation for which they are there; the seat's when empty.
    pub organisation: String,
    /// How.
    pub status: Status,
    /// Who sits for the holder: a deputy by name, or what they are called.
    pub substitute: String,
    /// What is to be said of it; wanted for a substitute who is not named as a deputy.
    pub note: String,
    /// When they came, when it was late.
    pub joined: Option<Time>,
    /// When they left, when it was early.
    pub departed: Option<Time>,
    /// Whether somebody in attendance may hear what is private, and read it in the minutes.
    pub entitled: bool,
}

/// Records who is there.
///
/// # Errors
/// [`Fault::Fields`] on `seat`, `person`, `substitute`, `note` or `departed`; [`Fault::Conflict`] when the meeting is not open, or its
/// minutes have gone to the chair.
pub fn attend(unit: &mut Unit<'_>, permit: &Permit<Minute, Meeting>, wanted: &Attend) -> Outcome<Recorded> {
    unit.alone("room")?;
    let it = sitting::of(unit, permit)?;
    let book = recording(unit, permit, &it)?;
    let mut rows = Vec::new();
    if wanted.status == Status::InAttendance && wanted.entitled {
        let person = whole(&it.county, "person", wanted.person.trim());
        rows.extend(store::room::entitle(unit, permit, &book.id, &[person])?);
    }
    rows.push(put(unit, permit, &it, wanted)?);
    unit.record(permit, &events::Attended { meeting: it.id, status: wanted.status.name().into(), rows })
}

/// What a member says for themselves before a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apology {
    /// The seat, when they hold several of the group.
    pub seat: String,
    /// Who comes in their stead: a deputy by name, or what they are called; nobody when empty.
    pub substitute: String,
    /// What is to be said of it.
    pub note: String,
}

/// A member sends apologies, and may name who comes in their stead.
///
/// # Errors
/// [`Fault::Fields`] on `seat`, `substitute` or `note`; [`Fault::Conflict`] when the meeting was held or cancelled.
pub fn apologise(
    unit: &mut Unit<'_>,
    permit: &Permit<sittings::Attend, Meeting>,
    wanted: &Apology,
) -> Outcome<Recorded> {
    let status = if wanted.substitute.trim().is_empty() { Status::Apologies } else { Status::Substitute };
    for_oneself(unit, permit, wanted, status)
}

/// A member who sent apologies comes after all.
///
/// # Errors
/// As [`apologise`].
pub fn come_after_all(
    unit: &mut Unit<'_>,
    permit: &Permit<sittings::Attend, Meeting>,
    seat: &str,
) -> Outcome<Recorded> {
    let wanted = Apology { seat: seat.into(), ..Apology::default() };
    for_oneself(unit, permit, &wanted, Status::Expected)
}

fn for_oneself(
    unit: &mut Unit<'_>,
    permit: &Permit<sittings::Attend, Meeting>,
    wanted: &Apology,
    status: Status,
) -> Outcome<Recorded> {
    unit.alone("room")?;
    let it = sitting::of(unit, permit)?;
    match it.state {
        State::Planned | State::Called => {}
        State::Open => {
            return Err(Fault::Conflict("The meeting has begun. Tell whoever takes the minutes.".into()));
        }
        State::Held | State::Cancelled => {
            return Err(Fault::Conflict("This meeting is not to come any more.".into()));
        }
    }
    let me = permit.actor().id().unwrap_or_default().to_string();
    let register = board::current(unit, &it.county)?;
    let mine = seats_of(&register.on(it.day), it.group_slug(), short(&me));
    let seat = match (mine.as_slice(), short(&wanted.seat)) {
        ([], _) => {
            return Err(Fault::field("seat", "You hold no seat of this group: its holder sends apologies"));
        }
        ([one], "") => one.clone(),
        (_, "") => return Err(Fault::field("seat", "Choose for which of your seats")),
        (all, seat) if all.iter().any(|known| known == seat) => seat.to_string(),
        _ => return Err(Fault::field("seat", "Choose one of your seats")),
    };
    let wanted = Attend {
        seat,
        person: me,
        status,
        substitute: wanted.substitute.clone(),
        note: wanted.note.clone(),
        ..Attend::default()
    };
    let row = put(unit, permit, &it, &wanted)?;
    let event = events::Attended { meeting: it.id, status: status.name().into(), rows: vec![row] };
    unit.record(permit, &event)
}

/// The seats of a group that a person holds in their own right, by short name.
pub(crate) fn seats_of(on: &Snapshot<'_>, group: &str, person: &str) -> Vec<String> {
    let held = |seat: &str| {
        on.holders(seat).into_iter().any(|(_, it): (_, &Holding)| !it.deputy && it.person == person)
    };
    on.seats(group).into_iter().map(|(fact, _)| fact.slug.clone()).filter(|seat| held(seat)).collect()
}

/// What a seat is called: by its organisation.
pub(crate) fn seat_name(on: &Snapshot<'_>, seat: &str) -> String {
    match on.get::<Seat>(short(seat)) {
        Some(Seat { organisation: Some(body), .. }) => on.organisation_name(body),
        Some(Seat { listed_as: Some(listed), .. }) => listed.clone(),
        _ => short(seat).into(),
    }
}

/// Keeps a line and gives its row.
fn put(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting, wanted: &Attend) -> Outcome<String> {
    let register = board::current(unit, &it.county)?;
    let others = attendance::all(unit, proof, &it.id)?;
    let line = judged(&register.on(it.day), it, wanted, &others)?;
    let before = others.iter().find(|other| other.seat == line.seat && other.person == line.person);
    let kept = Attendance {
        id: before.map_or_else(|| unit.id(), |before| before.id.clone()),
        at: unit.now(),
        by: proof.holder().mark(),
        version: before.map_or(1, |before| before.version + 1),
        ..line
    };
    attendance::keep(unit, proof, &kept)?;
    Ok(kept.id)
}

/// The line that is to be kept, or what is wrong with it.
pub(crate) fn judged(
    on: &Snapshot<'_>,
    it: &Sitting,
    wanted: &Attend,
    others: &[Attendance],
) -> Outcome<Attendance> {
    let mut wrong: Vec<FieldError> = Vec::new();
    let mut say = |field: &str, message: String| wrong.push(FieldError { field: field.into(), message });
    let mut line = Attendance {
        county: it.county.clone(),
        sitting: it.id.clone(),
        status: wanted.status,
        organisation: short(wanted.organisation.trim()).into(),
        note: wanted.note.trim().into(),
        joined: wanted.joined,
        departed: wanted.departed,
        ..Attendance::default()
    };
    let (person, substitute) = (wanted.person.trim(), wanted.substitute.trim());
    if line.note.chars().count() > 1_000 {
        say("note", "Shorten this to 1,000 characters or fewer".into());
    }
    if let (Some(joined), Some(departed)) = (line.joined, line.departed)
        && departed < joined
    {
        say("departed", "They cannot leave before they came".into());
    }
    if wanted.status == Status::InAttendance {
        if person.is_empty() {
            say("person", "Enter who is in attendance, by role: no name is needed".into());
        }
        line.person = named(on, person);
        if others.iter().any(|other| other.status.fills() && other.who() == line.person) {
            say("person", "They sit in the group at this meeting already".into());
        }
        return if wrong.is_empty() { Ok(line) } else { Err(Fault::Fields(wrong)) };
    }
    let seat = short(wanted.seat.trim());
    let Some((_, held)) = on.seats(it.group_slug()).into_iter().find(|(fact, _)| fact.slug == seat) else {
        return Err(Fault::field("seat", "Choose a seat of this group"));
    };
    line.seat = whole(on.county, "seat", seat);
    if line.organisation.is_empty() {
        line.organisation = held.organisation.clone().unwrap_or_default();
    }
    let holders = on.holders(seat);
    let deputy = |slug: &str| holders.iter().any(|(_, it)| it.deputy && it.person == slug);
    let own = holders.iter().find(|(_, it)| !it.deputy && (person.is_empty() || it.person == short(person)));
    line.person = own.map_or(String::new(), |(_, it)| whole(on.county, "person", &it.person));
    // A deputy who is recorded as present sits for the holder.
    let mut substitute = substitute.to_string();
    if wanted.status == Status::Present && own.is_none() && !person.is_empty() {
        line.status = Status::Substitute;
        substitute = person.into();
        let first = holders.iter().find(|(_, it)| !it.deputy);
        line.person = first.map_or(String::new(), |(_, it)| whole(on.county, "person", &it.person));
    }
    if line.status == Status::Substitute {
        if substitute.is_empty() {
            say("substitute", "Enter who comes in their stead".into());
        } else {
            line.substitute = named(on, &substitute);
            if !deputy(short(&line.substitute)) && line.note.is_empty() {
                let message = "They are not named as a deputy for this seat. Say in the note who they are and on whose word they come";
                say("note", message.into());
            }
        }
    }
    if line.status.fills() {
        let field = if line.status == Status::Substitute { "substitute" } else { "person" };
        if let Some(message) = twice(on, it, &line, others) {
            say(field, message);
        }
    }
    if wrong.is_empty() { Ok(line) } else { Err(Fault::Fields(wrong)) }
}

/// A person whom the county knows as their whole identifier; anybody else as they are called.
fn named(on: &Snapshot<'_>, name: &str) -> String {
    if on.get::<Person>(short(name)).is_some() {
        whole(on.county, "person", short(name))
    } else {
        name.into()
    }
}

/// Why somebody cannot be counted in this seat: they sit in the group already.
fn twice(on: &Snapshot<'_>, it: &Sitting, line: &Attendance, others: &[Attendance]) -> Option<String> {
    let who = line.who();
    let person = on.get::<Person>(short(who)).filter(|_| who.contains("/person/"))?;
    let elsewhere = |seat: &str| seat != short(&line.seat);
    let seated = others
        .iter()
        .find(|other| other.there() && elsewhere(short(&other.seat)) && other.who() == who)
        .map(|other| short(&other.seat).to_string());
    let own = || seats_of(on, it.group_slug(), short(who)).into_iter().find(|seat| elsewhere(seat));
    let substituting = line.status == Status::Substitute;
    let seat = seated.or_else(|| if substituting { own() } else { None })?;
    Some(format!(
        "{} already sits in this group, for {}, and cannot be counted twice. Name somebody else, or record apologies",
        person.name,
        seat_name(on, &seat)
    ))
}

/// Records as absent every seat of which nothing is known, and gives the rows.
pub(super) fn absent_where_unrecorded(
    unit: &mut Unit<'_>,
    permit: &Permit<Minute, Meeting>,
    it: &Sitting,
) -> Outcome<Vec<String>> {
    let register = board::current(unit, &it.county)?;
    let on = register.on(it.day);
    let lines = attendance::all(unit, permit, &it.id)?;
    let mut rows = Vec::new();
    for (fact, seat) in on.seats(it.group_slug()) {
        let known =
            lines.iter().any(|line| short(&line.seat) == fact.slug && line.status != Status::Expected);
        // A seat that nobody holds is not absent: it is vacant.
        if known || seat.organisation.is_none() {
            continue;
        }
        let wanted = Attend { seat: fact.slug.clone(), status: Status::Absent, ..Attend::default() };
        rows.push(put(unit, permit, it, &wanted)?);
    }
    Ok(rows)
}
