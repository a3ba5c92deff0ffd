//! Links of subscribers: one that confirms and works once, and one that stands in every message, to change or to stop.
//!
//! A link that opens nothing is answered alike whether it was never made, was used, or is too old.

use super::subscribers::{self, Subscription};
use super::{events, wishes};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;
use site::accounts::County;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const CONFIRM: &str = "/{county}/subscribe/confirm/{token}";
const ONE: &str = "/{county}/subscriptions/{token}";
const END: &str = "/{county}/subscriptions/{token}/end";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, County>();
    vec![
        get(CONFIRM, guard, ask),
        post(CONFIRM, guard, &[events::SubscriptionConfirmed::KIND], confirm, ask),
        get(ONE, guard, show),
        post(ONE, guard, &[events::SubscriptionChanged::KIND], change, show),
        get(END, guard, stop),
        post(END, guard, &[events::SubscriptionEnded::KIND], end, stop),
    ]
}

fn waiting(cx: &mut Cx<'_>) -> Outcome<Subscription> {
    cx.keep_private();
    let (county, token) = (cx.county()?.id.clone(), cx.param("token")?.to_string());
    cx.read(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        subscribers::to_confirm(unit, &permit, &token)?.ok_or(Fault::Absent)
    })
}

fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = waiting(cx)?;
    let county = cx.county()?.clone();
    let wishes = cx.read(|unit, _| wishes::of(unit, &county.slug))?;
    let action = cx.at(&format!("subscribe/confirm/{}", cx.param("token")?));
    let body = html! {
        h1 class="govuk-heading-l" { "Confirm your address" }
        p { "You asked to be told of: " (wishes.said(&it.wants)) "." }
        (cx.form(&action, html! { (Button::submit("Yes, tell me").once()) }))
    };
    cx.page(Page::new("Confirm your address", "", body).crumb(county.board, cx.at("")))
}

fn confirm(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = waiting(cx)?;
    let county = cx.county()?.clone();
    let manage = cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county.id)?;
        let recorded = subscribers::confirm(unit, &permit, &cx.app.options.key, &it)?;
        // What is there already is no news to anybody.
        let published = cx.app.published(unit, &county.slug)?;
        super::morning::notice(unit, &permit, &county.slug, &published)?;
        Ok(recorded)
    })?;
    Ok(Reply::see(cx.at(&format!("subscriptions/{manage}"))))
}

fn managed(cx: &mut Cx<'_>) -> Outcome<Subscription> {
    cx.keep_private();
    let (county, token) = (cx.county()?.id.clone(), cx.param("token")?.to_string());
    cx.read(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        subscribers::managed(unit, &permit, &token)?.ok_or(Fault::Absent)
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = managed(cx)?;
    let county = cx.county()?.clone();
    let wishes = cx.read(|unit, _| wishes::of(unit, &county.slug))?;
    let path = format!("subscriptions/{}", cx.param("token")?);
    let body = html! {
        h1 class="govuk-heading-l" { "What you are told of" }
        p class="sm-lead" { "You are told of: " (wishes.said(&it.wants)) ". One message a day at most." }
        (cx.form(&cx.at(&path), html! {
            (wishes::boxes(cx, &wishes, &it.wants))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(cx.at(&format!("{path}/end"))) { "Stop these messages" }
            }
        }))
    };
    cx.page(Page::new("What you are told of", "", body).crumb(county.board, cx.at("")))
}

fn change(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = managed(cx)?;
    let county = cx.county()?.clone();
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county.id)?;
        let wants = wishes::ticked(cx, &wishes::of(unit, &county.slug)?);
        subscribers::change(unit, &permit, &it.id, &wants)
    })?;
    Ok(Reply::see(cx.at(&format!("subscriptions/{}", cx.param("token")?))))
}

fn stop(cx: &mut Cx<'_>) -> Outcome<Reply> {
    managed(cx)?;
    let county = cx.county()?.clone();
    let action = cx.at(&format!("subscriptions/{}/end", cx.param("token")?));
    let body = html! {
        h1 class="govuk-heading-l" { "Stop these messages" }
        p { "Your address and what you chose are deleted at once." }
        (cx.form(&action, html! { (Button::submit("Stop").warning().once()) }))
    };
    cx.page(Page::new("Stop these messages", "", body).crumb(county.board, cx.at("")))
}

fn end(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = managed(cx)?;
    let county = cx.county()?.clone();
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county.id)?;
        subscribers::end(unit, &permit, &it.id)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "You get no more messages" }
        p { "Your address was deleted. You can " a class="govuk-link" href=(cx.at("subscribe")) { "ask again" } " at any time." }
    };
    cx.page(Page::new("You get no more messages", "", body).crumb(county.board, cx.at("")))
}
