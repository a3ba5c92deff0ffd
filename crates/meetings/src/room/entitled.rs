//! Who is entitled to be in the room while it is closed to others: frozen when the meeting is opened.

use board::{Holding, Office, Snapshot};
use std::collections::BTreeSet;

/// Offices of a group whose holders are in its room.
const OF_GROUP: &[&str] = &["chair", "vice-chair", "lead", "secretary"];

/// Everybody who holds or deputises a seat of the group on a day, who has an office of it, and the county's officer: by whole
/// identifier.
pub(super) fn people(on: &Snapshot<'_>, group: &str) -> Vec<String> {
    let seats: BTreeSet<&str> = on.seats(group).into_iter().map(|(fact, _)| fact.slug.as_str()).collect();
    let seated = on.all::<Holding>().filter(|(_, it)| seats.contains(it.seat.as_str()));
    let in_office = on.all::<Office>().filter(|(_, it)| match it.group.as_deref() {
        Some(of) => of == group && OF_GROUP.contains(&it.office.as_str()),
        None => it.office == "officer",
    });
    let all: BTreeSet<&str> =
        seated.map(|(_, it)| it.person.as_str()).chain(in_office.map(|(_, it)| it.person.as_str())).collect();
    all.into_iter().map(|person| super::whole(on.county, "person", person)).collect()
}
