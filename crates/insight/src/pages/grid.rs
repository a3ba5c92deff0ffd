//! The grid of completeness: which source’s file of which month is loaded, one year at a time.

use super::parts::count;
use crate::store::Part;
use crate::{Counts, Month};
use maud::{Markup, html};
use site::{Cx, Tone, tag};
use std::collections::{BTreeMap, BTreeSet};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The years of which anything is loaded.
pub(super) fn years(parts: &[Part]) -> BTreeSet<i32> {
    parts.iter().filter(|part| part.month >= 0).map(|part| Month(part.month).year()).collect()
}

/// The grid of a year: a row for each source, a column for each month; a cell says how many rows were taken.
pub(super) fn draw(cx: &Cx<'_>, dataset: &str, parts: &[Part], counts: &Counts, year: i32) -> Markup {
    let holes: BTreeSet<&str> =
        counts.parts().iter().filter(|part| counts.is_hole(part)).map(|part| part.id.as_str()).collect();
    let mut rows: BTreeMap<&str, [Option<&Part>; 12]> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.month >= 0) {
        let row = rows.entry(part.source.as_str()).or_default();
        let month = Month(part.month);
        if month.year() == year
            && let Some(cell) = usize::try_from(month.month() - 1).ok().and_then(|at| row.get_mut(at))
        {
            *cell = Some(part);
        }
    }
    let years = years(parts);
    html! {
        @if years.len() > 1 {
            nav aria-label="Years" { ul class="govuk-list sm-years" {
                @for it in &years {
                    li { @if *it == year { strong aria-current="page" { (it) } }
                         @else { a class="govuk-link" href=(cx.at(&format!("insight/data/{dataset}?year={it}"))) { (it) } } }
                }
            } }
        }
        div class="sm-scroll" tabindex="0" role="region" aria-label={ "Files of " (year) } {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-table__caption--m" { "Rows taken by source and month, " (year) }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Source" }
                    @for month in MONTHS { th scope="col" class="govuk-table__header govuk-table__header--numeric" { (month) } }
                } }
                tbody class="govuk-table__body" {
                    @for (source, cells) in &rows {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { @if source.is_empty() { "All" } @else { (source) } }
                            @for (month, cell) in MONTHS.iter().zip(cells) {
                                td class="govuk-table__cell govuk-table__cell--numeric" data-label=(month) { (one(cx, *cell, &holes)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one(cx: &Cx<'_>, part: Option<&Part>, holes: &BTreeSet<&str>) -> Markup {
    html! {
        @match part {
            None => { span { "–" span class="govuk-visually-hidden" { " not loaded" } } }
            Some(part) => {
                a class="govuk-link govuk-link--no-underline" href=(cx.at(&format!("insight/parts/{}", part.id))) { (count(part.accepted)) }
                @if holes.contains(part.id.as_str()) { " " (tag(Tone::Late, "Hole")) }
            }
        }
    }
}
