//! `/account/recovery-codes`: makes new recovery codes, in place of the old ones.

use super::enter::{With, spend};
use super::password_page::own;
use super::{Account, events, limits, page, setup};
use crate::{Cx, Guard, Reply, Route, get, post};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;

const PATH: &str = "/account/recovery-codes";

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::RecoveryCodesMade::KIND];
    vec![get(PATH, Guard::SignedIn, show), post(PATH, Guard::SignedIn, events, send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let account = own(cx)?;
    if !account.two() {
        return Ok(Reply::see("/account/second-factor"));
    }
    let fields = html! {
        (setup::demo_code(cx, &account.person, &account.totp)?)
        (setup::code_input(cx))
        (Button::submit("Make new codes").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Make new recovery codes" }
        p { "The codes that you have now will stop working." }
        (cx.form(PATH, fields))
    };
    page(cx, "Make new recovery codes", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let account = own(cx)?;
    let wrong = || Fault::field("code", "Enter the code that your app shows now");
    if !account.two() {
        return Err(wrong());
    }
    limits::code(cx, &account.person)?;
    let typed = cx.form.get("code").unwrap_or_default().to_string();
    let codes = cx.write(|unit, actor| {
        let proved = actor.permit::<View, Account>(unit, &account.person)?;
        if super::recovery::hash(&typed).is_some()
            || spend(cx.app, unit, &proved, &account, "code", &typed)? != With::SecondFactor
        {
            return Err(wrong());
        }
        let codes = setup::new_codes(cx.app, unit, &proved)?;
        Ok(unit.record(&proved, &events::RecoveryCodesMade { person: proved.id().into() })?.carrying(codes))
    })?;
    setup::codes_page(cx, &codes, "/account")
}
