//! `/{county}/insight/parts/{part}`: one file with its rows, what the publisher revised in it, and the rows themselves to download.

use super::parts::{count, crumbs, of_part, reasons, state};
use crate::load::{Difference, difference};
use crate::store::{DataBook, Part, read};
use crate::{Datasets, Load, book};
use kernel::clock::words::format;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, get, tag};
use std::collections::BTreeMap;

const PATH: &str = "/{county}/insight/parts/{part}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, DataBook>();
    vec![
        get(PATH, guard, show),
        get("/{county}/insight/parts/{part}/rejects", Guard::may::<Load, DataBook>(), rejects),
        get("/{county}/insight/parts/{part}/rows", guard, rows),
    ]
}

fn of(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Part> {
    let county = &cx.county()?.slug;
    read::part(unit, &actor.visible::<DataBook>(), county, cx.param("part")?)?.ok_or(Fault::Absent)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let datasets = Datasets::of(cx.kernel())?;
    let (part, snapshots, changed, load) = cx.read(|unit, actor| {
        let part = of(cx, unit, actor)?;
        let permit = actor.permit::<View, DataBook>(unit, &part.book)?;
        let snapshots = read::snapshots(unit, &permit, &county, &part)?;
        let changed = match part.replaces.as_str() {
            "" => None,
            before => {
                let before = read::cubes(unit, &permit, before, "")?;
                Some(difference(&before, &read::cubes(unit, &permit, &part.id, "")?))
            }
        };
        let load = actor.may::<Load, DataBook>(unit, &part.book)?;
        Ok((part, snapshots, changed, load))
    })?;
    let dataset = datasets.get(&part.dataset);
    let title = dataset.map_or_else(|| part.dataset.clone(), |it| it.meta.title.clone());
    let at = |below: &str| cx.at(&format!("insight/parts/{}{below}", part.id));
    let newest = snapshots.last().filter(|last| last.id != part.id);
    let rows_shown = !part.kept.is_empty() && (load || dataset.is_some_and(|it| it.public()));
    let body = html! {
        h1 class="govuk-heading-xl" { (of_part(&part)) span class="govuk-caption-l" { (title) } }
        p { (state(&part)) @if newest.is_some() { " " (tag(Tone::None, "Replaced")) } }
        @if let Some(newest) = newest {
            p { "A later file counts in its place: " a class="govuk-link" href=(cx.at(&format!("insight/parts/{}", newest.id))) { "the one of " (format(civil(newest.taken_at))) } "." }
        }
        (accounting(cx, &part))
        @if rows_shown || (load && !part.rejects.is_empty()) {
            ul class="govuk-list" {
                @if rows_shown { li { a class="govuk-link" href=(at("/rows")) download { "The rows that were taken, as Parquet" } } }
                @if load && !part.rejects.is_empty() { li { a class="govuk-link" href=(at("/rejects")) download { "The rows that were rejected, with reasons, as CSV" } } }
            }
        }
        @if let Some(changed) = &changed { (revised(changed)) }
        @if snapshots.len() > 1 { (earlier(cx, &part, &snapshots)) }
    };
    let page = Page::new(format!("{}, {title}", of_part(&part)), "Insight", body);
    cx.page(crumbs(cx, page).crumb(title, cx.at(&format!("insight/data/{}", part.dataset))))
}

fn accounting(cx: &Cx<'_>, part: &Part) -> Markup {
    let rejected: u64 = part.rejected.values().sum();
    let row = |key: &str, value: Markup| {
        html! {
            div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { (key) } dd class="govuk-summary-list__value" { (value) } }
        }
    };
    html! {
        dl class="govuk-summary-list" {
            (row("Rows", html! { (count(part.rows)) " in the file = " (count(part.accepted)) " taken + " (count(rejected)) " rejected" }))
            (row("Rejected", reasons(&part.rejected)))
            (row("Taken with a flag", reasons(&part.flagged)))
            @if part.only_2011 + part.only_2021 > 0 {
                (row("Census base", html! { (count(part.only_2011)) " rows with codes of 2011 alone, " (count(part.only_2021)) " with codes of 2021 alone" }))
            }
            (row("Taken", html! { (format(civil(part.taken_at))) ", " a class="govuk-link" href=(cx.at(&format!("insight/loads/{}", part.load))) { "with this load" } }))
            (row("File", html! { (count(part.bytes)) " bytes, SHA-256 " code class="sm-hash" { (part.sha256) } }))
        }
    }
}

fn revised(changed: &BTreeMap<String, Difference>) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "What was revised" }
        @if changed.is_empty() { p { "Nothing that is counted: the file differs in other columns or in the order of its rows." } }
        @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-visually-hidden" { "Counts in the file before and in this one" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Category" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Before" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Now" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Areas that differ" }
                } }
                tbody class="govuk-table__body" {
                    @for (category, it) in changed {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (category) }
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label="Before" { (count(it.before)) }
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label="Now" { (count(it.after)) }
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label="Areas that differ" { (count(it.areas as u64)) }
                        }
                    }
                }
            }
        }
    }
}

fn earlier(cx: &Cx<'_>, part: &Part, snapshots: &[Part]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Every file of it that was taken" }
        ul class="govuk-list" {
            @for it in snapshots.iter().rev() {
                li {
                    @if it.id == part.id { strong { (format(civil(it.taken_at))) ", this one" } }
                    @else { a class="govuk-link" href=(cx.at(&format!("insight/parts/{}", it.id))) { (format(civil(it.taken_at))) } }
                    ", " (count(it.accepted)) " rows"
                }
            }
        }
    }
}

/// The rows that were rejected: their words are what somebody sent, so only who brings in data reads them.
fn rejects(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let part = cx.read(|unit, actor| {
        let part = of(cx, unit, actor)?;
        actor.permit::<Load, DataBook>(unit, &part.book)?;
        Ok(part)
    })?;
    let bytes = cx.kernel().files().read(&part.rejects)?;
    Ok(Reply::Foreign {
        media: "text/csv; charset=utf-8".into(),
        name: format!("{}-rejects.csv", named(&part)),
        bytes,
        shown: false,
    })
}

/// The rows that were taken. Of open data anybody has them; of what partners hand in, who brings in data.
fn rows(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let datasets = Datasets::of(cx.kernel())?;
    let part = cx.read(|unit, actor| {
        let part = of(cx, unit, actor)?;
        if !datasets.get(&part.dataset).is_some_and(|it| it.public()) {
            actor.permit::<Load, DataBook>(unit, &book(&county, &part.dataset))?;
        }
        Ok(part)
    })?;
    let bytes = cx.kernel().files().read(&part.kept)?;
    let media = "application/vnd.apache.parquet".into();
    Ok(Reply::Foreign { media, name: format!("{}.parquet", named(&part)), bytes, shown: false })
}

fn named(part: &Part) -> String {
    let month = if part.month >= 0 { format!("{}-", crate::Month(part.month)) } else { String::new() };
    let source = if part.source.is_empty() { String::new() } else { format!("{}-", part.source) };
    format!("{month}{source}{}", part.dataset)
}
