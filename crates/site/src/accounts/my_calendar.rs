//! `/{county}/my/calendar/{token}.ics`: a person's own calendar, for programs that cannot sign in.
//!
//! An address that was revoked, that belongs to somebody who has no access any more, or that never was: all answer alike.

use super::enter::desk;
use crate::feeds::calendar::{MEDIA, calendar};
use crate::tell::store;
use crate::{Cx, Guard, Reply, Route, get, session};
use kernel::{Actor, Fault, Outcome};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open(
        "whoever holds the address is the person who made it, and reads what that person may see",
    );
    vec![get("/{county}/my/calendar/{token}", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.private = true;
    let county = cx.county()?.clone();
    let token = cx.param("token")?.strip_suffix(".ics").ok_or(Fault::Absent)?.to_string();
    let hash = session::digest(&token);
    let text = cx.kernel().read(|unit| {
        let person = store::whose_address(&mut desk(unit), &county.slug, &hash)?.ok_or(Fault::Absent)?;
        let account = super::store::account(&mut desk(unit), &person)?;
        if account.is_some_and(|it| it.state == super::store::State::Disabled) {
            return Err(Fault::Absent);
        }
        let today = unit.today();
        let grants = cx.app.people.grants(unit, &person, today)?;
        let card = cx.app.people.card(unit, &person)?.ok_or(Fault::Absent)?;
        // Access ends with the seat, and the address with it.
        if grants.is_empty() {
            return Err(Fault::Absent);
        }
        let actor = Actor::person(&person, &card.title, grants, today);
        let entries = cx.app.diary(unit, &actor, &county.slug)?;
        calendar(&cx.app.options.base, &format!("My meetings, {}", county.name), &entries)
    })?;
    Ok(Reply::File { media: MEDIA, name: None, bytes: text.into_bytes() })
}
