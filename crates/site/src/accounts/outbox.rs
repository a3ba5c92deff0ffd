//! `/{county}/outbox`: what was written to people, what waits and why, and what somebody must pass on or try again.

use super::account_page::moment;
use super::{Outbox, events, page};
use crate::mail::{DAYS, Room, store};
use crate::{CountyRef, Cx, Guard, Reply, Route, Tone, empty, get, post, tag};
use govuk::Button;
use jiff::Span;
use kernel::contracts::task::{Task, Urgency};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};

/// The states by which the list can be narrowed: as an address has them, and in words.
const STATES: [(&str, &str); 4] =
    [("", "All"), ("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Not sent")];

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Outbox>();
    vec![
        get("/{county}/outbox", guard, show),
        post("/{county}/outbox/{mail}", guard, &[events::MessageOpened::KIND], open, show),
        post("/{county}/outbox/{mail}/again", guard, &[events::MessageTriedAgain::KIND], again, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.id.clone();
    let asked = cx.query.get("state").unwrap_or_default().to_string();
    let state = STATES.iter().map(|(state, _)| *state).find(|state| *state == asked).unwrap_or_default();
    let mails = cx.read(|unit, actor| {
        let _permit = actor.permit::<View, Outbox>(unit, &county)?;
        store::latest(unit, &actor.visible::<Outbox>(), &county, state)
    })?;
    let sends = cx.app.options.sends;
    let body = html! {
        h1 class="govuk-heading-l" { @if sends { "Outbox" } @else { "Messages to pass on" } }
        @if sends {
            p class="sm-lead" { "Messages leave this machine by its mail server. One that it does not take is tried again, for " (DAYS) " days." }
        } @else {
            p class="sm-lead" { "This system sends no mail itself. Open a message, and send its text to the person from your own mailbox." }
        }
        p class="sm-note" { "A message can hold a link that opens the person’s account. Whoever opens one is named in the ledger." }
        nav aria-label="Messages" {
            ul class="sm-filter" {
                @for (name, said) in STATES {
                    @let href = if name.is_empty() { cx.at("outbox") } else { cx.at(&format!("outbox?state={name}")) };
                    li { a href=(href) aria-current=[(name == state).then_some("true")] { (said) } }
                }
            }
        }
        @if mails.is_empty() {
            (empty("Invitations, papers that are out, reminders and links to reset a password appear here.",
                html! { p { a class="govuk-link" href=(cx.at("people-accounts")) { "Invite somebody" } } }))
        } @else {
            (table(cx, &mails, sends))
        }
    };
    page(cx, "Messages to pass on", body)
}

fn table(cx: &Cx<'_>, mails: &[store::Kept], sends: bool) -> Markup {
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
                    @let which = html! { span class="govuk-visually-hidden" { " the message to " (mail.recipient) ", written " (moment(mail.made)) } };
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (mail.subject) }
                        td class="govuk-table__cell" data-label="To" { (mail.recipient) }
                        td class="govuk-table__cell sm-nowrap" data-label="Written" { (moment(mail.made)) }
                        td class="govuk-table__cell" data-label="State" { span { (state_of(mail, sends)) } }
                        td class="govuk-table__cell" data-label="Text" {
                            span {
                                (cx.form(&cx.at(&format!("outbox/{}", mail.id)), html! {
                                    button class="sm-linkbutton" { "Open" (which) }
                                }))
                                @if sends && mail.state != "sent" {
                                    (cx.form(&cx.at(&format!("outbox/{}/again", mail.id)), html! {
                                        button class="sm-linkbutton" { "Try again" (which) }
                                    }))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where a message stands, and why it does not leave.
fn state_of(mail: &store::Kept, sends: bool) -> Markup {
    html! {
        @match mail.state.as_str() {
            "sent" => { (tag(Tone::Done, "Sent")) @if let Some(at) = mail.sent { small class="sm-nowrap" { (moment(at)) } } }
            "failed" => { (tag(Tone::Late, "Not sent")) small { (mail.error) } }
            _ if !sends && mail.opened.is_some() => (tag(Tone::Done, "Opened")),
            _ if !sends => (tag(Tone::Wait, "Not opened")),
            _ => {
                (tag(Tone::Wait, "Waiting"))
                @if !mail.error.is_empty() {
                    small { (mail.error) }
                    small {
                        @if mail.tries > 0 { "Tried " (mail.tries) " times. Tried again " (moment(mail.next)) ". " }
                        "Given up " (moment(mail.until)) "."
                    }
                }
            }
        }
    }
}

/// Opening is recorded, so it is not a thing that a link can do.
fn open(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.id.clone(), cx.param("mail")?.to_string());
    let (kept, text, calendar) = cx.write(|unit, actor| {
        let permit = actor.permit::<View, Outbox>(unit, &county)?;
        let kept = store::one(unit, &permit, &id)?.ok_or(Fault::Absent)?;
        let room = unit.kernel().lent::<Room>()?;
        let (text, calendar) = (kept.text(&room)?, kept.calendar(&room)?);
        let now = unit.now();
        store::opened(&mut unit.rows(&permit), &kept.id, now)?;
        let event = events::MessageOpened { mail: kept.id.clone(), person: kept.person.clone() };
        Ok(unit.record(&permit, &event)?.carrying((kept, text, calendar)))
    })?;
    let body = html! {
        a class="govuk-back-link" href=(cx.at("outbox")) { "Messages to pass on" }
        h1 class="govuk-heading-l" { (kept.subject) }
        dl class="sm-facts" {
            div { dt { "To" } dd { (kept.recipient) } }
            div { dt { "Written" } dd { (moment(kept.made)) } }
            @if let Some(at) = kept.sent { div { dt { "Sent" } dd { (moment(at)) } } }
            @if !kept.error.is_empty() && kept.state != "sent" { div { dt { "Why it was not sent" } dd { (kept.error) } } }
            @if calendar.is_some() { div { dt { "For the calendar" } dd { (asks(&kept.method)) } } }
        }
        div class="sm-card sm-prose" { @for part in text.trim().split("\n\n") { (paragraph(cx, part)) } }
        div class="sm-screen" { (Button::link("Go back to the messages", cx.at("outbox")).secondary()) }
    };
    page(cx, &kept.subject, body)
}

fn asks(method: &str) -> &'static str {
    if method == "CANCEL" { "Strikes the meeting out" } else { "Takes the meeting in, or what changed of it" }
}

/// Lets a message that was not sent go again at once.
fn again(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.id.clone(), cx.param("mail")?.to_string());
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, Outbox>(unit, &county)?;
        let kept = store::one(unit, &permit, &id)?.ok_or(Fault::Absent)?;
        let now = unit.now();
        let until = now.checked_add(Span::new().hours(24 * DAYS)).unwrap_or(now);
        if !store::retry(&mut unit.rows(&permit), &kept.id, now, until)? {
            return Err(Fault::Conflict("This message has left meanwhile.".into()));
        }
        unit.record(&permit, &events::MessageTriedAgain { mail: kept.id.clone(), person: kept.person })
    })?;
    Ok(Reply::see(cx.at("outbox")))
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

/// Links to an account that nobody has passed on are a task of those who do, unless a server does it.
pub(super) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    if !actor.may::<View, Outbox>(unit, &county.id)? {
        return Ok(Vec::new());
    }
    let waiting = store::unopened(unit, &actor.visible::<Outbox>(), &county.id)?;
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
        detail: "Nobody has opened it yet, and this system has not sent it itself.".into(),
        due: None,
    }])
}
