//! How far the order hangs on the weights: a picture of a line for each criterion and a square for each weight, with its table.

use crate::scoring::rank::{Change, Sway};
use crate::scoring::{Candidate, Held, Results};
use maud::{Markup, html};

const LEFT: usize = 250;
const SQUARE: usize = 34;
const LINE: usize = 30;
const TOP: usize = 24;

/// The picture and its table.
pub(super) fn figure(held: &Held, candidates: &[Candidate], results: &Results) -> Markup {
    let first = held.first.min(candidates.len());
    let firm = results.sway.iter().filter(|s| s.same.iter().all(|same| *same)).count();
    let finding = if firm == results.sway.len() {
        format!("No weight of any one criterion changes the order of the first {first}")
    } else {
        let all = results.sway.len();
        format!("The order of the first {first} hangs on the weight of {} of {all} criteria", all - firm)
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "How far it hangs on the weights" }
            figure class="sm-figure" {
                figcaption { (finding) }
                (svg(held, results))
            }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "What other weights would do, one criterion at a time" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Criterion", "Counts now", "The same order", "Counting less", "Counting more"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" {
                    @for (criterion, sway) in held.matrix.criteria.iter().zip(&results.sway) {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (criterion.title) }
                            td class="govuk-table__cell" data-label="Counts now" { (criterion.weight) }
                            td class="govuk-table__cell" data-label="The same order" { (span(criterion.weight, sway)) }
                            td class="govuk-table__cell" data-label="Counting less" { (said(candidates, sway.lighter.as_ref())) }
                            td class="govuk-table__cell" data-label="Counting more" { (said(candidates, sway.heavier.as_ref())) }
                        }
                    }
                }
            }
            p class="sm-note" { "One weight is changed at a time, from 0 to " (held.matrix.scale.heaviest) ", and the others stay. A tie that breaks counts as another order." }
        }
    }
}

/// The weights around the present one under which the order stays.
fn span(now: u32, sway: &Sway) -> String {
    let low = sway.lighter.as_ref().map_or(0, |c| c.weight + 1);
    let last = u32::try_from(sway.same.len().saturating_sub(1)).unwrap_or(now);
    let high = sway.heavier.as_ref().map_or(last, |c| c.weight - 1);
    if low == high { format!("only at {now}") } else { format!("from {low} to {high}") }
}

fn said(candidates: &[Candidate], change: Option<&Change>) -> String {
    let Some(it) = change else { return "No change".into() };
    let (then, now) = (&candidates[it.then].title, &candidates[it.now].title);
    if it.then == it.now {
        return format!("At {}: place {} is shared, or no longer shared, by “{now}”", it.weight, it.place);
    }
    format!("At {}: “{then}” is in place {} instead of “{now}”", it.weight, it.place)
}

fn svg(held: &Held, results: &Results) -> Markup {
    let width = LEFT + results.sway.first().map_or(0, |s| s.same.len()) * SQUARE + 4;
    let height = TOP + results.sway.len() * LINE + 4;
    html! {
        svg viewBox=(format!("0 0 {width} {height}")) aria-hidden="true" focusable="false" {
            @for (weight, _) in results.sway.first().map(|s| s.same.iter().enumerate()).into_iter().flatten() {
                text x=(LEFT + weight * SQUARE + 10) y="16" font-size="13" { (weight) }
            }
            @for (row, (criterion, sway)) in held.matrix.criteria.iter().zip(&results.sway).enumerate() {
                @let y = TOP + row * LINE;
                text x="0" y=(y + 18) font-size="14" { (criterion.title) }
                @for (weight, same) in sway.same.iter().enumerate() {
                    @let x = LEFT + weight * SQUARE;
                    @let here = usize::try_from(criterion.weight).is_ok_and(|now| now == weight);
                    // Filled: the same order. A cross: another. A frame: as it is now.
                    @if *same { rect class="sm-share sm-share--blue" x=(x + 5) y=(y + 5) width="18" height="16" {} }
                    @else { path class="sm-year__off" d=(format!("M{} {}l10 10m0 -10l-10 10", x + 9, y + 8)) {} }
                    @if here { rect x=(x + 1) y=(y + 1) width="26" height="24" fill="none" stroke="currentColor" stroke-width="2" {} }
                }
            }
        }
        p class="sm-note" { "A filled square: the same order. A cross: another order. A frame: the weight as it is." }
    }
}
