//! `/{county}/insight/figures/{figure}`: one figure, and the way from its number to the parts, to the loads, to the rows.

use super::parts::shown;
use crate::Datasets;
use crate::figure::store::{self, Figure, Kept, Version, id_of};
use crate::figure::{PartUse, Period};
use crate::indicator::Indicators;
use govuk::Button;
use jiff::Timestamp;
use kernel::clock::words::format;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};
use std::collections::BTreeMap;

const PATH: &str = "/{county}/insight/figures/{figure}";

pub(super) fn routes() -> Vec<Route> {
    vec![get(PATH, Guard::may::<View, Figure>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (slug, reference) = (cx.county()?.slug.clone(), cx.param("figure")?.to_string());
    let number = cx.query.get("version").and_then(|n| n.parse::<i64>().ok());
    let (kept, version, versions) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, Figure>(unit, &id_of(&slug, &reference))?;
        let kept = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        let version = store::version(unit, &permit, permit.id(), number)?.ok_or(Fault::Absent)?;
        Ok((kept, version, store::versions(unit, &permit, permit.id())?))
    })?;
    if number.is_some_and(|number| number != version.number) {
        return Err(Fault::Absent);
    }
    let datasets = Datasets::of(cx.kernel())?;
    let indicators = Indicators::of(cx.kernel())?;
    let definition = indicators.one(&kept.ask.indicator).map(|it| it.hash());
    let body = html! {
        span class="govuk-caption-l" { (kept.reference()) ", version " (version.number)
            @if version.number != kept.version { " of " (kept.version) } ", " (format(kernel::time::civil(version.at))) }
        h1 class="govuk-heading-l" { (version.model.title) }
        @if version.number != kept.version {
            p class="govuk-body" { "This version has been followed by another. " a class="govuk-link" href=(cx.at(&kept.path())) { "See the newest" } }
        }
        (shown(&version.model))
        div class="govuk-button-group" {
            (Button::link("Download as CSV", cx.at(&format!("{}/csv?version={}", kept.path(), version.number))).secondary())
            a class="govuk-link" href=(cx.at(&format!("insight/indicators/{}", kept.ask.indicator))) { "How it is defined" }
        }
        h2 class="govuk-heading-m" { "In a paper" }
        p class="govuk-body" { "Write " code { "{{figure " (kept.reference()) "}}" } " on a line of its own. Add " code { "show=chart" } ", "
            code { "show=table" } " or " code { "show=value" } " for a part of it. A draft follows the newest version; an issued paper keeps its own." }
        (provenance(cx, &version, &datasets))
        (history(cx, &kept, &versions))
        (plan(&kept, &version, definition.as_deref()))
    };
    let page = Page::new(format!("{}: {}", kept.reference(), version.model.label), "Insight", body);
    cx.page(page.crumb("Insight", cx.at("insight")).crumb("Figures", cx.at("insight/figures")))
}

/// The parts that were counted, by dataset and load: each load leads to its files.
fn provenance(cx: &Cx<'_>, version: &Version, datasets: &Datasets) -> Markup {
    let mut by: BTreeMap<(&str, &str), Vec<&PartUse>> = BTreeMap::new();
    for part in &version.parts {
        by.entry((&part.dataset, &part.load)).or_default().push(part);
    }
    html! {
        h2 class="govuk-heading-m" { "Where the number comes from" }
        p class="govuk-body" { "Counted from " (version.parts.len()) @if version.parts.len() == 1 { " file." } @else { " files." }
            " Each load keeps the rows that were taken and those that were not, with the reason." }
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--s" { "Loads and their files" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for name in ["Dataset", "Months", "Files", "Rows", "Load"] { th scope="col" class="govuk-table__header" { (name) } }
            } }
            tbody class="govuk-table__body" {
                @for ((dataset, load), parts) in &by {
                    @let title = datasets.get(dataset).map_or(*dataset, |it| it.meta.title.as_str());
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&format!("insight/data/{dataset}"))) { (title) }
                        }
                        td class="govuk-table__cell" data-label="Months" { (months(parts)) }
                        td class="govuk-table__cell sm-num" data-label="Files" { (parts.len()) }
                        td class="govuk-table__cell sm-num" data-label="Rows" { (crate::figure::number(rows(parts), 0)) }
                        td class="govuk-table__cell" data-label="Load" {
                            a class="govuk-link" href=(cx.at(&format!("insight/loads/{load}"))) {
                                "The files" span class="govuk-visually-hidden" { " of " (title) ", " (months(parts)) }
                            }
                        }
                    }
                }
            }
        }
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Every file by its hash" } }
            div class="govuk-details__text" {
                ul class="govuk-list" {
                    @for part in &version.parts {
                        li { (part.dataset) " " (part.source) " " (Period { from: part.from, to: part.to.max(part.from) }.words()) ": " code { (part.sha256) } }
                    }
                }
            }
        }
    }
}

fn months(parts: &[&PartUse]) -> String {
    let from = parts.iter().map(|part| part.from).filter(|month| *month > 0).min();
    let to = parts.iter().map(|part| part.to).max();
    from.zip(to).map_or_else(|| "–".into(), |(from, to)| Period { from, to: to.max(from) }.words())
}

#[expect(clippy::cast_precision_loss, reason = "no count of rows comes near 2^53")]
fn rows(parts: &[&PartUse]) -> f64 {
    parts.iter().map(|part| part.rows).sum::<u64>() as f64
}

fn history(cx: &Cx<'_>, kept: &Kept, versions: &[(i64, Timestamp, Vec<String>)]) -> Markup {
    html! {
        @if versions.len() > 1 {
            h2 class="govuk-heading-m" { "Versions" }
            ol class="govuk-list" reversed {
                @for (number, at, differs) in versions {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("{}?version={number}", kept.path()))) { "Version " (number) }
                        ", " (format(kernel::time::civil(*at)))
                        @if !differs.is_empty() {
                            details class="govuk-details" {
                                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What differs" } }
                                div class="govuk-details__text" { ul class="govuk-list" { @for it in differs { li { (it) } } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn plan(kept: &Kept, version: &Version, definition: Option<&str>) -> Markup {
    html! {
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Make it again" } }
            div class="govuk-details__text" {
                dl class="govuk-summary-list" {
                    @for (name, value) in [
                        ("Asked for", kept.ask.words()),
                        ("Plan", version.plan.words()),
                        ("Made by", version.engine.clone()),
                        ("What it says, by hash", version.print.clone()),
                        ("Definition, by hash", version.definition.clone()),
                    ] {
                        div class="govuk-summary-list__row" {
                            dt class="govuk-summary-list__key" { (name) }
                            dd class="govuk-summary-list__value" { (value) }
                        }
                    }
                    @for data in &version.rests_on {
                        div class="govuk-summary-list__row" {
                            dt class="govuk-summary-list__key" { (data.dataset) }
                            dd class="govuk-summary-list__value" { (data.parts) " parts, " (data.hash) }
                        }
                    }
                }
                @if definition.is_some_and(|now| now != version.definition) {
                    p class="govuk-body" { "The indicator is defined otherwise now." }
                }
                p class="govuk-body" { "Whoever runs the machine makes it again with " code { "shiremoot figure explain " (kept.id) } "." }
            }
        }
    }
}
