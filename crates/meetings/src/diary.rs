//! Meetings as they stand in calendars.

use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting, State};
use board::{Group, Register};
use kernel::contracts::diary::{self, Entry};
use kernel::{Actor, Outcome, Unit};

/// Whether only day and time of a meeting may be told outside this site: it is for its members alone, or its group is not published.
pub fn private(register: &Register, it: &Sitting) -> bool {
    let known = register.on(it.day).get::<Group>(it.group_slug()).is_some_and(|group| group.published);
    it.restricted || !known
}

/// What a meeting is called outside this site: by its own title when it is announced, else by its group.
pub fn called(register: &Register, it: &Sitting) -> String {
    if it.published { it.title.clone() } else { register.on(it.day).group_name(it.group_slug()) }
}

/// A meeting as an entry.
pub fn entry(register: &Register, it: &Sitting) -> Entry {
    let state = match it.state {
        State::Cancelled => diary::State::Cancelled,
        State::Planned | State::Called | State::Open | State::Held => diary::State::Confirmed,
    };
    Entry {
        uid: format!("meeting-{}", it.id),
        sequence: u32::try_from(it.sequence).unwrap_or(u32::MAX),
        changed: it.changed_at,
        group: it.group_slug().into(),
        title: called(register, it),
        place: if it.place.is_empty() && !it.online.is_empty() { "Online".into() } else { it.place.clone() },
        from: it.begins(),
        until: it.day.to_datetime(it.ends),
        state,
        private: private(register, it),
        href: format!("/{}/{}", it.county, it.path()),
    }
}

/// Every meeting of a county that the actor may see, in order of time.
pub(crate) fn source(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Entry>> {
    let all = sitting::list(unit, &actor.visible::<Meeting>(), county, &Which::default())?;
    let register = board::current(unit, county)?;
    Ok(all.iter().map(|it| entry(&register, it)).collect())
}
