//! Deadlines as they stand in calendars: at the beginning of their day.

use super::deadline::{Deadline, Held, State};
use super::store::deadline as rows;
use jiff::civil::{Date, Time};
use kernel::contracts::diary::{self, Entry};
use kernel::{Actor, Outcome, Unit};

/// The deadlines of a county that the actor sees to, in order of day.
pub(crate) fn source(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Entry>> {
    let all = rows::between(unit, &actor.visible::<Deadline>(), county, (Date::MIN, Date::MAX))?;
    // Everybody's calendar need not hold what forty bodies owe.
    let mine = |it: &Held| {
        actor.holds("officer", county)
            || actor.holds("represents", &format!("{county}/organisation/{}", it.body))
    };
    Ok(all.into_iter().filter(mine).map(entry).collect())
}

fn entry(it: Held) -> Entry {
    let at = |hour: i8| it.due.to_datetime(Time::constant(hour, 0, 0, 0));
    Entry {
        uid: format!("deadline-{}", it.id),
        sequence: u32::try_from(it.version - 1).unwrap_or(0),
        changed: it.changed_at,
        group: it.group.clone(),
        title: format!("Due: {}", it.title),
        place: String::new(),
        from: at(9),
        until: at(10),
        state: if it.state == State::Dropped { diary::State::Cancelled } else { diary::State::Confirmed },
        private: false,
        href: it.href(),
    }
}
