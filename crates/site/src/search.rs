//! `/{county}/search`: papers, agenda items, minutes, decisions, asks and actions by their words, within what the reader may see.

use crate::{Cx, Guard, Page, Reply, Route, day, empty, get};
use govuk::{Button, Input};
use kernel::Outcome;
use kernel::contracts::searched::Hit;
use kernel::search::excerpt::excerpt;
use kernel::search::question::Question;
use maud::{Markup, html};

/// So many stand on a page.
const PAGE: usize = 20;

pub(crate) fn route() -> Route {
    let guard = Guard::Open("what is found, each slice narrows to what the reader may see");
    get("/{county}/search", guard, show)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let typed: String = cx.query.get("q").unwrap_or_default().chars().take(200).collect();
    let kind = cx.query.get("kind").unwrap_or_default().to_string();
    let page = cx.query.get("page").and_then(|text| text.parse().ok()).filter(|page| *page > 0).unwrap_or(1);
    let question = Question::of(&typed);
    let all = if question.is_empty() {
        Vec::new()
    } else {
        cx.read(|unit, actor| cx.app.found(unit, actor, &county, &question))?
    };
    let mut kinds: Vec<&str> = all.iter().map(|hit| hit.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let shown: Vec<&Hit> = all.iter().filter(|hit| kind.is_empty() || hit.kind == kind).collect();
    let address = |kind: &str, page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &typed);
        if !kind.is_empty() {
            query.append_pair("kind", kind);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        format!("{}?{}", cx.at("search"), query.finish())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "Search" }
        form method="get" action=(cx.at("search")) class="sm-query" role="search" {
            (Input::text("q", "What are you looking for?").value(typed.clone()).hint("Words, “words in quotes”, or the beginning of a word with a star: refer*"))
            (Button::submit("Search"))
        }
        @if question.is_empty() {
            (empty("Papers, agendas, minutes, decisions, what was asked and actions are found here by their words.", html! {}))
        } @else if all.is_empty() {
            (empty("Nothing that you may read holds all of these words.", html! { p { "Try fewer words, or other ones." } }))
        } @else {
            @if kinds.len() > 1 {
                nav aria-label="Kinds of results" {
                    ul class="sm-filter" {
                        li { a href=(address("", 1)) aria-current=[kind.is_empty().then_some("true")] { "Everything (" (all.len()) ")" } }
                        @for name in &kinds {
                            li { a href=(address(name, 1)) aria-current=[(*name == kind).then_some("true")] { (name) " (" (all.iter().filter(|hit| hit.kind == *name).count()) ")" } }
                        }
                    }
                }
            }
            ol class="govuk-list sm-found" start=((page - 1) * PAGE + 1) {
                @for hit in shown.iter().skip((page - 1) * PAGE).take(PAGE) { li { (one(hit, &question)) } }
            }
            @if shown.len() > PAGE {
                nav class="sm-pager" aria-label="Pages" {
                    @if page > 1 { a class="govuk-link" rel="prev" href=(address(&kind, page - 1)) { "Before" } }
                    " "
                    @if shown.len() > page * PAGE { a class="govuk-link" rel="next" href=(address(&kind, page + 1)) { "More" } }
                }
            }
        }
    };
    let title = if question.is_empty() { "Search" } else { "What was found" };
    cx.page(Page::new(title, "", body))
}

fn one(hit: &Hit, question: &Question) -> Markup {
    html! {
        h2 class="govuk-heading-s" { a class="govuk-link" href=(hit.href) { (hit.title) } }
        p class="sm-note" { (hit.kind) @if let Some(at) = hit.day { ", " (day(at)) } }
        @let pieces = excerpt(rest(hit), &question.terms);
        @if !pieces.is_empty() {
            p { @for piece in pieces { @if piece.asked { mark { (piece.text) } } @else { (piece.text) } } }
        }
    }
}

/// What something says after its title, which stands above the excerpt already.
fn rest(hit: &Hit) -> &str {
    let rest = hit.text.trim_start().strip_prefix(hit.title.as_str()).unwrap_or(&hit.text);
    rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_does_not_say_the_title_again() {
        for (title, text, left) in [
            ("DEC-0001 Knife crime", "DEC-0001 Knife crime. The board decided.", "The board decided."),
            // A title with a full stop of its own leaves no second one.
            ("What was agreed.", "What was agreed.. It stands.", "It stands."),
            ("Minutes of the board", "The board was told.", "The board was told."),
            ("A title alone", "A title alone. ", ""),
        ] {
            let (title, text) = (title.to_string(), text.to_string());
            assert_eq!(rest(&Hit { kind: "Decision", title, href: String::new(), day: None, text }), left);
        }
    }
}
