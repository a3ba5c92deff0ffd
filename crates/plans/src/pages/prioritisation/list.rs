//! `/{county}/prioritisation`: how priorities were chosen, year by year.

use super::path;
use crate::scoring::State;
use crate::store::{self, Scoring};
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/prioritisation", Guard::may::<View, Scoring>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (all, begins) = cx.read(|unit, actor| {
        let visible = actor.visible::<Scoring>();
        let all = store::scoring::visible(unit, &visible, &county)?;
        Ok((all, actor.may::<Govern, County>(unit, &county)?))
    })?;
    let start =
        || html! { @if begins { (Button::link("Begin a prioritisation", cx.at("prioritisation/new"))) } };
    let body = html! {
        h1 class="govuk-heading-l" { "Prioritisation" }
        p class="sm-lead" { "What the partnerships’ assessments bring to the county is scored by several people, each on their own. Then it is decided, with reasons, what becomes a priority." }
        @if all.is_empty() {
            (empty("How priorities were chosen is kept here, year by year, with what was not chosen and why.", start()))
        } @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Prioritisations by legal year" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Legal year", "Where it stands", "What it is for"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" {
                    @for held in &all {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { a class="govuk-link" href=(path(cx, &held.year, "")) { (held.year) } }
                            td class="govuk-table__cell" data-label="Where it stands" { (state_tag(held.state)) }
                            td class="govuk-table__cell" data-label="What it is for" { (held.about) }
                        }
                    }
                }
            }
            (start())
        }
    };
    cx.page(Page::new("Prioritisation", "Plan", body).crumb("Plan", cx.at("plan")))
}

/// Where a prioritisation stands: a word and a shape.
pub(super) fn state_tag(state: State) -> Markup {
    match state {
        State::Open => tag(Tone::Wait, state.said()),
        State::Closed => tag(Tone::Soon, "Scored, to be decided"),
        State::Decided => tag(Tone::Ok, state.said()),
    }
}
