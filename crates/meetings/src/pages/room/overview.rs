//! `/{county}/meetings/{meeting}/room`: the meeting as it is held, from being opened to being closed.

use super::parts::{Room, at, called, room};
use super::{clash, top};
use crate::minutes::{self, Held, state::Act};
use crate::pages::parts::state_tag;
use crate::room::events;
use crate::store;
use crate::{Minutes, ViewPrivate};
use board::sittings::item::DONE;
use board::sittings::{Meeting, Minute, State};
use govuk::Button;
use kernel::ledger::Event;
use kernel::text::marks;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, empty, get, post, tag};
use std::collections::BTreeMap;

const PATH: &str = "/{county}/meetings/{meeting}/room";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::MinuteWritten::KIND], send, show)]
}

/// What the page needs beside the room.
struct Seen {
    book: Option<Held>,
    general: (i64, String),
    clashes: Markup,
    came: BTreeMap<String, Vec<String>>,
}

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, strip, seen) = cx.read(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let top = top::top(unit, &held, None)?;
        let seen = seen(cx, unit, actor, &held)?;
        let strip = top::strip(cx, &held, &top);
        Ok((held, strip, seen))
    })?;
    let writing = seen.book.as_ref().is_some_and(|book| book.state.allows(Act::Write));
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "In the room" span class="govuk-caption-m" { (held.it.title) } }
            p { (state_tag(&held.it)) }
        }
        (turns(cx, &held, writing))
        @if seen.book.is_some() {
            (strip)
            (seen.clashes)
        }
        (items(cx, &held, &seen))
        @if writing { (general(cx, &held, &seen)) }
    };
    let title = "In the room";
    let day = kernel::clock::words::format(held.it.day);
    let page = site::Page::new(format!("{title}, {}, {day}", held.it.title), "Meetings", body)
        .crumb("Meetings", cx.at("meetings"))
        .crumb(day, cx.at(&held.it.path()));
    cx.page(page)
}

fn seen(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, held: &Room) -> Outcome<Seen> {
    let book = minutes::of_sitting(unit, &held.permit, &held.it.id)?;
    let (mut general, mut clashes) = ((0, String::new()), html! {});
    if let Some(book) = &book {
        if let Some(part) = store::minutes::one(unit, &held.permit, &book.id, None)? {
            let all = actor.may::<ViewPrivate, Minutes>(unit, &book.id)?;
            general = (part.version, if all { part.text } else { marks::masked(&part.text) });
        }
        clashes = clash::open(cx, unit, actor, held, book, None)?;
    }
    let mut came: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in &held.items {
        let all = store::made::of_item(unit, &held.permit, &item.id)?;
        came.entry(item.id.clone()).or_default().extend(all.into_iter().map(|made| made.reference));
    }
    Ok(Seen { book, general, clashes, came })
}

/// Opening, closing and opening again.
fn turns(cx: &Cx<'_>, held: &Room, writing: bool) -> Markup {
    let it = &held.it;
    html! {
        @match it.state {
            State::Planned | State::Called if it.day > cx.today => {
                p class="sm-lead" { "The meeting can be opened on its day, " (kernel::clock::words::format_long(it.day)) ". Then its minutes begin." }
            }
            State::Planned | State::Called => {
                p class="sm-lead" { "When you open the meeting, its minutes begin, and who was entitled to be in the room is written down." }
                (cx.form(&at(cx, it, "open"), html! { (Button::submit("Open the meeting").once()) }))
            }
            State::Open => p { a class="govuk-link" href=(at(cx, it, "close")) { "Close the meeting" } },
            State::Held if writing => {
                p { "The meeting is closed. What is missing can still be written until the minutes go to the chair." }
                (cx.form(&at(cx, it, "reopen"), html! { (Button::submit("Open it again").secondary().once()) }))
            }
            State::Held => p { "The meeting is closed, and its minutes have gone to the chair." },
            State::Cancelled => p { "This meeting was cancelled." },
        }
    }
}

fn items(cx: &Cx<'_>, held: &Room, seen: &Seen) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Items" }
            @if held.items.is_empty() {
                (empty("The items of the agenda will stand here, one page for each.", html! {
                    p { a class="govuk-link" href=(cx.at(&held.it.path())) { "Go to the meeting" } }
                }))
            } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { "Items in the order of the agenda" }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        @for head in ["Item", "Asks", "What came of it"] { th scope="col" class="govuk-table__header" { (head) } }
                    } }
                    tbody class="govuk-table__body" {
                        @for item in &held.items {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" {
                                    a class="govuk-link" href=(at(cx, &held.it, &item.path())) { (called(item)) }
                                }
                                td class="govuk-table__cell" data-label="Asks" { (item.kind.said()) }
                                td class="govuk-table__cell" data-label="What came of it" {
                                    span {
                                        @if item.state == DONE { (tag(Tone::Done, "Dealt with")) " " }
                                        @for (n, reference) in seen.came.get(&item.id).into_iter().flatten().enumerate() {
                                            @if n > 0 { ", " } (reference)
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn general(cx: &Cx<'_>, held: &Room, seen: &Seen) -> Markup {
    let (version, text) = &seen.general;
    html! {
        section class="sm-section" id="minutes" {
            h2 class="govuk-heading-m" { "Minutes of the meeting as a whole" }
            (super::item::writing(cx, &at(cx, &held.it, ""), &held.it.id, *version, text))
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (seen, text) = super::item::written(cx)?;
    cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        minutes::write_of_meeting(unit, &held.permit, seen, &text)
    })?;
    let mut fields = Fields::of(&cx.form);
    let kept = super::item::token(&fields.optional("kept"));
    Ok(Reply::see(format!("{}{kept}#minutes", super::parts::back(cx, "")?)))
}
