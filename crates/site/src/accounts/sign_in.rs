//! `/sign-in`: email address and password.

use super::enter::{With, admit, confidential, desk, prove};
use super::{events, limits, page, password, step, store, totp};
use crate::{Cx, Fields, Guard, Reply, Route, get, post};
use govuk::{Button, Input, PasswordInput};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::html;

/// The same for an unknown address, a wrong password and an account that is not in use.
pub(super) const WRONG: &str = "The email address or the password is not right";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("anybody may knock");
    let events = &[events::SignedIn::KIND, events::PasswordGiven::KIND];
    vec![get("/sign-in", guard, show), post("/sign-in", guard, events, send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    if cx.person.is_some() && cx.errors.is_empty() {
        return Ok(Reply::see("/"));
    }
    let email = Input::email("email", "Email address").autocomplete("username").value(cx.value("email", ""));
    let fields = html! {
        (email.maybe_error(cx.error("email")))
        (PasswordInput::current("password", "Password").maybe_error(cx.error("password")))
        (Button::submit("Sign in").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Sign in" }
        (cx.form("/sign-in", fields))
        p { a class="govuk-link" href="/reset" { "I have forgotten my password" } }
        p class="sm-note" { "There is nothing to register. If you have a seat on a board and no account, ask its partnership officer to invite you." }
    };
    page(cx, "Sign in", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let email = fields.text("email", "Enter your email address").to_lowercase();
    if password(cx, "password").is_empty() {
        fields.wrong("password", "Enter your password");
    }
    fields.done()?;
    limits::password(cx, &email)?;
    let found = cx.kernel().read(|unit| store::by_email(&mut desk(unit), &email))?;
    let kept = found.as_ref().map_or("", |account| &account.password);
    let right = cx.app.passwords.verify("password", password(cx, "password"), kept)?;
    let Some(account) = found.filter(|account| right && account.state == store::State::Active) else {
        cx.kernel().write_unrecorded_housekeeping(|unit| {
            let today = unit.today();
            store::refused(&mut desk(unit), &email, today)
        })?;
        return Err(Fault::field("email", WRONG));
    };
    further(cx, &account, "email")
}

/// What follows a right password: a code, a second factor to be set, or the first page.
fn further(cx: &mut Cx<'_>, account: &store::Kept, field: &str) -> Outcome<Reply> {
    let needs = cx.kernel().read(|unit| confidential(cx.app, unit, &account.person))?;
    if !account.two() && !needs {
        admit(cx, &account.person, field, |_, _| Ok(With::Password))?;
        return Ok(Reply::see("/"));
    }
    let next = if account.two() { "/sign-in/code" } else { "/account/second-factor/new" };
    let offered = if account.two() { String::new() } else { offer(cx, &account.person)? };
    let half = cx.kernel().write(|unit| {
        let (proved, _) = prove(cx.app, unit, &account.person)?;
        let half = step::begin(unit, &account.person, &offered)?;
        Ok(unit.record(&proved, &events::PasswordGiven { person: account.person.clone() })?.carrying(half))
    })?;
    step::carry(cx, &half);
    Ok(Reply::see(next))
}

/// A new second factor to be confirmed, sealed for the person.
pub(super) fn offer(cx: &Cx<'_>, person: &str) -> Outcome<String> {
    let chance = cx.kernel().chance();
    cx.app.options.key.seal(chance, "totp", person, &totp::secret(chance))
}
