//! `/{county}/insight/data`: every dataset that can be loaded, whether it is, and the latest loads.

use super::parts::{count, many};
use crate::dataset::{Dataset, Datasets, Sort};
use crate::store::{DataBook, LoadRow, read};
use kernel::Outcome;
use kernel::clock::words::format;
use kernel::time::civil;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, get, tag};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/data", Guard::may::<View, DataBook>(), show)]
}

const SORTS: [(Sort, &str, &str); 4] = [
    (Sort::Counts, "What is counted", "Rows by area, month and category."),
    (Sort::Measures, "What it is held against", "Populations, households, deprivation, official counts."),
    (
        Sort::Lookup,
        "Which area lies in which",
        "Districts, partnerships and counties are made of small areas by these, never by a force’s name.",
    ),
    (Sort::Boundaries, "Maps", "Outlines of areas."),
];

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let datasets = Datasets::of(cx.kernel())?;
    let (files, loads) = cx.read(|unit, actor| {
        let visible = actor.visible::<DataBook>();
        let files = read::files(unit, &visible, &county)?;
        Ok((files, read::loads(unit, &visible, &county, 10)?))
    })?;
    // A dataset of partners of which the reader may not know whether anything is there is described all the same: so is the rulebook.
    let body = html! {
        h1 class="govuk-heading-xl" { "Data" }
        p class="sm-lead" { "Where figures come from: each dataset with its publisher, what it can and cannot say, and the files that were loaded." }
        @for (sort, title, says) in SORTS { (table(cx, title, says, &datasets.sorts(sort).collect::<Vec<_>>(), &files)) }
        (latest(cx, &loads, &datasets))
    };
    cx.page(Page::new("Data", "Insight", body).crumb("Insight", cx.at("insight")))
}

fn table(cx: &Cx<'_>, title: &str, says: &str, all: &[&Dataset], files: &BTreeMap<String, usize>) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 class="govuk-heading-m" { (title) }
            p { (says) }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-visually-hidden" { (title) }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Dataset" }
                    th scope="col" class="govuk-table__header" { "Publisher" }
                    th scope="col" class="govuk-table__header" { "Loaded" }
                } }
                tbody class="govuk-table__body" {
                    @for it in all {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&format!("insight/data/{}", it.id()))) { (it.meta.title) } }
                            td class="govuk-table__cell" data-label="Publisher" { (it.dataset.publisher) }
                            td class="govuk-table__cell" data-label="Loaded" {
                                @match files.get(it.id()) { Some(n) => { (tag(Tone::Done, &many(*n, "file", "files"))) } None => { (tag(Tone::None, "Not loaded")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn latest(cx: &Cx<'_>, loads: &[LoadRow], datasets: &Datasets) -> Markup {
    let families: BTreeSet<&str> = datasets.all().filter_map(|it| it.dataset.family.as_deref()).collect();
    let named = |what: &str| match datasets.get(what) {
        Some(it) => it.meta.title.clone(),
        None if families.contains(what) => what.replace('-', " "),
        None => what.to_string(),
    };
    html! {
        @if !loads.is_empty() {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-table__caption--m" { "Latest loads" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "What" }
                    th scope="col" class="govuk-table__header" { "When" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Taken" }
                    th scope="col" class="govuk-table__header" { "State" }
                } }
                tbody class="govuk-table__body" {
                    @for it in loads {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&format!("insight/loads/{}", it.id))) { (named(&it.what)) } }
                            td class="govuk-table__cell" data-label="When" { (format(civil(it.begun_at))) }
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label="Taken" { (count(it.parts)) }
                            td class="govuk-table__cell" data-label="State" { (ended(it)) }
                        }
                    }
                }
            }
        }
    }
}

/// How a load came out.
pub(super) fn ended(it: &LoadRow) -> Markup {
    match (it.ended_at, it.refused) {
        (None, _) => tag(Tone::Wait, "Cut off: load it again to go on"),
        (Some(_), 0) => tag(Tone::Done, "Complete"),
        (Some(_), n) => tag(Tone::Soon, &format!("{} refused", count(n))),
    }
}
