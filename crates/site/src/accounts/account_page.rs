//! `/account`: who one is here, on which devices, and with what one signs in.

use super::{Account, County, Invite, Outbox, page, store};
use crate::{Cx, Guard, Reply, Route, get, session};
use govuk::{Button, SummaryList, SummaryRow};
use jiff::Timestamp;
use kernel::clock::words;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/account", Guard::SignedIn, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.person.clone().ok_or(Fault::Absent)?;
    let (account, left, devices, held) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person.id)?;
        let (now, today) = (unit.now(), unit.today());
        let held = cx.app.people.held(unit, &person.id, today)?;
        let mut rows = unit.rows(&permit);
        let account = store::account(&mut rows, permit.id())?.ok_or(Fault::Absent)?;
        let left = store::codes_left(&mut rows, permit.id())?;
        Ok((account, left, session::devices(&mut rows, permit.id(), now)?, held))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Your account" }
        (who(&person, &held))
        section class="sm-section" {
            h2 class="govuk-heading-m" { "How you sign in" }
            (keys(&account, left))
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What reaches you" }
            ul class="govuk-list" {
                li { a class="govuk-link" href="/account/messages" { "What you are told of, and how" } }
                li { a class="govuk-link" href="/account/calendar" { "Your meetings in your own calendar" } }
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Signed in on these devices" }
            (list(cx, &devices))
            (cx.form("/account/devices/end", html! { (Button::submit("Sign out everywhere").secondary()) }))
        }
        (desk(cx)?)
    };
    page(cx, "Your account", body)
}

fn who(person: &crate::PersonCard, held: &[String]) -> Markup {
    html! {
        section class="sm-section" {
            dl class="sm-facts" {
                div { dt { "Name" } dd { (person.name) } }
                div { dt { "Role" } dd { (person.title) } }
                div { dt { "Organisation" } dd { (person.organisation) } }
                div { dt { "Access as" } dd { @if held.is_empty() { "Nothing today" } @for one in held { (one) br; } } }
            }
            p class="sm-note" { "Your access comes from these seats and offices and ends with them. The partnership officer corrects them." }
        }
    }
}

fn keys(account: &store::Kept, left: i64) -> Markup {
    let email = account.email.clone().unwrap_or_else(|| "None: you were chosen in a demo".into());
    let mut rows = vec![SummaryRow::new("Email address", email)];
    if account.password.is_empty() {
        return html! { (SummaryList::rows(rows)) };
    }
    rows.push(SummaryRow::new("Password", "Set").change("/account/password", "password"));
    let second = if account.two() { "Set" } else { "Not set" };
    rows.push(SummaryRow::new("Second factor", second).change("/account/second-factor", "second factor"));
    if account.two() {
        let codes = if left == 1 { "1 is left".to_string() } else { format!("{left} are left") };
        rows.push(
            SummaryRow::new("Recovery codes", codes).change("/account/recovery-codes", "recovery codes"),
        );
    }
    html! { (SummaryList::rows(rows)) }
}

fn list(cx: &Cx<'_>, devices: &[session::Device]) -> Markup {
    let here = cx.session.as_ref().map(|s| s.id.as_str());
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Devices" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Device" }
                    th scope="col" class="govuk-table__header" { "Since" }
                    th scope="col" class="govuk-table__header" { "Last seen" }
                }
            }
            tbody class="govuk-table__body" {
                @for device in devices {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            (device.device) @if here == Some(device.id.as_str()) { " (this one)" }
                        }
                        td class="govuk-table__cell" data-label="Since" { (moment(device.made)) }
                        td class="govuk-table__cell" data-label="Last seen" { (moment(device.seen)) }
                    }
                }
            }
        }
    }
}

/// Ways to the pages of those who look after accounts.
fn desk(cx: &Cx<'_>) -> Outcome<Markup> {
    let Some(person) = &cx.person else { return Ok(html! {}) };
    let (invites, outbox, county) = cx.read(|unit, actor| {
        let county = cx.app.people.counties(unit)?.into_iter().find(|c| c.id == person.county);
        let invites = actor.may::<Invite, County>(unit, &person.county)?;
        Ok((invites, actor.may::<View, Outbox>(unit, &person.county)?, county))
    })?;
    let Some(county) = county.filter(|_| invites || outbox) else { return Ok(html! {}) };
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Looking after accounts" }
            ul class="govuk-list" {
                @if invites { li { a class="govuk-link" href=(format!("/{}/people-accounts", county.slug)) { "Who has access" } } }
                @if outbox { li { a class="govuk-link" href=(format!("/{}/outbox", county.slug)) { "Messages to pass on" } } }
            }
        }
    })
}

/// A moment as people read it, on the clock of England: `15 February 2022, 14:05`.
pub(super) fn moment(at: Timestamp) -> String {
    let zone = jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC);
    let local = at.to_zoned(zone);
    format!("{}, {}", crate::day(local.date()), words::format_time(local.time()))
}
