//! Setting a second factor, and what pages about codes share.

use super::enter::Proved;
use super::{events, page, recovery, store, totp};
use crate::{App, Cx, Reply};
use govuk::{Button, Input, Width};
use kernel::{Fault, Outcome, Unit};
use maud::{Markup, html};

/// The field for a code of the app.
pub(super) fn code_input(cx: &Cx<'_>) -> Input {
    let mut input = Input::text("code", "Security code")
        .hint("The six digits that your app shows now")
        .autocomplete("one-time-code")
        .width(Width::Chars10)
        .maybe_error(cx.error("code"));
    input.inputmode = Some("numeric".into());
    input
}

/// The field for a recovery code.
pub(super) fn recovery_input(cx: &Cx<'_>) -> Input {
    Input::text("code", "Recovery code")
        .hint("One of the codes that you kept, such as k3v9-x2mm-p0aa-71qe. Each works once")
        .autocomplete("off")
        .width(Width::Chars20)
        .maybe_error(cx.error("code"))
}

/// The field that takes either.
pub(super) fn either_input(cx: &Cx<'_>) -> Input {
    Input::text("code", "Security code")
        .hint("The six digits that your app shows now, or one of your recovery codes")
        .autocomplete("one-time-code")
        .width(Width::Chars20)
        .maybe_error(cx.error("code"))
}

/// In a demo the clock stands where the demo put it, and no app shares it: so the page itself says the code.
pub(super) fn demo_code(cx: &Cx<'_>, person: &str, sealed: &str) -> Outcome<Markup> {
    if !cx.app.options.demo {
        return Ok(html! {});
    }
    let secret = cx.app.options.key.open_sealed("totp", person, sealed)?;
    let code = totp::code_at(&secret, cx.kernel().now())?;
    Ok(
        html! { p class="govuk-inset-text" { "This is a demo, and its clock is not your telephone’s. The code now is " strong { (code) } "." } },
    )
}

/// The page that offers a second factor, given sealed.
pub(super) fn offer(
    cx: &mut Cx<'_>,
    action: &str,
    person: &str,
    email: &str,
    sealed: &str,
) -> Outcome<Reply> {
    let secret = cx.app.options.key.open_sealed("totp", person, sealed)?;
    let title = "Set up your second factor";
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        p { "With a second factor, somebody who learns your password still cannot sign in. You need an authenticator app on your telephone or computer. Your organisation may have one that it prefers; any that shows six digits will do." }
        h2 class="govuk-heading-m" { "1. Add this site to the app" }
        p { "Scan the picture with the app:" }
        (totp::picture(&secret, email)?)
        p { "Or type this key into it:" }
        p class="sm-mono" { (totp::grouped(&secret)) }
        h2 class="govuk-heading-m" { "2. Enter the code that it shows" }
        (demo_code(cx, person, sealed)?)
        (cx.form(action, html! { (code_input(cx)) (Button::submit("Continue").once()) }))
    };
    page(cx, title, body)
}

/// Takes the first code of a second factor that was offered, sets it, and makes the recovery codes.
///
/// # Errors
/// [`Fault::Fields`] when the code does not fit.
pub(super) fn confirm(
    app: &App,
    unit: &mut Unit<'_>,
    proved: &Proved,
    sealed: &str,
    typed: &str,
) -> Outcome<Vec<String>> {
    let person = proved.id();
    let secret = app.options.key.open_sealed("totp", person, sealed)?;
    let step = totp::check(&secret, typed, unit.now()).ok_or_else(|| {
        Fault::field(
            "code",
            "This code does not fit. Enter the one that the app shows now, and check that its clock is right",
        )
    })?;
    let mut rows = unit.rows(proved);
    store::set_totp(&mut rows, person, sealed, step)?;
    // Another second factor that was offered meanwhile, perhaps to somebody else, must not replace this one.
    store::void_steps(&mut rows, person)?;
    let codes = new_codes(app, unit, proved)?;
    let _ = unit.record(proved, &events::SecondFactorSet { person: person.into() })?;
    Ok(codes)
}

/// Makes recovery codes in place of any before.
pub(super) fn new_codes(app: &App, unit: &mut Unit<'_>, proved: &Proved) -> Outcome<Vec<String>> {
    let codes = recovery::codes(app.kernel.chance());
    let hashes: Vec<String> = codes.iter().filter_map(|code| recovery::hash(code)).collect();
    store::set_codes(&mut unit.rows(proved), proved.id(), &hashes)?;
    Ok(codes)
}

/// The page that shows recovery codes, once.
pub(super) fn codes_page(cx: &mut Cx<'_>, codes: &[String], next: &str) -> Outcome<Reply> {
    let title = "Keep your recovery codes";
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        p class="sm-lead" { "They are shown this once. Print this page or write them down, and keep them away from your telephone." }
        ul class="sm-codes" { @for code in codes { li { (code) } } }
        p { "If your telephone is lost, each code lets you sign in once in place of the app. If the codes are lost too, only a new invitation from somebody else helps." }
        div class="sm-screen" { (Button::link("I have kept them", next)) }
    };
    page(cx, title, body)
}
