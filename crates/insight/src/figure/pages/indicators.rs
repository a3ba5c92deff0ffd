//! `/{county}/insight/indicators`: every indicator by theme, with what it measures.

use crate::Datasets;
use crate::figure::county;
use crate::indicator::{Indicator, Indicators};
use board::County;
use kernel::Outcome;
use kernel::rulebook::Confidence;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/indicators", Guard::may::<View, County>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    cx.read(|unit, actor| actor.permit::<View, County>(unit, &slug).map(drop))?;
    let (all, datasets) = (Indicators::of(cx.kernel())?, Datasets::of(cx.kernel())?);
    let body = html! {
        h1 class="govuk-heading-xl" { "Indicators" }
        p class="sm-lead" { "What is measured, by which method, and what to beware of. Each is a file of the rulebook." }
        @if all.all().is_empty() {
            (empty("The rulebook has no indicators yet. Each is a file in rulebook/indicators.", html! {}))
        }
        @for theme in all.themes() {
            (table(cx, theme, &all.all().iter().filter(|it| it.indicator.theme == theme).collect::<Vec<_>>(), &datasets))
        }
    };
    cx.page(Page::new("Indicators", "Insight", body).crumb("Insight", cx.at("insight")))
}

fn table(cx: &Cx<'_>, theme: &str, all: &[&Indicator], datasets: &Datasets) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { (theme) }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for name in ["Indicator", "What it measures", "Unit", "From"] { th scope="col" class="govuk-table__header" { (name) } }
            } }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&format!("insight/indicators/{}", it.id()))) { (it.title()) }
                        }
                        td class="govuk-table__cell" data-label="What it measures" {
                            span { (it.indicator.definition)
                                @if it.meta.confidence == Confidence::Unverified { " " (tag(Tone::Soon, "Not verified")) }
                                @if !county::open(datasets, it) { " " (tag(Tone::None, "Partners’ data")) } }
                        }
                        td class="govuk-table__cell" data-label="Unit" { (it.unit()) }
                        td class="govuk-table__cell" data-label="From" {
                            @let id = &it.indicator.numerator.dataset;
                            (datasets.get(id).map_or(id.as_str(), |it| it.meta.title.as_str()))
                        }
                    }
                }
            }
        }
    }
}
