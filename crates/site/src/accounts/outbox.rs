//! `/{county}/outbox`: messages that somebody must pass on, because nothing leaves this machine by itself.

use super::account_page::moment;
use super::{Outbox, events, mail, page};
use crate::{CountyRef, Cx, Guard, Reply, Route, Tone, empty, get, post, tag};
use govuk::Button;
use kernel::contracts::task::{Task, Urgency};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Outbox>();
    vec![
        get("/{county}/outbox", guard, show),
        post("/{county}/outbox/{mail}", guard, &[events::MessageOpened::KIND], open, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let mails = cx.read(|unit, actor| {
        let _permit = actor.permit::<View, Outbox>(unit, &county)?;
        mail::latest(unit, &actor.visible::<Outbox>(), &county)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Messages to pass on" }
        p class="sm-lead" { "This system sends no mail itself. Open a message, and send its text to the person from your own mailbox." }
        p class="sm-note" { "A message can hold a link that opens the person’s account. Whoever opens one is named in the ledger." }
        @if mails.is_empty() {
            (empty("Invitations and links to reset a password appear here.",
                html! { p { a class="govuk-link" href=(cx.at("people-accounts")) { "Invite somebody" } } }))
        } @else {
            (table(cx, &mails))
        }
    };
    page(cx, "Messages to pass on", body)
}

fn table(cx: &Cx<'_>, mails: &[mail::Kept]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Messages, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Subject", "To", "Written", "State", "Text"] {
                        th scope="col" class="govuk-table__header" { (head) }
                    }
                }
            }
            tbody class="govuk-table__body" {
                @for mail in mails {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (mail.subject) }
                        td class="govuk-table__cell" data-label="To" { (mail.recipient) }
                        td class="govuk-table__cell" data-label="Written" { (moment(mail.made)) }
                        td class="govuk-table__cell" data-label="State" {
                            @if mail.opened.is_some() { (tag(Tone::Done, "Opened")) } @else { (tag(Tone::Wait, "Not opened")) }
                        }
                        td class="govuk-table__cell" data-label="Text" {
                            (cx.form(&cx.at(&format!("outbox/{}", mail.id)), html! {
                                button class="sm-linkbutton" {
                                    "Open" span class="govuk-visually-hidden" { " the message to " (mail.recipient) ", written " (moment(mail.made)) }
                                }
                            }))
                        }
                    }
                }
            }
        }
    }
}

/// Opening is recorded, so it is not a thing that a link can do.
fn open(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.id.clone(), cx.param("mail")?.to_string());
    let (kept, text) = cx.write(|unit, actor| {
        let permit = actor.permit::<View, Outbox>(unit, &county)?;
        let kept = mail::one(unit, &permit, &id)?.ok_or(Fault::Absent)?;
        let text = kept.text(cx.app)?;
        let now = unit.now();
        mail::opened(&mut unit.rows(&permit), &kept.id, now)?;
        let event = events::MessageOpened { mail: kept.id.clone(), person: kept.person.clone() };
        Ok(unit.record(&permit, &event)?.carrying((kept, text)))
    })?;
    let body = html! {
        a class="govuk-back-link" href=(cx.at("outbox")) { "Messages to pass on" }
        h1 class="govuk-heading-l" { (kept.subject) }
        dl class="sm-facts" {
            div { dt { "To" } dd { (kept.recipient) } }
            div { dt { "Written" } dd { (moment(kept.made)) } }
        }
        div class="sm-card sm-prose" { @for part in text.trim().split("\n\n") { (paragraph(cx, part)) } }
        div class="sm-screen" { (Button::link("Go back to the messages", cx.at("outbox")).secondary()) }
    };
    page(cx, &kept.subject, body)
}

/// One part of a message. In a demo a link can be followed at once.
fn paragraph(cx: &Cx<'_>, part: &str) -> Markup {
    let link = part.strip_prefix(cx.app.options.base.as_str()).filter(|rest| rest.starts_with('/'));
    html! {
        p {
            @match link {
                Some(path) if cx.app.options.demo => a class="govuk-link sm-mono" href=(path) { (part) },
                Some(_) => span class="sm-mono" { (part) },
                None => (part),
            }
        }
    }
}

/// Messages that nobody has opened are a task of those who pass them on.
pub(super) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    if !actor.may::<View, Outbox>(unit, &county.id)? {
        return Ok(Vec::new());
    }
    let waiting = mail::waiting(unit, &actor.visible::<Outbox>(), &county.id)?;
    let title = match waiting {
        0 => return Ok(Vec::new()),
        1 => "Pass on a message".to_string(),
        n => format!("Pass on {n} messages"),
    };
    Ok(vec![Task {
        urgency: Urgency::Waiting,
        tag: "To send".into(),
        title,
        href: format!("/{}/outbox", county.slug),
        detail: "Nobody has opened it yet, and this system sends no mail itself.".into(),
        due: None,
    }])
}
