//! `/sign-in/code`: the second factor, or a recovery code in its place.

use super::enter::{Proved, admit, desk, spend};
use super::{events, limits, page, setup, step, store};
use crate::{Cx, Guard, Reply, Route, get, post};
use govuk::Button;
use kernel::ledger::Event;
use kernel::{Fault, Outcome, Unit};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("a cookie proves that the password was right");
    let events = &[events::SignedIn::KIND, events::RecoveryCodeUsed::KIND];
    vec![get("/sign-in/code", guard, show), post("/sign-in/code", guard, events, send, show)]
}

/// The half-done sign-in that waits for a code, with its account.
fn waiting(cx: &Cx<'_>) -> Outcome<Option<(step::Step, store::Kept)>> {
    let Some(step) = step::find(cx)?.filter(|step| step.totp.is_empty()) else { return Ok(None) };
    let account = cx.kernel().read(|unit| store::account(&mut desk(unit), &step.person))?;
    Ok(account.filter(store::Kept::two).map(|account| (step, account)))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Some((_, account)) = waiting(cx)? else { return Ok(Reply::see("/sign-in")) };
    let recovery = cx.query.get("with") == Some("recovery");
    let title = if recovery { "Enter a recovery code" } else { "Enter the code from your app" };
    let field = if recovery { setup::recovery_input(cx) } else { setup::code_input(cx) };
    let action = if recovery { "/sign-in/code?with=recovery" } else { "/sign-in/code" };
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        @if !recovery { (setup::demo_code(cx, &account.person, &account.totp)?) }
        (cx.form(action, html! { (field) (Button::submit("Sign in").once()) }))
        @if recovery {
            p { a class="govuk-link" href="/sign-in/code" { "Use the code from my app" } }
            p class="sm-note" { "If you have lost both your telephone and your recovery codes, ask the partnership officer of your board, or the system administrator, to invite you again." }
        } @else {
            p { a class="govuk-link" href="/sign-in/code?with=recovery" { "Use a recovery code" } }
        }
    };
    page(cx, title, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    // Without one the page is shown again, and that leads back to the password.
    let (step, account) =
        waiting(cx)?.ok_or_else(|| Fault::field("code", "Begin again with your password"))?;
    let typed = cx.form.get("code").unwrap_or_default().to_string();
    if typed.trim().is_empty() {
        return Err(Fault::field("code", "Enter the code"));
    }
    limits::code(cx, &account.person)?;
    let app = cx.app;
    let code = |unit: &mut Unit<'_>, proved: &Proved| {
        let with = spend(app, unit, proved, &account, "code", &typed)?;
        // Two windows with one half-done sign-in: only one of them gets in.
        if step::finish(unit, &step)? {
            Ok(with)
        } else {
            Err(Fault::field("code", "This sign-in was done already"))
        }
    };
    let done = admit(cx, &account.person, "code", code);
    if let Err(Fault::Fields(_)) = &done {
        step::missed(cx, &step)?;
    }
    done.map(|()| Reply::see("/"))
}
