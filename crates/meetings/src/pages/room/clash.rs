//! `/{county}/meetings/{meeting}/room/clashes`: two people changed one sentence in different ways, and somebody settles which stands.

use super::parts::{Room, at, back, room, who};
use crate::minutes::{self, Clashing, Held};
use crate::room::events;
use crate::{Minutes, ViewPrivate};
use board::sittings::{AgendaItem, Meeting, Minute};
use kernel::ledger::Event;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/clashes";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, Meeting>();
    vec![post(PATH, guard, &[events::ClashSettled::KIND], send, super::overview::show)]
}

/// What is open: of one item, or of the whole meeting as far as the reader may see its items.
pub(super) fn open(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    held: &Room,
    book: &Held,
    item: Option<&str>,
) -> Outcome<Markup> {
    let mut all = minutes::clashes(unit, &held.permit, &book.id)?;
    if let Some(item) = item {
        all.retain(|clash| clash.item.as_deref() == Some(item));
    }
    let mut seen = Vec::new();
    for clash in all {
        let known = match &clash.item {
            Some(item) => actor.may::<Minute, AgendaItem>(unit, item)?,
            None => true,
        };
        if known {
            seen.push(clash);
        }
    }
    let reads_all = actor.may::<ViewPrivate, Minutes>(unit, &book.id)?;
    Ok(drawn(cx, held, &seen, reads_all))
}

fn drawn(cx: &Cx<'_>, held: &Room, all: &[Clashing], reads_all: bool) -> Markup {
    let on = held.on();
    html! {
        @if !all.is_empty() {
            section class="sm-card sm-card--late" id="clashes" {
                h2 class="govuk-heading-m" { "Two people changed the same sentence" }
                p { "What was saved first stands in the text. What came second is kept here until somebody settles it: bring what is right into the text, then say that it is settled." }
                @for clash in all {
                    (one(cx, held, clash, reads_all, &who(&on, &clash.by)))
                }
            }
        }
    }
}

fn one(cx: &Cx<'_>, held: &Room, clash: &Clashing, reads_all: bool, by: &str) -> Markup {
    let item = clash.item.as_deref().and_then(|id| held.items.iter().find(|item| item.id == id));
    // A piece of a private passage may stand here without its marks.
    let shown = |text: &str| match text.trim() {
        "" => html! { em { "Taken out" } },
        text => html! { q { (text) } },
    };
    html! {
        @if let Some(item) = item { p { a class="govuk-link" href=(at(cx, &held.it, &item.path())) { (super::parts::called(item)) } } }
        @if reads_all {
            dl class="sm-facts" {
                div { dt { "It said" } dd { (shown(&clash.before)) } }
                div { dt { "It says now" } dd { (shown(&clash.first)) } }
                div { dt { "Also sent, by " (by) } dd { (shown(&clash.second)) } }
            }
        } @else {
            p { "You may not read what is private in these minutes, so the two texts are not shown to you. Ask whoever takes them." }
        }
        @if reads_all {
            (cx.form(&at(cx, &held.it, "clashes"), html! {
                input type="hidden" name="clash" value=(clash.id);
                input type="hidden" name="item" value=(item.map_or(String::new(), |item| item.slug.clone()));
                (govuk::Button::submit("It is settled").secondary().once())
            }))
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let (clash, slug) = (fields.optional("clash"), fields.optional("item"));
    let to = cx.write(|unit, actor| {
        let held = room(cx, unit, actor)?;
        let to = held.items.iter().find(|item| item.slug == slug).map(board::sittings::Item::path);
        Ok(minutes::settle(unit, &held.permit, &clash)?.carrying(to))
    })?;
    Ok(Reply::see(back(cx, &to.unwrap_or_default())?))
}
