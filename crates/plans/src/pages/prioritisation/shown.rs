//! Pieces that the pages of prioritisation share: where a candidate comes from, and what the scores come to.

use crate::scoring::rank::{Mark, Ranked};
use crate::scoring::{Candidate, Held, Results};
use board::Snapshot;
use maud::{Markup, html};
use site::{Tone, tag};

/// The assessments that raised a candidate, each leading to its finding.
pub(super) fn raised(candidate: &Candidate) -> Markup {
    html! {
        @if candidate.basis.is_empty() { "Added by hand" }
        @else {
            ul class="govuk-list" {
                @for basis in &candidate.basis {
                    li { a class="govuk-link" href=(basis.href) { (basis.csp_name) span class="govuk-visually-hidden" { ": " (basis.words) } } }
                }
            }
        }
    }
}

/// A place, shared when others have the same total.
pub(super) fn place(ranked: &Ranked) -> String {
    match ranked.place {
        Some(place) if ranked.tied => format!("{place}="),
        Some(place) => place.to_string(),
        None => "–".into(),
    }
}

/// A mean as people read it: to one place.
pub(super) fn mean(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |mean| format!("{mean:.1}"))
}

fn cell(mark: &Mark) -> Markup {
    html! {
        (mean(mark.mean))
        @if let (true, Some((low, high))) = (mark.disagrees(), mark.range) {
            " " (tag(Tone::Soon, &format!("{low} to {high}")))
        }
    }
}

/// Candidates in their order with what each was given.
pub(super) fn table(held: &Held, candidates: &[Candidate], results: &Results) -> Markup {
    let weights = held.matrix.weights();
    html! {
        div class="sm-scroll" tabindex="0" role="region" aria-label="What the scores come to" {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-table__caption--m" { "What the scores come to" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Place" }
                    th scope="col" class="govuk-table__header" { "Candidate" }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Total" }
                    @for criterion in &held.matrix.criteria {
                        th scope="col" class="govuk-table__header govuk-table__header--numeric" { (criterion.title) small { " counts " (criterion.weight) } }
                    }
                } }
                tbody class="govuk-table__body" {
                    @for ranked in &results.ranked {
                        @let candidate = &candidates[ranked.candidate];
                        tr class="govuk-table__row" {
                            td class="govuk-table__cell" data-label="Place" { (place(ranked)) }
                            th scope="row" class="govuk-table__header" {
                                (candidate.title)
                                @match (ranked.total, ranked.gaps(&weights)) {
                                    (None, _) => { " " (tag(Tone::Late, "No score")) }
                                    (_, 0) => {}
                                    (_, gaps) => { " " (tag(Tone::Soon, &format!("{gaps} not scored by anybody"))) }
                                }
                            }
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label="Total" { (ranked.total.map_or_else(|| "–".into(), |t| format!("{t:.2}"))) }
                            @for (mark, criterion) in ranked.marks.iter().zip(&held.matrix.criteria) {
                                td class="govuk-table__cell govuk-table__cell--numeric" data-label=(criterion.title) { (cell(mark)) }
                            }
                        }
                    }
                }
            }
        }
        p class="sm-note" {
            "A total is the mean of the scores by weight, from " (held.matrix.scale.lowest) " to " (held.matrix.scale.highest)
            ". A blank is in no mean. Candidates with the same total share a place. One that nobody scored has none and stands last."
        }
    }
}

/// Where scorers differ by two or more, and who gave what.
pub(super) fn disagreement(
    held: &Held,
    candidates: &[Candidate],
    results: &Results,
    on: &Snapshot<'_>,
) -> Markup {
    let mut lines = Vec::new();
    for ranked in &results.ranked {
        for (mark, criterion) in ranked.marks.iter().zip(&held.matrix.criteria).filter(|(m, _)| m.disagrees())
        {
            lines.push((&candidates[ranked.candidate], criterion, mark));
        }
    }
    let given = |candidate: &str, criterion: &str| -> Vec<String> {
        let of = |sheet: &crate::scoring::Sheet| {
            let score = sheet.scores.get(candidate)?.get(criterion)?;
            Some(format!("{}: {score}", on.who(&sheet.person)))
        };
        results.given.iter().filter_map(of).collect()
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Where scorers differ" }
            @if lines.is_empty() {
                p { "Nowhere by two or more." }
            } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { "Scores that are two or more apart" }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        @for head in ["Candidate", "Criterion", "Apart", "Who gave what"] { th scope="col" class="govuk-table__header" { (head) } }
                    } }
                    tbody class="govuk-table__body" {
                        @for (candidate, criterion, mark) in &lines {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { (candidate.title) }
                                td class="govuk-table__cell" data-label="Criterion" { (criterion.title) }
                                td class="govuk-table__cell" data-label="Apart" { @if let Some((low, high)) = mark.range { (high - low) } }
                                td class="govuk-table__cell" data-label="Who gave what" { (given(&candidate.id, &criterion.id).join("; ")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
