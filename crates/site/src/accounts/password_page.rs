//! `/account/password`: changes the password, for somebody who knows it.

use super::enter::With;
use super::invitation::{chosen, chosen_input, email_input};
use super::{Account, enter, events, limits, page, password, store};
use crate::{Cx, Guard, Reply, Route, get, post, session};
use govuk::{Button, PasswordInput};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::PasswordChanged::KIND, events::SignedIn::KIND];
    vec![
        get("/account/password", Guard::SignedIn, show),
        post("/account/password", Guard::SignedIn, events, send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let email = own(cx)?.email.unwrap_or_default();
    let fields = html! {
        (email_input(&email))
        (current_input(cx))
        (chosen_input(cx))
        (Button::submit("Change the password").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Change your password" }
        p { "You will be signed out on every other device." }
        (cx.form("/account/password", fields))
    };
    page(cx, "Change your password", body)
}

/// The account of whoever asks.
pub(super) fn own(cx: &Cx<'_>) -> Outcome<store::Kept> {
    let person = cx.actor.id().ok_or(Fault::Absent)?;
    cx.read(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, person)?;
        store::account(&mut unit.rows(&permit), permit.id())?.ok_or(Fault::Absent)
    })
}

/// The field for the password that one has.
pub(super) fn current_input(cx: &Cx<'_>) -> PasswordInput {
    PasswordInput::current("current", "Current password").maybe_error(cx.error("current"))
}

/// Asks for the password again: a device left open must not be enough to change the locks.
pub(super) fn known(cx: &Cx<'_>, account: &store::Kept) -> Outcome<()> {
    limits::own_password(cx, &account.person)?;
    if cx.app.passwords.verify("current", password(cx, "current"), &account.password)? {
        return Ok(());
    }
    Err(Fault::field("current", "This is not your password"))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let account = own(cx)?;
    known(cx, &account)?;
    let new = chosen(cx, account.email.as_deref().unwrap_or_default())?;
    let hash = cx.app.passwords.hash(cx.kernel().chance(), new)?;
    let strong = cx.session.as_ref().is_some_and(|s| s.strong);
    let with = if strong { With::SecondFactor } else { With::Password };
    enter::admit(cx, &account.person, "current", |unit, proved| {
        let now = unit.now();
        let mut rows = unit.rows(proved);
        if !store::set_password(&mut rows, proved.id(), &hash)? {
            return Err(Fault::Refused);
        }
        session::end_all(&mut rows, proved.id())?;
        store::void_links(&mut rows, proved.id(), now)?;
        let _ =
            unit.record(proved, &events::PasswordChanged { person: proved.id().into(), by_reset: false })?;
        Ok(with)
    })?;
    Ok(Reply::see("/account"))
}
