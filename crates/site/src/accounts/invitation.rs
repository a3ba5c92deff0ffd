//! `/invitation/{token}`: a person opens the link of their invitation and chooses a password.

use super::enter::{With, confidential, desk, open, prove};
use super::{dead_link, events, page, password, store};
use crate::{Cx, Guard, Reply, Route, get, post, session};
use govuk::{Button, Input, PasswordInput};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("whoever holds the link is the person whom it was sent to");
    let events = &[events::Accepted::KIND, events::PasswordChosen::KIND, events::SignedIn::KIND];
    vec![get("/invitation/{token}", guard, show), post("/invitation/{token}", guard, events, send, show)]
}

/// The invitation of the address, with its account.
pub(super) fn found(cx: &Cx<'_>) -> Outcome<Option<(store::Invitation, store::Kept)>> {
    let token = cx.param("token")?;
    cx.kernel().read(|unit| {
        let now = unit.now();
        let mut rows = desk(unit);
        let Some(invitation) = store::invitation(&mut rows, token, now)? else { return Ok(None) };
        let account = store::account(&mut rows, &invitation.person)?;
        Ok(account.map(|account| (invitation, account)))
    })
}

/// The page for an invitation that opens nothing.
pub(super) fn dead(cx: &mut Cx<'_>) -> Outcome<Reply> {
    dead_link(
        cx,
        html! {
            p { "If you have chosen your password already, " a class="govuk-link" href="/sign-in" { "sign in" } "." }
            p { "If not, ask the person who invited you for another invitation." }
        },
    )
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Some((_, account)) = found(cx)? else { return dead(cx) };
    let title = "Choose your password";
    let card = cx.kernel().read(|unit| cx.app.people.card(unit, &account.person))?;
    let fields = html! {
        (email_input(account.email.as_deref().unwrap_or_default()))
        (chosen_input(cx))
        (Button::submit("Continue").once())
    };
    let action = format!("/invitation/{}", cx.param("token")?);
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        @if let Some(card) = card {
            p class="sm-lead" { "You are invited as " (card.title) ", " (card.organisation) "." }
        }
        (cx.form(&action, fields))
    };
    page(cx, title, body)
}

/// The address one signs in with, shown so that a password manager keeps it with the password.
pub(super) fn email_input(email: &str) -> Input {
    Input::email("email", "Your email address").autocomplete("username").value(email).flag("readonly")
}

/// The field for a new password.
pub(super) fn chosen_input(cx: &Cx<'_>) -> PasswordInput {
    PasswordInput::chosen("password", "New password")
        .hint("At least 12 characters. Three random words make a good password; there are no other rules")
        .maybe_error(cx.error("password"))
}

/// The new password of a form, or what is wrong with it.
pub(super) fn chosen<'f>(cx: &'f Cx<'_>, email: &str) -> Outcome<&'f str> {
    let chosen = password(cx, "password");
    super::password::wrong_with(chosen, email)
        .map_or(Ok(chosen), |wrong| Err(Fault::field("password", wrong)))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let gone = || Fault::field("password", "This link does not work any more");
    let (_, account) = found(cx)?.ok_or_else(gone)?;
    let person = account.person.as_str();
    let password = chosen(cx, account.email.as_deref().unwrap_or_default())?;
    let password = cx.app.passwords.hash(cx.kernel().chance(), password)?;
    let token = cx.param("token")?.to_string();
    // Whoever had a second factor has one afterwards: an invitation replaces it, and never takes it away.
    let two = account.two() || cx.kernel().read(|unit| confidential(cx.app, unit, person))?;
    if two {
        let offered = super::sign_in::offer(cx, person)?;
        cx.kernel().write(|unit| {
            let (proved, _) = prove(cx.app, unit, person)?;
            if !store::chosen(&mut unit.rows(&proved), &token, &password, &offered)? {
                return Err(gone());
            }
            unit.record(&proved, &events::PasswordChosen { person: person.into() })
        })?;
        return Ok(Reply::see(format!("/invitation/{token}/second-factor")));
    }
    let fresh = cx.kernel().write(|unit| {
        let (proved, seated) = prove(cx.app, unit, person)?;
        let now = unit.now();
        let mut rows = unit.rows(&proved);
        if !store::use_invitation(&mut rows, &token, now)? {
            return Err(gone());
        }
        store::accept(&mut rows, person, &password, now)?;
        let accepted = unit.record(&proved, &events::Accepted { person: person.into() })?;
        if !seated {
            return Ok(accepted.carrying(None));
        }
        let (signed_in, fresh) = open(unit, &proved, With::Password, cx.session.as_ref(), &cx.agent)?;
        Ok(signed_in.carrying(Some(fresh)))
    })?;
    ready(cx, fresh)
}

/// After the last step: the first page, or the sign-in page for somebody whose seat has not begun.
fn ready(cx: &mut Cx<'_>, fresh: Option<session::Fresh>) -> Outcome<Reply> {
    let Some(fresh) = fresh else { return Ok(Reply::see("/sign-in")) };
    session::carry(cx, fresh)?;
    Ok(Reply::see("/"))
}
