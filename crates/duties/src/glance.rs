//! What is unlawful or late now, in three lines, for the chair and the officer: the card beside their tasks.

use crate::digest::{self, Digest, Pressing};
use crate::engine::State;
use crate::tasks::{answers, names};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{CountyRef, Glance, Tone, day, tag};

/// One card for whoever answers for all of the county.
pub(crate) fn glance(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Glance>> {
    if !answers(unit, actor, county)? {
        return Ok(Vec::new());
    }
    let Some(it) = digest::today(unit, actor, &county.slug)? else { return Ok(Vec::new()) };
    Ok(vec![Glance { title: "Duties".into(), body: card(county, &it) }])
}

fn card(county: &CountyRef, it: &Digest) -> Markup {
    let first = |state: State| it.pressing.iter().find(|one| one.state == state);
    let to = |state: State| format!("/{}/duties/gaps?state={}#matrix", county.slug, state.name());
    let line = |tone: Tone, state: State, said: &str| {
        let many = it.of(state);
        html! {
            @if many > 0 {
                li {
                    a href=(to(state)) { (tag(tone, &format!("{many} {said}"))) }
                    @if let Some(one) = first(state) { " " (what(one)) }
                }
            }
        }
    };
    html! {
        @if it.of(State::Overdue) + it.of(State::CannotBeKnown) + it.of(State::Due) == 0 {
            p { "Nothing is overdue or due, and nothing is left unknown." }
        } @else {
            ul class="govuk-list" {
                (line(Tone::Late, State::Overdue, "overdue or missing"))
                (line(Tone::None, State::CannotBeKnown, "cannot be known"))
                (line(Tone::Soon, State::Due, "due"))
            }
        }
        p { a class="govuk-link" href=(format!("/{}/duties/gaps", county.slug)) { "See the gaps" } }
    }
}

fn what(one: &Pressing) -> Markup {
    html! {
        (one.title) ": " (names(one))
        @if let (Some(due), State::Overdue | State::Due) = (one.due, one.state) {
            @if one.state == State::Overdue { ", was due " } @else { ", due " } (day(due))
        }
    }
}
