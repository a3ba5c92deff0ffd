//! The matrix of duty by body: both heads stay in view, it prints on a wide sheet, and on a phone each duty is a card with its bodies.

use super::desk::Desk;
use super::parts::{due_said, obligation_tag, place};
use crate::engine::Obligation;
use crate::gap::{Cell, Matrix, Row, matrix};
use maud::{Markup, html};

/// The matrix of these obligations, the worst first.
pub(super) fn table(desk: &Desk, owed: &[Obligation]) -> Markup {
    let it = matrix(owed);
    html! {
        div class="sm-matrix" tabindex="0" role="region" aria-label="Duties by body" {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" {
                    "Duties by body, the worst first. Each cell says how the body stands and leads to why. An empty cell: the duty is not this body’s."
                }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Duty" }
                        @for body in &it.bodies { th scope="col" class="govuk-table__header" { (body.name) } }
                    }
                }
                tbody class="govuk-table__body" { @for row in &it.rows { (line(desk, owed, &it, row)) } }
            }
        }
    }
}

fn line(desk: &Desk, owed: &[Obligation], it: &Matrix, row: &Row) -> Markup {
    let citation = desk.version(&row.duty).and_then(|duty| duty.meta.citations.first());
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(desk.at(&format!("duties/{}", row.duty))) { (row.title) }
                @if let Some(citation) = citation { small { (citation) } }
            }
            @for (body, cell) in it.bodies.iter().zip(&row.cells) {
                @if let Some(cell) = cell { td class="govuk-table__cell" data-label=(body.name) { (inside(desk, owed, cell)) } }
                @else { td class="govuk-table__cell sm-cards__skip" {} }
            }
        }
    }
}

fn inside(desk: &Desk, owed: &[Obligation], cell: &Cell) -> Markup {
    let Some(one) = cell.at.first().and_then(|at| owed.get(*at)) else { return html! {} };
    let same =
        cell.at.iter().filter(|at| owed.get(**at).is_some_and(|other| other.state == one.state)).count();
    let place = place(one);
    let to = if cell.at.len() > 1 { place.split('#').next().unwrap_or(&place) } else { &place };
    html! {
        a href=(desk.at(to)) {
            (obligation_tag(one))
            @if same > 1 { " " span { "×" (same) } }
            span class="govuk-visually-hidden" { ": " (one.title) ", " (one.body_name) }
        }
        @if let Some(due) = due_said(one) { small { (due) } }
    }
}
