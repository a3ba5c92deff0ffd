//! `/{county}/insight/data/{dataset}`: what a dataset is, what misleads in it, and what of it is loaded.

use super::grid;
use super::parts::{count, crumbs, of_part, state};
use crate::dataset::{Audience, Base, Dataset, Datasets, Period, Sort};
use crate::store::{DataBook, Part, read};
use crate::{Counts, Load, book};
use govuk::InsetText;
use kernel::clock::Confidence;
use kernel::clock::words::format;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/data/{dataset}", Guard::may::<View, DataBook>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.slug.clone(), cx.param("dataset")?.to_string());
    let datasets = Datasets::of(cx.kernel())?;
    let dataset = datasets.get(&id).ok_or(Fault::Absent)?;
    let (parts, counts, load) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, DataBook>(unit, &book(&county, &id))?;
        let parts = read::current(unit, &permit, &county, &id)?;
        let counts = match dataset.sort() {
            Sort::Counts => Counts::of(unit, &permit)?,
            _ => Arc::default(),
        };
        Ok((parts, counts, actor.may::<Load, DataBook>(unit, &book(&county, &id))?))
    })?;
    let body = html! {
        h1 class="govuk-heading-xl" { (dataset.meta.title) }
        p class="sm-lead" { (dataset.dataset.about) }
        (facts(dataset))
        @if load { p { a class="govuk-button" href=(cx.at(&format!("insight/data/{id}/load"))) { "Hand in a file" } } }
        @if parts.is_empty() {
            (empty("Nothing of it has been loaded yet. Its files, how many rows each has and which months are missing will stand here.", html! {}))
        } @else { (loaded(cx, dataset, &parts, &counts)) }
        @if !dataset.dataset.traps.is_empty() {
            h2 class="govuk-heading-m" { "What misleads whoever does not know it" }
            ul class="govuk-list govuk-list--bullet sm-prose" { @for trap in &dataset.dataset.traps { li { (trap) } } }
        }
        @if !dataset.dataset.comparability.is_empty() {
            h2 class="govuk-heading-m" { "What cannot be compared" }
            dl class="govuk-summary-list" {
                @for it in &dataset.dataset.comparability {
                    div class="govuk-summary-list__row" {
                        dt class="govuk-summary-list__key" { "From " (it.from) }
                        dd class="govuk-summary-list__value" { (it.says) }
                    }
                }
            }
        }
        h2 class="govuk-heading-m" { "On what authority" }
        ul class="govuk-list govuk-list--bullet" { @for it in &dataset.meta.citations { li { (it) } } }
    };
    cx.page(crumbs(cx, Page::new(dataset.meta.title.clone(), "Insight", body)))
}

fn facts(it: &Dataset) -> Markup {
    let about = &it.dataset;
    let row = |key: &str, value: Markup| {
        html! {
            div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { (key) } dd class="govuk-summary-list__value" { (value) } }
        }
    };
    let period = match about.period {
        Period::Month => "Each month",
        Period::Quarter => "Each quarter",
        Period::Year => "Each year",
        Period::FinancialYear => "Each financial year, April to March",
        Period::Once => "Once, until it is published anew",
    };
    let base = match about.vintage {
        Base::AsPublished => {
            "As each file has it: codes of 2011 and of 2021 are told apart and never mixed unsaid"
        }
        Base::Y2011 => "Small areas of 2011",
        Base::Y2021 => "Small areas of 2021",
        Base::None => "No small areas",
    };
    let small = match (about.disclosure.primary, about.disclosure.round) {
        (0, _) => "Open data: its publisher has protected it".to_string(),
        (primary, 0 | 1) => format!("Counts below {primary} are not shown to the public"),
        (primary, round) => {
            format!("Counts below {primary} are not shown to the public, others rounded to {round}")
        }
    };
    html! {
        @if it.meta.confidence == Confidence::Unverified {
            (InsetText::new("What stands here of its columns is not verified: check the first file that you load against it."))
        }
        dl class="govuk-summary-list" {
            (row("Publisher", html! { (about.publisher) @if let Some(link) = &about.link { ", " a class="govuk-link" href=(link) { "its own page" } } }))
            (row("Licence", html! { (about.licence) }))
            (row("Counts", html! { (period) }))
            (row("Areas", html! { (about.geography) ". " (base) "." }))
            (row("Small numbers", html! { (small) "." }))
            (row("Read by", html! { @match about.disclosure.audience { Audience::Public => "Anybody", Audience::Partners => "The people of the county" } }))
            @if !about.apart.is_empty() { (row("Never added to the rest", html! { (about.apart.join(", ")) })) }
            (row("Columns", html! { (it.shape.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")) }))
        }
    }
}

fn loaded(cx: &Cx<'_>, dataset: &Dataset, parts: &[Part], counts: &Counts) -> Markup {
    let years = grid::years(parts);
    let asked = cx.query.get("year").and_then(|year| year.parse().ok()).filter(|year| years.contains(year));
    html! {
        h2 class="govuk-heading-m" { "What is loaded" }
        @match (dataset.sort(), asked.or(years.last().copied())) {
            (Sort::Counts, Some(year)) => { (grid::draw(cx, dataset.id(), parts, counts, year)) }
            _ => { (list(cx, parts)) }
        }
    }
}

fn list(cx: &Cx<'_>, parts: &[Part]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { "Files that count" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                th scope="col" class="govuk-table__header" { "File" }
                th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Rows" }
                th scope="col" class="govuk-table__header" { "State" }
                th scope="col" class="govuk-table__header" { "Taken" }
            } }
            tbody class="govuk-table__body" {
                @for part in parts {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&format!("insight/parts/{}", part.id))) { (of_part(part)) } }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="Rows" { (count(part.rows)) }
                        td class="govuk-table__cell" data-label="State" { (state(part)) @if !part.replaces.is_empty() { " " (tag(Tone::None, "Revised")) } }
                        td class="govuk-table__cell" data-label="Taken" { (format(civil(part.taken_at))) }
                    }
                }
            }
        }
    }
}
