//! `/{county}/corrections`: what was asked to be corrected, and what became of it, in the officer's words.

use super::corrections::{self, Correction, said};
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::accounts::County;
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/corrections", Guard::may::<View, County>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let (all, officer) = cx.read(|unit, actor| {
        let visible = actor.visible::<County>();
        let officer = actor.may::<Govern, County>(unit, &county.id)?;
        Ok((corrections::answered(unit, &visible, &county.id)?, officer))
    })?;
    let ask = html! { p { a class="govuk-link" href=(cx.at("corrections/new")) { "Ask for a correction" } } };
    let body = html! {
        h1 class="govuk-heading-xl" { "Corrections" }
        p class="sm-lead" { "What readers asked to have corrected, and what became of it." }
        @if officer { p { a class="govuk-link" href=(cx.at("corrections/asked")) { "Requests that wait for an answer" } } }
        @if all.is_empty() {
            (empty("Corrections stand here once somebody has asked for one and it was looked at.", ask))
        } @else {
            (table(&all))
            (ask)
        }
    };
    cx.page(Page::new("Corrections", "", body).crumb(county.board, cx.at("")))
}

fn table(all: &[Correction]) -> Markup {
    let on = |at: jiff::Timestamp| day(kernel::time::civil(at));
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Corrections, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["What was wrong", "About", "Asked", "Outcome", "What was done"] {
                        th scope="col" class="govuk-table__header" { (head) }
                    }
                }
            }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" id=(it.reference()) {
                        th scope="row" class="govuk-table__header" { (it.summary) br; span class="sm-quiet" { (it.reference()) } }
                        td class="govuk-table__cell" data-label="About" {
                            @if it.about.starts_with('/') { a class="govuk-link" href=(it.about) { (it.about) } } @else { (it.about) }
                        }
                        td class="govuk-table__cell sm-nowrap" data-label="Asked" { (on(it.asked)) }
                        td class="govuk-table__cell" data-label="Outcome" {
                            (tag(if it.state == corrections::State::Corrected { Tone::Done } else { Tone::None }, said(it.state)))
                        }
                        td class="govuk-table__cell" data-label="What was done" {
                            (it.answer)
                            @if let Some(at) = it.answered { br; span class="sm-quiet" { (on(at)) } }
                        }
                    }
                }
            }
        }
    }
}
