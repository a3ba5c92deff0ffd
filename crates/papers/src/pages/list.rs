//! `/{county}/papers`: the papers that may be seen, those that wait for somebody first.

use super::parts::{state_tag, when};
use crate::{Held, Paper, State, store};
use board::County;
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, empty, get};

/// Papers that are not issued yet, on the first page: more than a county ever has.
const WAITING: i64 = 500;

/// Issued papers on one page.
const MOST: i64 = 50;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/papers", Guard::may::<View, Paper>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let page: i64 =
        cx.query.get("page").and_then(|n| n.parse().ok()).filter(|n| (1..=10_000).contains(n)).unwrap_or(1);
    let (waiting, issued, may) = cx.read(|unit, actor| {
        let visible = actor.visible::<Paper>();
        let waiting = store::waiting(unit, &visible, &county.slug, WAITING)?;
        let issued =
            store::of_county(unit, &visible, &county.slug, State::Issued, (page - 1) * MOST, MOST + 1)?;
        Ok((waiting, issued, actor.may::<Govern, County>(unit, &county.id)?))
    })?;
    let more = issued.len() > usize::try_from(MOST).unwrap_or(usize::MAX);
    let issued = &issued[..issued.len().min(usize::try_from(MOST).unwrap_or(usize::MAX))];
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-xl" { "Papers" }
            @if may { (govuk::Button::link("Begin a report", cx.at("papers/new"))) }
        }
        p class="sm-lead" { "Reports that the board makes to others, and those made to it." }
        @if !waiting.is_empty() && page == 1 {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Being written" }
                (table(cx, "Reports that are not issued yet", &waiting))
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Issued" }
            @if issued.is_empty() {
                (empty("Reports stand here once they are issued, as a page, PDF and Word file.", html! {
                    @if may { p { a class="govuk-link" href=(cx.at("papers/new")) { "Begin a report" } } }
                }))
            } @else {
                (table(cx, "Reports that were issued, the latest meeting first", issued))
            }
            @if more || page > 1 {
                nav class="sm-pager" aria-label="Pages" {
                    @if page > 1 { a class="govuk-link" rel="prev" href=(format!("{}?page={}", cx.at("papers"), page - 1)) { "Later reports" } }
                    " "
                    @if more { a class="govuk-link" rel="next" href=(format!("{}?page={}", cx.at("papers"), page + 1)) { "Earlier reports" } }
                }
            }
        }
    };
    cx.page(Page::new("Papers", "Papers", body))
}

fn table(cx: &Cx<'_>, caption: &str, papers: &[Held]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Report" }
                    th scope="col" class="govuk-table__header" { "For" }
                    th scope="col" class="govuk-table__header" { "Meeting" }
                    th scope="col" class="govuk-table__header" { "State" }
                }
            }
            tbody class="govuk-table__body" {
                @for held in papers {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&held.path())) { (held.front.title) } }
                        td class="govuk-table__cell" data-label="For" { (held.front.board) }
                        td class="govuk-table__cell" data-label="Meeting" { (day(held.meeting())) }
                        td class="govuk-table__cell" data-label="State" {
                            (state_tag(held))
                            @if let Some(at) = held.issued_at { " " span class="sm-quiet" { (when(at)) } }
                            @if held.state == State::Issued && !held.public { " " span class="sm-quiet" { "for members" } }
                        }
                    }
                }
            }
        }
    }
}
