//! `/{county}/insight/loads/{load}`: every file of a load, with every one of its rows accounted for.

use super::data::ended;
use super::parts::{count, crumbs, many, of_part, reasons, state};
use crate::Datasets;
use crate::store::{DataBook, LoadRow, Part, Refused, read};
use kernel::clock::words::format;
use kernel::time::civil;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/insight/loads/{load}", Guard::may::<View, DataBook>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.slug.clone(), cx.param("load")?.to_string());
    let datasets = Datasets::of(cx.kernel())?;
    let (load, parts, refused) = cx.read(|unit, actor| {
        let visible = actor.visible::<DataBook>();
        let load = read::load(unit, &visible, &county, &id)?.ok_or(Fault::Absent)?;
        // What of the load belongs to a dataset that the reader may not see is not counted either.
        let parts = read::parts_of_load(unit, &visible, &id)?;
        Ok((load, parts, read::refused(unit, &visible, &id)?))
    })?;
    let title =
        datasets.get(&load.what).map_or_else(|| load.what.replace('-', " "), |it| it.meta.title.clone());
    let body = html! {
        h1 class="govuk-heading-xl" { "Load of " (format(civil(load.begun_at))) span class="govuk-caption-l" { (title) } }
        p { (ended(&load)) }
        (sums(&load, &parts, &refused))
        @if !parts.is_empty() { (table(cx, &parts)) }
        @if !refused.is_empty() { (not_taken(&refused)) }
    };
    let name = format!("Load of {}, {title}", format(civil(load.begun_at)));
    cx.page(crumbs(cx, Page::new(name, "Insight", body)))
}

fn sums(load: &LoadRow, parts: &[Part], refused: &[Refused]) -> Markup {
    let sum = |of: fn(&Part) -> u64| parts.iter().map(of).sum::<u64>();
    let rejected = sum(|it| it.rejected.values().sum());
    let known = usize::try_from(load.known).unwrap_or_default();
    html! {
        dl class="govuk-summary-list" {
            div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { "Files" } dd class="govuk-summary-list__value" {
                (many(parts.len(), "file taken", "files taken"))
                @if known > 0 { "; " (many(known, "file was kept already", "files were kept already")) }
                @if !refused.is_empty() { "; " (many(refused.len(), "file refused", "files refused")) }
                @if load.others > 0 { "; " (count(load.others.unsigned_abs())) " of other names left alone" } } }
            div class="govuk-summary-list__row" { dt class="govuk-summary-list__key" { "Rows" } dd class="govuk-summary-list__value" {
                (count(sum(|it| it.rows))) " read = " (count(sum(|it| it.accepted))) " taken + " (count(rejected)) " rejected" } }
        }
    }
}

fn table(cx: &Cx<'_>, parts: &[Part]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Each file, each row" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                th scope="col" class="govuk-table__header" { "File" }
                th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Rows" }
                th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Taken" }
                th scope="col" class="govuk-table__header" { "Rejected" }
                th scope="col" class="govuk-table__header" { "Taken with a flag" }
                th scope="col" class="govuk-table__header" { "State" }
            } }
            tbody class="govuk-table__body" {
                @for part in parts {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&format!("insight/parts/{}", part.id))) { (of_part(part)) }
                            " " span class="govuk-caption-m" { (part.dataset) }
                        }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="Rows" { (count(part.rows)) }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="Taken" { (count(part.accepted)) }
                        td class="govuk-table__cell" data-label="Rejected" { (reasons(&part.rejected)) }
                        td class="govuk-table__cell" data-label="Taken with a flag" { (reasons(&part.flagged)) }
                        td class="govuk-table__cell" data-label="State" { (state(part)) @if !part.replaces.is_empty() { " " (tag(Tone::Soon, "In place of an earlier file")) } }
                    }
                }
            }
        }
    }
}

fn not_taken(refused: &[Refused]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Refused" }
        p { "Nothing of these files is kept but what stands here." }
        @for it in refused {
            section class="sm-refused" {
                h3 class="govuk-heading-s" { (it.name) " " (tag(Tone::Late, "Refused")) }
                p { (it.says) "." }
                @if !it.findings.is_empty() {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Where in the file" } }
                        div class="govuk-details__text" { ul class="govuk-list" {
                            @for found in it.findings.iter().take(200) { li { "Line " (found.line) ", column " (found.column) ": " (found.reason.says()) } }
                            @if it.findings.len() > 200 { li { "and " (it.findings.len() - 200) " more" } }
                        } }
                    }
                }
                p class="govuk-hint" { (count(it.bytes)) " bytes" @if !it.sha256.is_empty() { ", SHA-256 " code class="sm-hash" { (it.sha256) } } }
            }
        }
    }
}
