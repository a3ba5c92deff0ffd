//! `/{county}/meetings/{meeting}/room/items/{item}`: one item in the room, with its minutes beside it and what comes of it.

use super::parts::{Room, at, back, called, item_of, page, room};
use super::{clash, top};
use crate::minutes::{self, state::Act};
use crate::outcomes::Settled;
use crate::room::events;
use crate::store::{self, made::Made};
use crate::{Minutes, ViewPrivate};
use board::sittings::interest::{self, Interest};
use board::sittings::item::{self, Item};
use board::sittings::{AgendaItem, Minute};
use govuk::{Button, Details};
use kernel::ledger::Event;
use kernel::text::marks;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/items/{item}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::MinuteWritten::KIND], send, show)]
}

/// What the page needs beside the room.
struct Seen {
    item: Item,
    strip: Markup,
    clashes: Markup,
    interests: Vec<Interest>,
    version: i64,
    text: String,
    writing: bool,
    made: Vec<Made>,
    settled: Vec<(String, String)>,
}

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, seen) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let seen = seen(cx, unit, actor, &held)?;
        Ok((held, seen))
    })?;
    let (before, after) = held.beside(&seen.item.id);
    let here = at(cx, &held.it, &seen.item.path());
    let body = html! {
        nav class="sm-room-way" aria-label="Items" {
            @if let Some(before) = before { a class="govuk-link" href=(at(cx, &held.it, &before.path())) rel="prev" { "Previous: " (called(before)) } }
            @if let Some(after) = after { a class="govuk-link" href=(at(cx, &held.it, &after.path())) rel="next" { "Next: " (called(after)) } }
        }
        h1 class="govuk-heading-l" { (called(&seen.item)) span class="govuk-caption-m" { (seen.item.kind.said()) @if !seen.item.presenter.is_empty() { ", presented by " (seen.item.presenter) } } }
        (seen.strip)
        (interests(cx, &held, &seen))
        (seen.clashes)
        div class="sm-cols" {
            section class="sm-section" id="minutes" {
                h2 class="govuk-heading-m" { "Minutes" }
                @if seen.writing { (writing(cx, &here, &seen.item.id, seen.version, &seen.text)) }
                @else { (super::parts::lines(&seen.text)) p class="sm-quiet" { "Nothing can be written here now: the meeting is not open, or its minutes have gone to the chair." } }
            }
            section class="sm-section" id="outcomes" {
                h2 class="govuk-heading-m" { "What comes of it" }
                (outcomes(cx, &held, &seen))
            }
        }
        @if seen.writing { p { a class="govuk-link" href=(at(cx, &held.it, "close")) { "Close the meeting" } } }
    };
    let title = called(&seen.item);
    cx.page(page(cx, &held.it, &title, body))
}

fn seen(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, held: &Room) -> Outcome<Seen> {
    let permit = item_of::<Minute>(cx, unit, actor)?;
    let item = item::of(unit, &permit)?;
    let top = top::top(unit, held, Some(&item.id))?;
    let book = minutes::of_sitting(unit, &held.permit, &held.it.id)?;
    let (mut version, mut text, mut writing, mut clashes) = (0, String::new(), false, html! {});
    if let Some(book) = &book {
        writing = book.state.allows(Act::Write) && !item.withdrawn();
        if let Some(part) = store::minutes::one(unit, &permit, &book.id, Some(&item.id))? {
            let all = actor.may::<ViewPrivate, Minutes>(unit, &book.id)?;
            version = part.version;
            text = if all { part.text } else { marks::masked(&part.text) };
        }
        clashes = clash::open(cx, unit, actor, held, book, Some(&item.id))?;
    }
    let settled = store::room::outcomes(unit, &permit, &held.it.id)?;
    let settled = settled.into_iter().filter(|(of, ..)| *of == item.id).map(|(_, kind, words)| (kind, words));
    Ok(Seen {
        strip: top::strip(cx, held, &top),
        clashes,
        interests: interest::of_item(unit, &permit, &item.id)?,
        version,
        text,
        writing,
        made: store::made::of_item(unit, &permit, &item.id)?,
        settled: settled.collect(),
        item,
    })
}

