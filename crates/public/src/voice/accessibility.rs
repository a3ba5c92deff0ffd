//! `/{county}/accessibility`: how accessible these pages are, by the model of the regulations of 2018.

use super::facts::{Facts, facts};
use kernel::Outcome;
use kernel::clock::Confidence;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("says what the rulebook says of these pages, and nothing of anybody");
    vec![get("/{county}/accessibility", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let facts = facts(cx.kernel())?;
    let body = statement(&facts, &county.board, Some(&cx.at("corrections/new")));
    cx.page(Page::new("Accessibility", "", body).crumb(county.board, cx.at("")))
}

/// The statement, from its heading on; `ask` leads to the form by which anybody can say something.
pub fn statement(facts: &Facts, board: &str, ask: Option<&str>) -> Markup {
    let of = &facts.accessibility;
    html! {
        h1 class="govuk-heading-xl" { "Accessibility statement" }
        p class="sm-lead" { "This statement is about the public pages of the " (board) "." }
        p {
            "They are " strong { (of.status.said()) } " with the " (of.standard) ", as the Public Sector Bodies (Websites and Mobile "
            "Applications) (No. 2) Accessibility Regulations 2018 ask."
        }
        @for fact in &of.facts {
            section class="sm-section" {
                h2 class="govuk-heading-m" { (fact.heading) }
                p { (fact.text) }
                @if !fact.basis.is_empty() || fact.confidence != Confidence::Text {
                    p class="sm-quiet" {
                        @if !fact.basis.is_empty() { (fact.basis) ". " }
                        @if fact.confidence != Confidence::Text { "This has not been checked against the law and can be changed in the rulebook." }
                    }
                }
            }
        }
        @if let Some(ask) = ask { p { a class="govuk-link" href=(ask) { "Ask for a correction, or for another form of a page" } } }
        p class="sm-quiet" {
            "Prepared on " (day(of.prepared)) ", and looked at again every " (of.reviewed_every) "."
            @if facts.meta.confidence == Confidence::Unverified { " The statement as a whole has not been checked by the body that answers for it." }
        }
    }
}
