//! `/account/second-factor`: sets a second factor or changes it. Also the way in for somebody who has come to hold something
//! confidential and has none yet.

use super::enter::{With, admit, desk, spend};
use super::password_page::{current_input, known, own};
use super::{Account, events, limits, page, setup, step, store};
use crate::{Cx, Guard, Reply, Route, get, post, session};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;

const NEW: &str = "/account/second-factor/new";

pub(super) fn routes() -> Vec<Route> {
    let proved = Guard::Open("a cookie proves that the password, and the present second factor, were right");
    let given = &[events::PasswordGiven::KIND, events::RecoveryCodeUsed::KIND];
    let set = &[events::SecondFactorSet::KIND, events::SignedIn::KIND];
    vec![
        get("/account/second-factor", Guard::SignedIn, ask),
        post("/account/second-factor", Guard::SignedIn, given, begin, ask),
        get(NEW, proved, show),
        post(NEW, proved, set, send, show),
    ]
}

/// Asks once more who it is: a device left open must not be enough to change the locks.
fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let account = own(cx)?;
    let title = if account.two() { "Change your second factor" } else { "Set up a second factor" };
    let fields = html! {
        (current_input(cx))
        @if account.two() {
            (setup::demo_code(cx, &account.person, &account.totp)?)
            (setup::either_input(cx))
        }
        (Button::submit("Continue").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        p { "First show that it is you." }
        (cx.form("/account/second-factor", fields))
    };
    page(cx, title, body)
}

fn begin(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let account = own(cx)?;
    known(cx, &account)?;
    if account.two() {
        limits::code(cx, &account.person)?;
    }
    let typed = cx.form.get("code").unwrap_or_default().to_string();
    let offered = super::sign_in::offer(cx, &account.person)?;
    let half = cx.write(|unit, actor| {
        let proved = actor.permit::<View, Account>(unit, &account.person)?;
        if account.two() {
            spend(cx.app, unit, &proved, &account, "code", &typed)?;
        }
        let half = step::begin(unit, proved.id(), &offered)?;
        Ok(unit.record(&proved, &events::PasswordGiven { person: proved.id().into() })?.carrying(half))
    })?;
    step::carry(cx, &half);
    Ok(Reply::see(NEW))
}

/// The half-done step that offers a second factor, with its account.
fn offered(cx: &Cx<'_>) -> Outcome<Option<(step::Step, store::Kept)>> {
    let Some(step) = step::find(cx)?.filter(|step| !step.totp.is_empty()) else { return Ok(None) };
    let account = cx.kernel().read(|unit| store::account(&mut desk(unit), &step.person))?;
    Ok(account.map(|account| (step, account)))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let Some((step, account)) = offered(cx)? else { return Ok(Reply::see("/sign-in")) };
    setup::offer(cx, NEW, &step.person, account.email.as_deref().unwrap_or_default(), &step.totp)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (step, _) = offered(cx)?.ok_or_else(|| Fault::field("code", "Begin again with your password"))?;
    limits::code(cx, &step.person)?;
    let typed = cx.form.get("code").unwrap_or_default().to_string();
    let (app, mut codes) = (cx.app, Vec::new());
    let done = admit(cx, &step.person, "code", |unit, proved| {
        if !step::finish(unit, &step)? {
            return Err(Fault::field("code", "Begin again with your password"));
        }
        codes = setup::confirm(app, unit, proved, &step.totp, &typed)?;
        session::end_all(&mut unit.rows(proved), proved.id())?;
        Ok(With::SecondFactor)
    });
    if let Err(Fault::Fields(_)) = &done {
        step::missed(cx, &step)?;
    }
    done?;
    setup::codes_page(cx, &codes, "/")
}