/// The form in which minutes are written. What is typed is kept in the browser until it was saved.
pub(super) fn writing(cx: &Cx<'_>, action: &str, key: &str, version: i64, text: &str) -> Markup {
    let acknowledged = cx.query.get("kept").unwrap_or_default();
    // Shown again after an error, it stands on the version on which the writer began.
    let seen = cx.value("seen", version.to_string());
    html! {
        form method="post" action=(action) novalidate data-module="sm-keep" data-keep=(key) data-kept=(acknowledged) {
            input type="hidden" name="csrf" value=(cx.csrf());
            input type="hidden" name="seen" value=(seen);
            div class="sm-keep" hidden { p role="status" {} }
            (cx.textarea("text", "What the minutes say", text).rows(10)
                .hint("Reported speech, no names of people discussed. Others may write here at the same time: nothing is lost"))
            (Details::new("Add a private passage", html! {
                (cx.textarea("private", "Only for those who were entitled to be in the room", "").rows(3)
                    .hint("It is added below, marked as private. The public text leaves it out"))
            }))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                (Button::submit("Save and go on").sends("then", "next").secondary().once())
            }
        }
    }
}

/// The version on which the writer began, and the whole text with what was added as private.
pub(super) fn written(cx: &Cx<'_>) -> Outcome<(i64, String)> {
    let text = cx.form.get("text").unwrap_or_default().replace("\r\n", "\n");
    let private = cx.form.get("private").unwrap_or_default().replace("\r\n", "\n");
    let text = if private.trim().is_empty() { text } else { marks::with_private(&text, &private) };
    let mut fields = Fields::of(&cx.form);
    let seen = fields.optional("seen").parse().unwrap_or(-1);
    Ok((seen, text))
}

/// What the browser put beside the text, to know that it arrived: small letters and digits, nothing else.
pub(super) fn token(kept: &str) -> String {
    let token: String = kept.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    if token.is_empty() { token } else { format!("?kept={token}") }
}

fn interests(cx: &Cx<'_>, held: &Room, seen: &Seen) -> Markup {
    let on = held.on();
    html! {
        @if !seen.interests.is_empty() {
            section class="sm-card sm-card--soon" {
                h2 class="govuk-heading-s" { "Interests in this item" }
                ul class="govuk-list" { @for it in &seen.interests { li { (super::interests::line(&on, it)) } } }
                p { a class="govuk-link" href=(at(cx, &held.it, "interests")) { "Change them" } }
            }
        }
    }
}

fn outcomes(cx: &Cx<'_>, held: &Room, seen: &Seen) -> Markup {
    let below = |what: &str| at(cx, &held.it, &format!("{}/{what}", seen.item.path()));
    html! {
        @if seen.made.is_empty() && seen.settled.is_empty() {
            p class="sm-quiet" { "Nothing yet. What the meeting decides, asks or agrees is recorded from here, and goes into the minutes by itself." }
        } @else {
            ul class="govuk-list sm-room-made" {
                @for made in &seen.made {
                    li { a class="govuk-link" href=(cx.at(&made.path())) { (made.reference) } " " (made.title) }
                }
                @for (kind, words) in &seen.settled {
                    li { strong { (Settled::named(kind).map_or("", Settled::said)) } @if !words.is_empty() { ": " (words) } }
                }
            }
        }
        @if seen.writing {
            ul class="govuk-list sm-room-ways" {
                @for (what, label) in [
                    ("decision", "Record a decision or a resolution"),
                    ("action", "Agree an action"),
                    ("referral", "Refer it to another board"),
                    ("escalation", "Escalate it"),
                    ("settle", "Note it, defer it, or mark it as dealt with"),
                ] { li { a class="govuk-link" href=(below(what)) { (label) } } }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (seen, text) = written(cx)?;
    let slug = cx.param("item")?.to_string();
    let next = cx.write(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        let held = room(cx, unit, actor)?;
        let written = minutes::write(unit, &permit, seen, &text)?;
        // Whoever has something to settle stays.
        let clashed = !written.value().clashes.is_empty();
        let next = held.beside(permit.id()).1.filter(|_| !clashed).map(Item::path);
        Ok(written.quietly().carrying(next))
    })?;
    let kept = token(cx.form.get("kept").unwrap_or_default());
    let here = format!("items/{slug}");
    let goes = cx.form.get("then") == Some("next");
    match next.filter(|_| goes) {
        Some(next) => Ok(Reply::see(format!("{}{kept}", back(cx, &next)?))),
        None => Ok(Reply::see(format!("{}{kept}#minutes", back(cx, &here)?))),
    }
}
