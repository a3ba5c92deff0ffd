//! `/{county}/subscribe`: asks to be told what is published. Nothing is sent but one message, until its link was followed.

use super::correction_new::{ADDRESS, is_address};
use super::subscribers::{self, Confirm, DAYS, Wants};
use super::{events, wishes};
use crate::oparl::sha256;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::View;
use maud::html;
use site::accounts::County;
use site::mail::{self, Message, To};
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/subscribe";

/// So many in an hour from one place.
const AN_HOUR: u32 = 10;

/// So many messages to one address in a day, whoever asks.
const A_DAY: u32 = 3;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::SubscriptionAsked::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let wishes = cx.read(|unit, actor| {
        let _permit = actor.permit::<View, County>(unit, &county.id)?;
        wishes::of(unit, &county.slug)
    })?;
    let email = govuk::Input::email("email", "Email address")
        .hint(
            "We send you a link to confirm it. It is kept sealed, shown to nobody, and deleted when you stop",
        )
        .autocomplete("email")
        .value(cx.value("email", ""))
        .maybe_error(cx.error("email"));
    let body = html! {
        h1 class="govuk-heading-l" { "Be told what is published" }
        p class="sm-lead" { "One message a day at most, with the titles of what the " (county.board) " has published and where to read it." }
        (cx.form(&cx.at("subscribe"), html! {
            (email)
            (wishes::boxes(cx, &wishes, &Wants::default()))
            div class="govuk-visually-hidden" aria-hidden="true" {
                label for="website" { "Leave this empty" }
                input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value=(cx.value("website", ""));
            }
            (Button::submit("Send me the link").once())
        }))
        p class="sm-note" { "Rather without an address? " a class="govuk-link" href=(cx.at("published.atom")) { "Follow it as a feed" } "." }
    };
    cx.page(Page::new("Be told what is published", "", body).crumb(county.board, cx.at("")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let email = fields.text("email", "Enter your email address");
    if !email.is_empty() && !is_address(&email) {
        fields.wrong("email", ADDRESS);
    }
    if !fields.optional("website").is_empty() {
        fields.wrong("website", "Leave the last field empty");
    }
    fields.done()?;
    // The place first: one that is over its limit must not leave a counter for each address that it makes up.
    cx.not_too_often("email", "subscribe", AN_HOUR, 3600)?;
    let about = format!("subscribe {} {}", county.id, sha256(email.to_lowercase().as_bytes()));
    cx.not_too_often_at_all("email", &about, A_DAY, 24 * 3600)?;
    let base = format!("{}{}", cx.app.options.base, cx.at("subscribe/confirm"));
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county.id)?;
        let wants = wishes::ticked(cx, &wishes::of(unit, &county.slug)?);
        let recorded = subscribers::ask(unit, &permit, &cx.app.options.key, &email, &wants)?;
        let Confirm(token) = recorded.value();
        let text = format!(
            "Hello\n\nSomebody, probably you, asked to be told what the {} publishes.\n\nTo confirm this, open this link and press the \
             button there:\n\n{base}/{token}\n\nThe link works once, within {DAYS} days. If you did not ask for this, you need do \
             nothing: your address is then deleted, and nothing more is sent.\n",
            county.board
        );
        let message = Message { subject: format!("Confirm: news of the {}", county.board), text, about: "subscription".into(), ..Message::default() };
        mail::post(unit, &To { county: &county.id, person: "", email: &email }, &message)?;
        Ok(recorded.quietly())
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Look at your mail" }
        p { "A link is on its way to the address that you gave. Nothing else is sent until you have followed it." }
        p { "If nothing comes within a day, look among unwanted mail, or ask again." }
    };
    cx.page(Page::new("Look at your mail", "", body).crumb(county.board, cx.at("")))
}
