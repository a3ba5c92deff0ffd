//! `/{county}/published`: everything that is published, the latest first.

use board::County;
use kernel::Outcome;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Page, Reply, day, empty};

/// Lines on one page.
const MOST: usize = 50;

/// `GET /{county}/published`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let page = cx
        .query
        .get("page")
        .and_then(|n| n.parse::<usize>().ok())
        .filter(|n| (1..=10_000).contains(n))
        .unwrap_or(1);
    let all = cx.read(|unit, _| cx.app.published(unit, &county.slug))?;
    let shown: Vec<_> = all.iter().skip((page - 1) * MOST).take(MOST).collect();
    let more = all.len() > page * MOST;
    let to = |page: usize| format!("{}?page={page}", cx.at("published"));
    let officer = cx.read(|unit, actor| actor.may::<Govern, County>(unit, &county.id))?;
    let body = html! {
        h1 class="govuk-heading-xl" { "Published" }
        @if officer { p { a class="govuk-link" href=(cx.at("publishing")) { "Publish the public record" } } }
        p class="sm-lead" { "What the board has published, the latest first. " a class="govuk-link" href=(cx.at("published.atom")) { "Follow it as a feed" } }
        @if shown.is_empty() {
            (empty("Reports stand here once they are issued.", html! { p { a class="govuk-link" href=(cx.at("")) { "Look at the board" } } }))
        } @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-table__caption govuk-visually-hidden" { "What is published, the latest first" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "What" }
                        th scope="col" class="govuk-table__header" { "Kind" }
                        th scope="col" class="govuk-table__header" { "Published" }
                    }
                }
                tbody class="govuk-table__body" {
                    @for item in &shown {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" {
                                a class="govuk-link" href=(item.href) { (item.title) }
                                @if !item.summary.is_empty() { br; span class="sm-quiet" { (item.summary) } }
                            }
                            td class="govuk-table__cell" data-label="Kind" { (item.kind) }
                            td class="govuk-table__cell sm-nowrap" data-label="Published" { (day(item.day)) }
                        }
                    }
                }
            }
        }
        @if more || page > 1 {
            nav class="sm-pager" aria-label="Pages" {
                @if page > 1 { a class="govuk-link" rel="prev" href=(to(page - 1)) { "Later" } }
                " "
                @if more { a class="govuk-link" rel="next" href=(to(page + 1)) { "Earlier" } }
            }
        }
    };
    cx.page(Page::new("Published", "", body).crumb(county.board.clone(), cx.at("")))
}
