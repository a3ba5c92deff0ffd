//! The matrix of duty by body: both heads stay in view, it prints on a wide sheet, and on a phone each duty is a card with its bodies.

use super::desk::Desk;
use super::parts::{obligation_tag, place};
use crate::engine::{Obligation, State};
use crate::gap::{Cell, Column, Matrix, Row};
use board::{Group, Organisation, Snapshot};
use maud::{Markup, html};
use site::day;
use std::collections::BTreeMap;
use std::ops::Range;

/// What stands at a place of the matrix.
pub(super) type Owed<'a> = &'a dyn Fn(usize) -> Option<&'a Obligation>;

/// So many bodies stand beside each other.
const MOST: usize = 40;
/// Where there are more, so many stand on each page.
const COLUMNS: usize = 24;

/// A matrix of these obligations, the worst first, from one of its bodies on.
pub(super) fn table(desk: &Desk, names: &Names, it: &Matrix, owed: Owed<'_>, from: usize) -> Markup {
    let all = it.bodies.len();
    let columns = if all > MOST { COLUMNS } else { MOST };
    let from = from.min(all.saturating_sub(1)) / columns * columns;
    let shown = from..all.min(from + columns);
    let rows = it.rows.iter().filter(|row| row.cells[shown.clone()].iter().any(Option::is_some));
    html! {
        @if all > MOST { (pages(desk, &shown, all)) }
        div class="sm-matrix" tabindex="0" role="region" aria-label="Duties by body" {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" {
                    "Duties by body, the worst first. Each cell says how the body stands and leads to why. An empty cell: the duty is not this body’s."
                }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Duty" }
                        @for body in &it.bodies[shown.clone()] {
                            @let short = names.short(&body.body, &body.name);
                            th scope="col" class="govuk-table__header" { @if short == *body.name { (body.name) } @else { abbr title=(body.name) { (short) } } }
                        }
                    }
                }
                tbody class="govuk-table__body" { @for row in rows { (line(desk, owed, &it.bodies[shown.clone()], row, &row.cells[shown.clone()])) } }
            }
        }
    }
}

/// Which of many bodies these are, and the way to the others.
fn pages(desk: &Desk, shown: &Range<usize>, all: usize) -> Markup {
    let to = |from: usize| desk.at(&format!("duties/gaps?from={from}#matrix"));
    html! {
        p { "Bodies " (shown.start + 1) " to " (shown.end) " of " (all) ", those with the most gaps first." }
        nav class="govuk-pagination sm-screen" aria-label="Bodies" {
            @if shown.start > 0 {
                div class="govuk-pagination__prev" { a class="govuk-link govuk-pagination__link" rel="prev"
                    href=(to(shown.start.saturating_sub(COLUMNS))) { "The " (COLUMNS) " before" } }
            }
            @if shown.end < all {
                div class="govuk-pagination__next" { a class="govuk-link govuk-pagination__link" rel="next"
                    href=(to(shown.end)) { "The next " (COLUMNS.min(all - shown.end)) } }
            }
        }
    }
}

/// How bodies are shortened at the head of a narrow column.
pub(super) struct Names {
    county: String,
    known: BTreeMap<String, String>,
}

impl Names {
    /// The abbreviations that the board's register has on a day.
    pub fn of(on: &Snapshot<'_>) -> Self {
        let county = on.county().map(|it| it.name.clone()).unwrap_or_default();
        let groups = on.all::<Group>().map(|(fact, it)| (fact.slug.clone(), it.abbreviation.clone()));
        let bodies = on.all::<Organisation>().map(|(fact, it)| (fact.slug.clone(), it.abbreviation.clone()));
        Self { county, known: groups.chain(bodies).filter(|(_, short)| !short.is_empty()).collect() }
    }

    /// The abbreviation; without one, the name without the county's and with CSP as the field has it.
    fn short(&self, body: &str, name: &str) -> String {
        if let Some(short) = self.known.get(body) {
            return short.clone();
        }
        let without = name
            .strip_prefix(&self.county)
            .map(str::trim_start)
            .filter(|rest| rest.starts_with(char::is_uppercase));
        without.unwrap_or(name).replace("Community Safety Partnership", "CSP")
    }
}

fn line(desk: &Desk, owed: Owed<'_>, bodies: &[Column], row: &Row, cells: &[Option<Cell>]) -> Markup {
    let citation = desk.version(&row.duty).and_then(|duty| duty.meta.citations.first());
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(desk.at(&format!("duties/{}", row.duty))) { (row.title) }
                @if let Some(citation) = citation { small { (citation) } }
            }
            @for (body, cell) in bodies.iter().zip(cells) {
                @if let Some(cell) = cell { td class="govuk-table__cell" data-label=(body.name) { (inside(desk, owed, cell)) } }
                @else { td class="govuk-table__cell sm-cards__skip" {} }
            }
        }
    }
}

fn inside(desk: &Desk, owed: Owed<'_>, cell: &Cell) -> Markup {
    let Some(one) = cell.at.first().and_then(|at| owed(*at)) else { return html! {} };
    let same = cell.at.iter().filter(|at| owed(**at).is_some_and(|other| other.state == one.state)).count();
    let place = place(one);
    let to = if cell.at.len() > 1 { place.split('#').next().unwrap_or(&place) } else { &place };
    html! {
        div {
            a href=(desk.at(to)) {
                (obligation_tag(one))
                @if same > 1 { " " span class="sm-matrix__many" { "×" (same) } }
                span class="govuk-visually-hidden" { ": " (one.title) ", " (one.body_name) }
            }
            @if let (Some(due), State::Overdue | State::Due | State::NotYet) = (one.due, one.state) { small { (day(due)) } }
        }
    }
}
