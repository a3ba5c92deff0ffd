//! `/{county}`: the board, its groups, its members by organisation, and what was issued last.

use board::{Group, Organisation, Record, Seat, Snapshot};
use kernel::contracts::published::Published;
use kernel::{Actor, Outcome};
use maud::{Markup, html};
use site::{Cx, Page, Reply, day, empty};
use std::collections::BTreeSet;

/// How many of the latest are shown before the list leads on to all.
const LATEST: usize = 5;

/// `GET /{county}`
pub(crate) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let anybody = Actor::public(cx.today);
    let (register, published) = cx.read(|unit, _| {
        let register = board::seen(unit, &anybody.visible::<Record>(), &county.slug, None)?;
        Ok((register, cx.app.published(unit, &county.slug)?))
    })?;
    let on = register.on(cx.today);
    let note = on.county().map(|c| c.note.trim().to_string()).unwrap_or_default();
    let board = on.county().map(|c| c.strategy_group.clone()).unwrap_or_default();
    let purpose = on.get::<Group>(&board).map(|g| g.purpose.trim().to_string()).unwrap_or_default();
    let body = html! {
        h1 class="govuk-heading-xl" { (county.board) }
        @if !purpose.is_empty() { p class="sm-lead" { (purpose) } }
        @if !note.is_empty() { div class="govuk-inset-text" { (note) } }
        div class="sm-cols" {
            div {
                (members(cx, &on, &board))
                (groups(cx, &on, &board))
            }
            aside aria-label="Latest" { (latest(cx, &published)) }
        }
    };
    cx.page(Page::new(format!("{} and its members", county.name), "", body))
}

fn latest(cx: &Cx<'_>, published: &[Published]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Published last" }
        @if published.is_empty() {
            (empty("Reports stand here once they are issued.", html! {}))
        } @else {
            ul class="govuk-list govuk-list--spaced" {
                @for item in published.iter().take(LATEST) {
                    li {
                        a class="govuk-link" href=(item.href) { (item.title) }
                        br;
                        span class="sm-quiet" { (item.kind) ", " (day(item.day)) ". " (item.summary) }
                    }
                }
            }
            p { a class="govuk-link" href=(cx.at("published")) { "Everything that is published" } }
        }
        @if cx.kernel().record().is_ok_and(|house| crate::tree::folder(house, cx.county.as_ref().map_or("", |c| &c.slug)).exists()) {
            p { a class="govuk-link" href=(cx.at("record/")) { "The public record, which anyone can check" } }
        }
        p { a class="govuk-link" href=(cx.at("published.atom")) { "Follow it as a feed" } }
        p { a class="govuk-link" href=(cx.at("subscribe")) { "Be told by mail" } }
        p { a class="govuk-link" href=(cx.at("corrections")) { "Corrections" } }
        p { a class="govuk-link" href=(cx.at("glossary")) { "What words mean" } }
        p { a class="govuk-link" href=(cx.at("record/oparl/system.json")) { "For programs: OParl" } }
    }
}

/// The organisations that hold a seat of a group, in the group's order, each once.
fn held(on: &Snapshot<'_>, group: &str, standing: impl Fn(&Seat) -> bool) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (_, seat) in on.seats(group) {
        let Some(slug) = seat.organisation.as_deref().filter(|_| standing(seat)) else { continue };
        if on.get::<Organisation>(slug).is_some() && seen.insert(slug.to_string()) {
            out.push((slug.to_string(), on.organisation_name(slug)));
        }
    }
    out
}

fn members(cx: &Cx<'_>, on: &Snapshot<'_>, board: &str) -> Markup {
    let authority = |seat: &Seat| seat.standing == "responsible-authority";
    let kinds = [
        ("Responsible authorities", held(on, board, authority)),
        ("Others at the table", held(on, board, |seat| !authority(seat))),
    ];
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Who sits on the board" }
            @if kinds.iter().all(|(_, bodies)| bodies.is_empty()) {
                (empty("The organisations that hold a seat stand here.", html! {}))
            }
            @for (heading, bodies) in &kinds {
                @if !bodies.is_empty() {
                    h3 class="govuk-heading-s" { (heading) }
                    ul class="govuk-list" {
                        @for (slug, name) in bodies {
                            li { a class="govuk-link" href=(cx.at(&format!("organisations/{slug}"))) { (name) } }
                        }
                    }
                }
            }
        }
    }
}

fn groups(cx: &Cx<'_>, on: &Snapshot<'_>, board: &str) -> Markup {
    let below = on.below(board);
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Its groups" }
            @if below.is_empty() { (empty("The groups that report to the board stand here.", html! {})) }
            @for (fact, group) in below {
                @let bodies = held(on, &fact.slug, |_| true);
                div class="sm-card" {
                    h3 class="govuk-heading-s" { a class="govuk-link" href=(cx.at(&format!("groups/{}", fact.slug))) { (group.name) } }
                    @if !group.purpose.is_empty() { p { (group.purpose) } }
                    @if !bodies.is_empty() {
                        p class="sm-quiet" { "Members: " (bodies.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; ")) "." }
                    }
                }
            }
            p { a class="govuk-link" href=(cx.at("board")) { "Who reports to whom" } }
        }
    }
}
