//! `/reset/{token}`: chooses a new password. A second factor is asked for as at every sign-in: a reset never weakens it.

use super::enter::{With, admit, confidential, desk, prove, spend};
use super::{dead_link, events, limits, page, setup, store};
use crate::{Cx, Guard, Reply, Route, get, post};
use govuk::Button;
use kernel::ledger::Event;
use kernel::{Fault, Outcome, Recorded, Unit};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("whoever holds the link is the person whom it was sent to");
    let events = &[events::PasswordChanged::KIND, events::RecoveryCodeUsed::KIND, events::SignedIn::KIND];
    vec![get("/reset/{token}", guard, show), post("/reset/{token}", guard, events, send, show)]
}

fn found(cx: &Cx<'_>) -> Outcome<Option<store::Kept>> {
    let token = cx.param("token")?;
    let account = cx.kernel().read(|unit| {
        let now = unit.now();
        let mut rows = desk(unit);
        let person = store::reset(&mut rows, token, now)?;
        person.map_or(Ok(None), |person| store::account(&mut rows, &person))
    })?;
    Ok(account.filter(|account| account.state == store::State::Active))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Some(account) = found(cx)? else {
        return dead_link(cx, html! { p { a class="govuk-link" href="/reset" { "Ask for another link" } } });
    };
    let fields = html! {
        (super::invitation::email_input(account.email.as_deref().unwrap_or_default()))
        (super::invitation::chosen_input(cx))
        @if account.two() {
            (setup::demo_code(cx, &account.person, &account.totp)?)
            (setup::either_input(cx))
        }
        (Button::submit("Set the new password").once())
    };
    let action = format!("/reset/{}", cx.param("token")?);
    let body = html! {
        h1 class="govuk-heading-l" { "Choose a new password" }
        p { "You will be signed out on every other device." }
        (cx.form(&action, fields))
        @if account.two() {
            p class="sm-note" { "If you have lost both your telephone and your recovery codes, a reset cannot help. Ask the partnership officer of your board, or the system administrator, to invite you again." }
        }
    };
    page(cx, "Choose a new password", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let gone = || Fault::field("password", "This link does not work any more");
    let account = found(cx)?.ok_or_else(gone)?;
    let person = account.person.as_str();
    let typed = cx.form.get("code").unwrap_or_default().to_string();
    let password = super::invitation::chosen(cx, account.email.as_deref().unwrap_or_default())?;
    if account.two() && typed.trim().is_empty() {
        return Err(Fault::field("code", "Enter the code"));
    }
    if account.two() {
        limits::code(cx, person)?;
    }
    let password = cx.app.passwords.hash(cx.kernel().chance(), password)?;
    let (app, token) = (cx.app, cx.param("token")?.to_string());
    let change = |unit: &mut Unit<'_>, proved: &super::enter::Proved| -> Outcome<(Recorded, With)> {
        let now = unit.now();
        let with =
            if account.two() { spend(app, unit, proved, &account, "code", &typed)? } else { With::Password };
        let mut rows = unit.rows(proved);
        if !store::use_reset(&mut rows, &token, now)? || !store::set_password(&mut rows, person, &password)? {
            return Err(gone());
        }
        crate::session::end_all(&mut rows, person)?;
        store::void_links(&mut rows, person, now)?;
        let event = events::PasswordChanged { person: person.into(), by_reset: true };
        Ok((unit.record(proved, &event)?, with))
    };
    // Whoever holds nothing today, or must set a second factor first, goes through the sign-in page as at any time.
    let (seated, needs) =
        cx.kernel().read(|unit| Ok((prove(app, unit, person)?.1, confidential(app, unit, person)?)))?;
    if seated && (account.two() || !needs) {
        admit(cx, person, "password", |unit, proved| change(unit, proved).map(|(_, with)| with))?;
        return Ok(Reply::see("/"));
    }
    cx.kernel().write(|unit| {
        let (proved, _) = prove(app, unit, person)?;
        change(unit, &proved).map(|(recorded, _)| recorded)
    })?;
    Ok(Reply::see("/sign-in"))
}
