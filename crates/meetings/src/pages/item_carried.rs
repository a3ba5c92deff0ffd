//! What earlier meetings left open, on the page of the item under which it is gone through: actions, asks, what was decided in writing, and what was taken off.

use super::item::SeenItem;
use crate::agenda::{self, Carried};
use kernel::contracts::actions::Tracked;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Tone, day, tag};

/// The standing item under which it is gone through.
const MATTERS: &str = "matters-arising";
/// So many actions are named; the action log has all.
const MOST: usize = 30;

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Markup> {
    if seen.item.standing != MATTERS {
        return Ok(html! {});
    }
    let all = agenda::carried(unit, actor, seen.sitting)?;
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Carried over" }
            @if all.is_empty() { p { "Nothing that earlier meetings agreed or asked is open." } }
            (actions(&all))
            (asks(cx, &all))
            (written(cx, &all))
            (taken_off(cx, &all))
        }
    })
}

fn actions(all: &Carried) -> Markup {
    let row = |action: &Tracked| {
        html! {
            li {
                a class="govuk-link" href=(action.href) { (action.reference) ": " (action.title) } " "
                @if action.late { (tag(Tone::Late, "Past its date")) } @else { (tag(Tone::None, &action.status)) }
                " due " (day(action.due))
            }
        }
    };
    html! {
        @if !all.actions.is_empty() {
            h3 class="govuk-heading-s" {
                (board::words::count(all.actions.len(), "open action", "open actions"))
                @if all.late() > 0 { ", " (all.late()) " past its date" }
            }
            ul class="govuk-list govuk-list--bullet" { @for action in all.actions.iter().take(MOST) { (row(action)) } }
        }
    }
}

fn asks(cx: &Cx<'_>, all: &Carried) -> Markup {
    html! {
        @if !all.asks.is_empty() {
            h3 class="govuk-heading-s" { (board::words::count(all.asks.len(), "ask without an answer", "asks without an answer")) }
            ul class="govuk-list govuk-list--bullet" {
                @for ask in &all.asks {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("asks/ASK-{:04}", ask.number))) { "ASK-" (format!("{:04}", ask.number)) ": " (ask.title) } " "
                        @if ask.due < cx.today { (tag(Tone::Late, "Silent past its date")) }
                        " answer due " (day(ask.due))
                    }
                }
            }
        }
    }
}

fn written(cx: &Cx<'_>, all: &Carried) -> Markup {
    html! {
        @if !all.written.is_empty() {
            h3 class="govuk-heading-s" { "Decided in writing since the last meeting" }
            ul class="govuk-list govuk-list--bullet" {
                @for made in &all.written {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("decisions/{}", made.reference()))) { (made.reference()) ": " (made.title) }
                        ", " (day(made.made_on))
                    }
                }
            }
        }
    }
}

fn taken_off(cx: &Cx<'_>, all: &Carried) -> Markup {
    html! {
        @if let (Some(before), false) = (&all.before, all.taken_off.is_empty()) {
            h3 class="govuk-heading-s" { "Taken off the agenda of " (day(before.day)) }
            ul class="govuk-list govuk-list--bullet" {
                @for (item, said) in &all.taken_off {
                    li { a class="govuk-link" href=(cx.at(&format!("{}/{}", before.path(), item.path()))) { (item.title) } ". " (said) }
                }
            }
        }
    }
}
