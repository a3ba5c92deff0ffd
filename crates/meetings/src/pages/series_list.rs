//! `/{county}/series`: the runs of meetings of a county.

use super::parts::table;
use crate::Series;
use crate::store;
use board::{County, Group};
use govuk::Button;
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, day, empty, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/series", Guard::may::<View, Series>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (all, register, officer) = cx.read(|unit, actor| {
        let all = store::series::list(unit, &actor.visible::<Series>(), &county)?;
        let officer = actor.may::<Govern, County>(unit, &county)?;
        Ok((all, table(unit, actor, &county)?, officer))
    })?;
    let on = register.on(cx.today);
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Series of meetings" }
            @if officer { (Button::link("Begin a series", cx.at("series/new"))) }
        }
        p class="sm-lead" { "A series says how often a group meets. Its meetings are proposed up to a year ahead, and planned when the officer accepts them." }
        @if all.is_empty() {
            (empty("Each group that meets regularly has a series here.",
                html! { @if officer { p { a class="govuk-link" href=(cx.at("series/new")) { "Begin the first series" } } } }))
        } @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Series of meetings, by name" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        @for head in ["Series", "How often", "Until"] { th scope="col" class="govuk-table__header" { (head) } }
                    }
                }
                tbody class="govuk-table__body" {
                    @for it in &all {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" {
                                a class="govuk-link" href=(cx.at(&it.path())) { (it.of.title) }
                                @if let Some(group) = on.get::<Group>(&it.of.group) { @if group.name != it.of.title { small { (group.name) } } }
                            }
                            td class="govuk-table__cell" data-label="How often" { (it.of.cadence.said()) }
                            td class="govuk-table__cell sm-nowrap" data-label="Until" { (day(it.of.until)) }
                        }
                    }
                }
            }
        }
    };
    cx.page(Page::new("Series of meetings", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}
