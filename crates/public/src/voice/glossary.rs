//! `/{county}/glossary`: the words of the field in plain English.

use super::facts::{Glossary, glossary, key};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("says what words mean, and nothing of anybody");
    vec![get("/{county}/glossary", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let body = words(&*glossary(cx.kernel())?);
    cx.page(Page::new("What words mean", "", body).crumb(county.board, cx.at("")))
}

/// The words, from the heading on.
pub fn words(of: &Glossary) -> Markup {
    let first = |term: &str| term.chars().next().map(|c| c.to_ascii_uppercase());
    let mut letters: Vec<char> = of.terms.iter().filter_map(|it| first(&it.term)).collect();
    letters.dedup();
    html! {
        h1 class="govuk-heading-xl" { "What words mean" }
        p class="sm-lead" { "Words that meetings and papers use, in plain English." }
        nav aria-label="Letters" {
            ul class="sm-filter" { @for letter in &letters { li { a class="govuk-link" href=(format!("#{letter}")) { (letter) } } } }
        }
        @for letter in &letters {
            section class="sm-section" aria-labelledby=(letter) {
                h2 class="govuk-heading-m" id=(letter) { (letter) }
                dl class="sm-prose" {
                    @for it in of.terms.iter().filter(|it| first(&it.term) == Some(*letter)) {
                        dt class="govuk-!-font-weight-bold" id=(it.key()) { (it.term) }
                        dd {
                            (it.meaning)
                            @if !it.see.is_empty() {
                                span class="sm-quiet" {
                                    " See "
                                    @for (at, other) in it.see.iter().enumerate() {
                                        @if at > 0 { ", " }
                                        a class="govuk-link" href=(format!("#{}", key(other))) { (other) }
                                    }
                                    "."
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
