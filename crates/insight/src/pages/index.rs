//! `/{county}/insight`: where data stand, what is loaded and how complete it is.

use super::parts::{count, many};
use crate::dataset::{Datasets, Period, Sort};
use crate::store::{DataBook, read};
use crate::{Areas, Counts, Month, book};
use kernel::clock::words::format;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight", Guard::may::<View, DataBook>(), show)]
}

/// How a dataset that is counted stands.
struct Stands {
    id: String,
    title: String,
    files: usize,
    span: Option<(Month, Month)>,
    holes: usize,
    missing: usize,
    period: Period,
    taken: jiff::civil::Date,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (stands, areas) = cx.read(|unit, actor| stands(unit, actor, &county))?;
    let may_load = cx.actor.holds("analyst", &county) || cx.actor.holds("officer", &county);
    let body = html! {
        h1 class="govuk-heading-xl" { "Insight" }
        p class="sm-lead" { "Figures that lead to their source: what was recorded, where, by whom, and what cannot be said." }
        @if !stands.is_empty() {
            p { a class="govuk-link" href=(cx.at("insight/changed")) { "What really changed in the latest month" } }
            p { a class="govuk-link" href=(cx.at("insight/explore")) { "Explore an indicator: chart, map, numbers" } }
        }
        @if stands.is_empty() {
            (empty("Nothing has been loaded yet. What is counted here will be: crime and anti-social behaviour by place and month, with populations, deprivation and what partners hand in.", html! {
                @if may_load { p { a class="govuk-link" href=(cx.at("insight/data")) { "Choose a dataset and hand in its first file" } } }
            }))
        } @else { (loaded(cx, &stands)) }
        @if areas == 0 && !stands.is_empty() {
            p { (tag(Tone::Soon, "No areas yet")) " Rows can be counted by district, partnership and county once the lookups of areas are loaded." }
        }
        p { a class="govuk-link" href=(cx.at("insight/data")) { "All datasets, with what each can and cannot say" } }
    };
    cx.page(Page::new("Insight", "Insight", body))
}

fn stands(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<(Vec<Stands>, usize)> {
    let datasets = Datasets::of(unit.kernel())?;
    let mut out = Vec::new();
    let mut areas = 0;
    let seen = read::books(unit, &actor.visible::<DataBook>(), county)?;
    for dataset in datasets.all().filter(|it| seen.contains(&it.meta.id)) {
        let permit = actor.permit::<View, DataBook>(unit, &book(county, dataset.id()))?;
        if dataset.sort() == Sort::Lookup {
            areas = Areas::of_county(unit, &permit, county)?.all().count();
            continue;
        }
        if dataset.sort() != Sort::Counts {
            continue;
        }
        let parts = read::current(unit, &permit, county, dataset.id())?;
        let Some(last) = parts.iter().map(|part| part.taken_at).max() else { continue };
        let counts = Counts::of(unit, &permit)?;
        let span = counts.span();
        let months = span.map_or(0, |(from, to)| from.to(to).count());
        // So many should be there from the first to the last.
        let due =
            dataset.dataset.period.months().map_or(0, |step| months.saturating_sub(1) / step + months.min(1));
        out.push(Stands {
            id: dataset.id().into(),
            title: dataset.meta.title.clone(),
            files: parts.len(),
            span,
            holes: counts.parts().iter().filter(|part| counts.is_hole(part)).count(),
            missing: due.saturating_sub(counts.months().count()),
            period: dataset.dataset.period,
            taken: civil(last),
        });
    }
    Ok((out, areas))
}

fn loaded(cx: &Cx<'_>, all: &[Stands]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "What is loaded" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                th scope="col" class="govuk-table__header" { "Dataset" }
                th scope="col" class="govuk-table__header" { "Months" }
                th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Files" }
                th scope="col" class="govuk-table__header" { "Complete" }
                th scope="col" class="govuk-table__header" { "Last loaded" }
            } }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&format!("insight/data/{}", it.id))) { (it.title) } }
                        td class="govuk-table__cell" data-label="Months" { @if let Some((from, to)) = it.span { (from.words()) @if from != to { " to " (to.words()) } } @else { "–" } }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="Files" { (count(it.files as u64)) }
                        td class="govuk-table__cell" data-label="Complete" { (complete(it)) }
                        td class="govuk-table__cell" data-label="Last loaded" { (format(it.taken)) }
                    }
                }
            }
        }
    }
}

fn complete(it: &Stands) -> Markup {
    match (it.missing, it.holes) {
        (0, 0) => tag(Tone::Ok, "No gap between"),
        (0, holes) => tag(Tone::Soon, &many(holes, "file far below usual", "files far below usual")),
        (missing, _) => {
            let (one, more) = it.period.words();
            tag(
                Tone::Soon,
                &many(missing, &format!("{one} missing between"), &format!("{more} missing between")),
            )
        }
    }
}
