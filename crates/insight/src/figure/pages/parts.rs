//! What pages of figures share: a figure drawn, with its table and what must be said beside it.

use crate::figure::blocks::columns;
use crate::figure::{Model, drawn};
use maud::{Markup, html};
use site::{Tone, tag};

/// The finding as a heading, the chart, the table, and the notes.
pub(crate) fn shown(model: &Model) -> Markup {
    let (head, rows) = columns(model);
    // The newest stands first on a page: it is what is looked for.
    let long = rows.len() > 12;
    html! {
        @if let Some(chart) = drawn::chart(model) { (chart.picture()) }
        @else { p class="sm-lead" { (model.title) } }
        @if let Some(standing) = &model.standing {
            p class="govuk-body" { "Among " (standing.among) ": " (standing.says) "." }
        }
        @if !model.signals.is_empty() {
            ul class="govuk-list govuk-list--bullet" { @for signal in &model.signals { li { (signal) } } }
        }
        @if long {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "See the numbers" } }
                div class="govuk-details__text" { (table(model, &head, &rows)) }
            }
        } @else { (table(model, &head, &rows)) }
        @for note in &model.notes {
            p class="govuk-body-s" {
                @if let Some((tone, word)) = mark(&note.kind) { (tag(tone, word)) " " }
                (note.says.trim_end_matches('.')) "."
            }
        }
        p class="govuk-body-s" { (model.method) ". " (model.source) "." }
    }
}

fn mark(kind: &str) -> Option<(Tone, &'static str)> {
    match kind {
        "dropped" => Some((Tone::Wait, "Left out")),
        "missing" => Some((Tone::Wait, "No data")),
        "hidden" => Some((Tone::None, "Hidden")),
        "break" => Some((Tone::Soon, "Break")),
        "unverified" => Some((Tone::Soon, "Not verified")),
        _ => None,
    }
}

fn table(model: &Model, head: &[String], rows: &[Vec<String>]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--s" { (model.label) ", " (model.unit) }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for name in head { th scope="col" class="govuk-table__header" { (name) } }
            } }
            tbody class="govuk-table__body" {
                @for row in rows.iter().rev() {
                    tr class="govuk-table__row" {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" class="govuk-table__header" { (cell) } }
                            @else { td class="govuk-table__cell sm-num" data-label=(head[at]) { (cell) } }
                        }
                    }
                }
            }
        }
    }
}
