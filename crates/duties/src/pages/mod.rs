//! The pages of the duties, one file each.

mod assurance;
mod by_hand;
mod desk;
mod duty;
mod event;
mod event_new;
mod evidence;
mod evidence_new;
mod gaps;
mod grid;
mod horizon;
mod horizon_item;
mod horizon_ours;
mod mappa;
mod mappa_attendance;
mod mappa_counts;
mod next;
mod obligation;
mod parts;
mod register;
mod taking;

pub(crate) use desk::{Stands, Wanted, stands};
pub(crate) use parts::place;

use crate::DutyBook;
use crate::facts::Facts;
use crate::held;
use kernel::verbs::View;
use site::{Guard, Route};

/// Every page of the slice.
pub(crate) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, DutyBook>();
    let all = [
        register::routes(guard),
        gaps::routes(guard),
        assurance::routes(guard),
        duty::routes(guard),
        obligation::routes(guard),
        evidence_new::routes(),
        event_new::routes(),
        evidence::routes(),
        event::routes(),
        horizon::routes(),
        horizon_item::routes(),
        horizon_ours::routes(),
        mappa::routes(),
        mappa_counts::routes(),
        mappa_attendance::routes(),
    ];
    all.into_iter().flatten().collect()
}

/// The book of a body that owes something: of a group, an organisation, a place, or the county's own.
pub(crate) fn book(facts: &Facts, county: &str, body: &str) -> String {
    let kind = if facts.groups.iter().any(|one| one.it.slug == body) {
        "group"
    } else if facts.bodies.iter().any(|one| one.it.slug == body) {
        "organisation"
    } else {
        "area"
    };
    held::book(county, kind, body)
}
