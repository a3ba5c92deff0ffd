//! `/reset`: asks for a link to choose a new password. The answer and its cost are the same for every address.

use super::enter::{desk, prove};
use super::{events, limits, mail, page, store};
use crate::{Cx, Fields, Guard, Reply, Route, get, post};
use govuk::{Button, Input};
use kernel::ledger::Event;
use kernel::{Outcome, SystemActs};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("anybody may have forgotten a password");
    vec![get("/reset", guard, show), post("/reset", guard, &[events::ResetAsked::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let email = Input::email("email", "Email address")
        .hint("The one that you sign in with")
        .autocomplete("username")
        .value(cx.value("email", ""))
        .maybe_error(cx.error("email"));
    let body = html! {
        h1 class="govuk-heading-l" { "Reset your password" }
        p { "We send you a link to choose a new one." }
        (cx.form("/reset", html! { (email) (Button::submit("Send the link").once()) }))
        p class="sm-note" { "If you use a second factor, you need it here too, or one of your recovery codes." }
    };
    page(cx, "Reset your password", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let email = fields.text("email", "Enter your email address").to_lowercase();
    fields.done()?;
    limits::reset(cx, &email)?;
    cx.kernel().write(|unit| {
        let now = unit.now();
        let found = store::by_email(&mut desk(unit), &email)?.filter(|a| a.state == store::State::Active);
        // For nobody the same is written, to the same places: only that the row opens nothing and the message goes nowhere.
        let (person, county) =
            found.as_ref().map_or((store::NOBODY, ""), |a| (a.person.as_str(), a.county.as_str()));
        let recipient = found.as_ref().and_then(|a| a.email.as_deref()).unwrap_or_default();
        let token = cx.app.kernel.chance().secret();
        store::add_reset(&mut desk(unit), &token, person, now)?;
        let link = format!("{}/reset/{token}", cx.app.options.base);
        mail::reset(cx.app, unit, &mail::To { county, person, email: recipient }, &link)?;
        match &found {
            Some(account) => {
                let (proved, _) = prove(cx.app, unit, &account.person)?;
                unit.record(&proved, &events::ResetAsked { person: account.person.clone() })
            }
            None => {
                let nobody = SystemActs::without_a_permit_because("reset asked", "", unit.today());
                unit.record(&nobody, &events::ResetAsked { person: store::NOBODY.into() })
            }
        }
    })?;
    let title = "Look at your mail";
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        p { "If an account in use has this address, a link to choose a new password is on its way to it. The link works for an hour." }
        p { "If nothing comes, ask the partnership officer of your board. Where this system sends no mail itself, they pass the message on." }
        p { a class="govuk-link" href="/sign-in" { "Go to the sign-in page" } }
    };
    page(cx, title, body)
}
