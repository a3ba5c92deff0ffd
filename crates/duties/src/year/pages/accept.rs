//! `POST /{county}/year/{year}`: accepts what is ticked of the plan of a year, or all of it.

use super::show::{of_address, show};
use crate::year::{Chosen, accept};
use board::County;
use kernel::Outcome;
use kernel::verbs::Govern;
use site::{Cx, Guard, Reply, Route, post};

/// Everything that makers record, and the acceptance itself. A test holds this list against the makers.
pub(crate) const EVENTS: &[&str] = &[
    "duties.year-accepted",
    "duties.deadline-set",
    "duties.deadline-changed",
    "duties.deadline-dropped",
    "meetings.planned",
    "meetings.moved",
    "meetings.cancelled",
    "meetings.forward-added",
    "meetings.forward-changed",
    "plans.update-asked",
    "plans.update-reopened",
    "papers.begun",
    "papers.cover-changed",
];

pub(super) fn routes() -> Vec<Route> {
    vec![post("/{county}/year/{year}", Guard::may::<Govern, County>(), EVENTS, send, show)]
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (year, county) = (of_address(cx)?, cx.county()?.slug.clone());
    let keys = cx.form.all("keys").into_iter().map(|value| match value.rsplit_once('~') {
        Some((key, mark)) => (key.to_string(), Some(mark.to_string())),
        None => (value.to_string(), None),
    });
    let chosen = if cx.form.get("all").is_some() { Chosen::All } else { Chosen::Keys(keys.collect()) };
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        accept(unit, &permit, year, &chosen)
    })?;
    Ok(Reply::see(cx.at(&format!("year/{year}"))))
}
