//! `/{county}/procedures`: what was put to groups in writing, between their meetings.

use super::parts::table;
use crate::procedure::{Kept, State};
use crate::store::{self, Procedure};
use board::County;
use kernel::Outcome;
use kernel::clock::words;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/procedures", Guard::may::<View, Procedure>(), show)]
}

/// The tag of a state.
pub(super) fn state_tag(state: State) -> Markup {
    let tone = match state {
        State::Open => Tone::Soon,
        State::Agreed => Tone::Done,
        State::NotAgreed => Tone::Late,
        State::Deferred => Tone::Wait,
        State::Withdrawn => Tone::None,
    };
    tag(tone, state.said())
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (all, register, puts) = cx.read(|unit, actor| {
        let all = store::procedure::list(unit, &actor.visible::<Procedure>(), &county, false)?;
        let puts = actor.may::<Govern, County>(unit, &county)?;
        Ok((all, table(unit, actor, &county)?, puts))
    })?;
    let on = register.on(cx.today);
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Decisions between meetings" }
            @if puts { (govuk::Button::link("Send a proposal round", cx.at("procedures/new"))) }
        }
        p class="sm-lead" { "When something cannot wait for the next meeting, it is put to the seats of a group in writing. What they agree is a decision like any other, and the next agenda reports it." }
        @if all.is_empty() {
            (empty("What is put to your groups in writing will be here.", html! {}))
        } @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Proposals, the open ones first" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Proposal", "Group", "Last day for answers", "State"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" { @for it in &all { (row(cx, &on.group_name(it.group_slug()), it)) } }
            }
        }
    };
    cx.page(Page::new("Decisions between meetings", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn row(cx: &Cx<'_>, group: &str, it: &Kept) -> Markup {
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&it.path())) { (it.title) } small { (it.reference()) }
            }
            td class="govuk-table__cell" data-label="Group" { (group) }
            td class="govuk-table__cell" data-label="Last day for answers" { (words::format(it.deadline)) }
            td class="govuk-table__cell" data-label="State" { (state_tag(it.state)) }
        }
    }
}
