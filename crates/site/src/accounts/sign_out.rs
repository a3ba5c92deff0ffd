//! `/sign-out`: ends this session.

use super::{Account, events, page};
use crate::{Cx, Guard, Reply, Route, get, post, session};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::View;
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/sign-out", Guard::SignedIn, show),
        post("/sign-out", Guard::SignedIn, &[events::SignedOut::KIND], send, show),
    ]
}

/// Asks, because following a link must not change anything.
fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let body = html! {
        h1 class="govuk-heading-l" { "Sign out" }
        (cx.form("/sign-out", html! { (Button::submit("Sign out")) }))
    };
    page(cx, "Sign out", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    if let Some(session) = cx.session.clone() {
        cx.write(|unit, actor| {
            let permit = actor.permit::<View, Account>(unit, &session.person)?;
            session::end(&mut unit.rows(&permit), &session)?;
            unit.record(&permit, &events::SignedOut { person: session.person.clone() })
        })?;
    }
    session::forget(cx);
    Ok(Reply::see("/"))
}
