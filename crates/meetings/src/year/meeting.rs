//! Meetings of the plan of a year: planned as the group's series has it, else as the group last met.

use super::habits;
use crate::cycle::{self, Call, To};
use crate::store;
use crate::{Series, cycle::series::Run};
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting, State};
use jiff::civil::{Date, Time};
use kernel::contracts::year::{Habits, MEETING, Maker, Standing, Wanted};
use kernel::verbs::Govern;
use kernel::{Actor, Fault, OnBehalf, Outcome, Proof, Unit};

/// Whoever makes meetings.
pub(super) const MAKER: Maker = Maker {
    makes: MEETING,
    events: &["meetings.planned", "meetings.moved", "meetings.cancelled"],
    standing,
    make,
    change,
    take_back,
    habits: Some(Habits { rhythms: habits::rhythms, around: habits::around }),
};

/// Where a meeting is held of which nobody has said where.
const PLACE: &str = "Place to be confirmed";

fn standing(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    from: Date,
    to: Date,
) -> Outcome<Vec<Standing>> {
    let visible = actor.visible::<Meeting>();
    let which = Which { from: Some(from), to: Some(to), ..Which::default() };
    let all = sitting::list(unit, &visible, county, &which)?;
    let keys = store::wanted::keys(unit, &visible, county, MEETING)?;
    let each = |it: Sitting| {
        let (key, duty) = keys.get(&it.id).cloned().unwrap_or_default();
        Standing {
            key,
            duty,
            group: it.group_slug().into(),
            day: Some(it.day),
            href: format!("/{county}/{}", it.path()),
            gone: it.state == State::Cancelled,
            done: !matches!(it.state, State::Planned | State::Cancelled),
            title: it.title,
            id: it.id,
            ..Standing::default()
        }
    };
    Ok(all.into_iter().map(each).collect())
}

fn make(unit: &mut Unit<'_>, on_behalf: &OnBehalf, wanted: &Wanted) -> Outcome<String> {
    let manner = manner(unit, on_behalf, wanted)?;
    if let Some(wrong) = cycle::fault_of_day(unit, wanted.day, manner.starts) {
        return Err(Fault::Fields(vec![wrong]));
    }
    let register = board::current(unit, &wanted.county)?;
    let known = register.on(wanted.day).get::<board::Group>(&wanted.group).is_some_and(|it| it.published);
    let call = Call {
        group: wanted.group.clone(),
        title: wanted.title.clone(),
        day: wanted.day,
        starts: manner.starts,
        ends: manner.ends,
        place: manner.place,
        online: manner.online,
        in_public: wanted.public || manner.in_public,
        published: known && !manner.restricted && (wanted.public || manner.published),
        restricted: manner.restricted,
        series: manner.series,
    };
    let slug = cycle::plan_in(unit, on_behalf, &call, State::Planned)?.value().clone();
    let gone = || Fault::broken("a meeting that was planned is not there");
    let id = sitting::id_of(unit, &wanted.county, &slug)?.ok_or_else(gone)?;
    store::wanted::keep(unit, on_behalf, (MEETING, &id), (&wanted.key, &wanted.duty))?;
    Ok(id)
}

/// When and where a group meets, and who may know of it.
struct Manner {
    starts: Time,
    ends: Time,
    place: String,
    online: String,
    in_public: bool,
    published: bool,
    restricted: bool,
    /// The series by identifier, and the day of it that the meeting stands for.
    series: Option<(String, Date)>,
}

/// As the series has it that gives this day; else as the group met last; else ten to midday. A meeting for the public is in the evening.
fn manner(unit: &mut Unit<'_>, proof: &OnBehalf, wanted: &Wanted) -> Outcome<Manner> {
    if wanted.sort == "public-meeting" {
        return Ok(Manner {
            starts: Time::constant(18, 0, 0, 0),
            ends: Time::constant(19, 30, 0, 0),
            place: PLACE.into(),
            online: String::new(),
            in_public: true,
            published: true,
            restricted: false,
            series: None,
        });
    }
    let visible = proof.holder().visible::<Series>();
    for held in store::series::list(unit, &visible, &wanted.county)? {
        if held.of.group != wanted.group {
            continue;
        }
        let held = store::series::by_id(unit, proof, &held.id)?;
        let Run { begins, until, .. } = held.of;
        let calendar = unit.kernel().clocks().calendar();
        let days = held.of.cadence.occurrences(begins, (begins, until), &held.of.exceptions, calendar);
        let Some(day) = days.into_iter().find(|it| it.day == wanted.day) else { continue };
        let taken = store::cycle::occurrences(unit, proof, &held.id)?;
        let free = !taken.iter().any(|(nominal, _)| *nominal == day.nominal);
        return Ok(Manner {
            starts: held.of.starts,
            ends: held.of.ends,
            place: held.of.place,
            online: held.of.online,
            in_public: held.of.in_public,
            published: held.of.published,
            restricted: held.of.restricted,
            series: free.then_some((held.id, day.nominal)),
        });
    }
    let group = format!("{}/group/{}", wanted.county, wanted.group);
    let which = Which { group: Some(group), latest_first: true, most: Some(1), ..Which::default() };
    let last = sitting::list(unit, &proof.holder().visible::<Meeting>(), &wanted.county, &which)?.pop();
    Ok(match last {
        Some(last) => Manner {
            starts: last.starts,
            ends: last.ends,
            place: last.place,
            online: last.online,
            in_public: last.in_public,
            published: last.published,
            restricted: last.restricted,
            series: None,
        },
        None => Manner {
            starts: Time::constant(10, 0, 0, 0),
            ends: Time::constant(12, 0, 0, 0),
            place: PLACE.into(),
            online: String::new(),
            in_public: wanted.public,
            published: wanted.public,
            restricted: false,
            series: None,
        },
    })
}

/// The meeting, while it is planned and no agenda of it is out.
fn planned(unit: &mut Unit<'_>, proof: &OnBehalf, id: &str) -> Outcome<Option<Sitting>> {
    Ok(sitting::by_id(unit, proof, id)?.filter(|it| it.state == State::Planned))
}

fn change(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, wanted: &Wanted) -> Outcome<bool> {
    let Some(it) = planned(unit, on_behalf, id)? else { return Ok(false) };
    if it.day == wanted.day {
        return Ok(true);
    }
    let permit = on_behalf.holder().permit::<Govern, Meeting>(unit, id)?;
    let to =
        To { day: wanted.day, starts: it.starts, ends: it.ends, place: it.place.clone(), online: it.online };
    cycle::move_to(unit, &permit, it.version, &to, "The year was planned anew", "").map(drop)?;
    Ok(true)
}

fn take_back(unit: &mut Unit<'_>, on_behalf: &OnBehalf, id: &str, why: &str) -> Outcome<bool> {
    let Some(it) = planned(unit, on_behalf, id)? else { return Ok(false) };
    let permit = on_behalf.holder().permit::<Govern, Meeting>(unit, id)?;
    cycle::cancel(unit, &permit, it.version, why).map(drop)?;
    Ok(true)
}
