//! `/account/calendar`: the address at which one's own calendar is fetched: made, shown once, made anew, revoked.

use super::account_page::moment;
use super::{Account, events, page};
use crate::tell::store;
use crate::{Cx, Guard, Reply, Route, get, post, session};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;

pub(super) fn routes() -> Vec<Route> {
    let (made, revoked) = (&[events::CalendarAddressMade::KIND], &[events::CalendarAddressRevoked::KIND]);
    vec![
        get("/account/calendar", Guard::SignedIn, show),
        post("/account/calendar", Guard::SignedIn, made, make, show),
        post("/account/calendar/revoke", Guard::SignedIn, revoked, revoke, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.actor.id().ok_or(Fault::Absent)?.to_string();
    let made = cx.read(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person)?;
        store::address_made(&mut unit.rows(&permit), permit.id())
    })?;
    let body = html! {
        a class="govuk-back-link" href="/account" { "Your account" }
        h1 class="govuk-heading-l" { "Your meetings in your own calendar" }
        p class="sm-lead" { "An address of your own holds the meetings that you may see. Give it to your calendar, and it follows every change." }
        p { "Of a meeting that only its members may know of it says that there is a meeting, and when: no title, no place." }
        @match made {
            Some(at) => {
                p { "You have an address, made on " (moment(at)) ". It is shown only when it is made." }
                (cx.form("/account/calendar", html! { (Button::submit("Make a new address").once()) }))
                p class="sm-note" { "The old one is dead from then on." }
                (cx.form("/account/calendar/revoke", html! { (Button::submit("Revoke the address").secondary().once()) }))
            }
            None => (cx.form("/account/calendar", html! { (Button::submit("Make an address").once()) })),
        }
    };
    page(cx, "Your meetings in your own calendar", body)
}

fn make(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.person.clone().ok_or(Fault::Absent)?;
    let token = cx.kernel().chance().secret();
    let county = cx.write(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person.id)?;
        let now = unit.now();
        let counties = cx.app.people.counties(unit)?;
        let county = counties.into_iter().find(|it| it.id == person.county).ok_or(Fault::Absent)?;
        let hash = session::digest(&token);
        store::make_address(&mut unit.rows(&permit), (permit.id(), &county.slug), &hash, now)?;
        Ok(unit.record(&permit, &events::CalendarAddressMade { person: person.id.clone() })?.carrying(county))
    })?;
    let address = format!("{}/{}/my/calendar/{token}.ics", cx.app.options.base, county.slug);
    let body = html! {
        a class="govuk-back-link" href="/account/calendar" { "Your meetings in your own calendar" }
        h1 class="govuk-heading-l" { "Your calendar has an address" }
        p class="sm-lead" { "Copy it into your calendar now: it is not shown again." }
        p { code class="sm-mono" { (address) } }
        p { "In most calendars this is called “subscribe” or “add from the internet”. Whoever has the address reads your calendar, so tell it to nobody. You can revoke it at any time." }
        p { (Button::link("I have copied it", "/account/calendar").secondary()) }
    };
    page(cx, "Your calendar has an address", body)
}

fn revoke(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.actor.id().ok_or(Fault::Absent)?.to_string();
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person)?;
        if !store::revoke_address(&mut unit.rows(&permit), permit.id())? {
            return Err(Fault::Conflict("There is no address any more.".into()));
        }
        unit.record(&permit, &events::CalendarAddressRevoked { person: person.clone() })
    })?;
    Ok(Reply::see("/account/calendar"))
}
