//! `/account/devices/end`: signs out everywhere, here too.

use super::{Account, events};
use crate::{Cx, Guard, Reply, Route, post, session};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::SignedOutEverywhere::KIND];
    vec![post("/account/devices/end", Guard::SignedIn, events, send, again)]
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.actor.id().ok_or(Fault::Absent)?.to_string();
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person)?;
        session::end_all(&mut unit.rows(&permit), permit.id())?;
        unit.record(&permit, &events::SignedOutEverywhere { person: person.clone() })
    })?;
    session::forget(cx);
    Ok(Reply::see("/sign-in"))
}

fn again(_cx: &mut Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see("/account"))
}
