//! `/{county}/duties/{duty}`: what a duty asks, of whom and by when, why we say so, what shows that it is done, what is missing for each
//! body, how it changed over time, what is unverified and how to change that.

use super::desk::{Desk, Wanted};
use super::horizon_item::came_from;
use super::parts::{
    citations, confidence, due_said, obligation_tag, place, standing_tag, subnav, unverified,
};
use crate::bundle::who;
use crate::engine::{Obligation, State};
use crate::law::{Duty, Kind};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, empty, get, tag};
use std::collections::BTreeMap;

/// So many bodies of which each step of the reasoning is told by name.
const NAMED: usize = 12;

pub(super) fn routes(guard: Guard) -> Vec<Route> {
    vec![get("/{county}/duties/{duty}", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = Desk::of(cx, Wanted::Day)?;
    let id = cx.param("duty")?.to_string();
    let duty = desk.version(&id).ok_or(Fault::Absent)?;
    let came_from = came_from(cx, &id, desk.day)?;
    let owed: Vec<&Obligation> = desk.owed().iter().filter(|one| *one.duty == *id).collect();
    let body = html! {
        (subnav(&desk, desk.stands.is_some(), ""))
        span class="govuk-caption-l" { (citations(duty)) }
        h1 class="govuk-heading-l" { (duty.meta.title) }
        p {
            (standing_tag(duty, desk.day))
            @if unverified(duty, desk.day) { " " (tag(Tone::None, "Unverified")) }
            @if duty.meta.status == kernel::rulebook::Status::Live && duty.kind == Kind::Practice { " Custom or advice: nobody breaks the law who does otherwise." }
        }
        p class="sm-lead" { (duty.asks) }
        @if let Some(words) = away(&desk, duty) { div class="govuk-inset-text" { (words) } }
        div class="sm-cols" {
            div {
                @if desk.stands.is_some() { (bodies(&desk, &owed)) }
                (evidence(duty))
                @if !owed.is_empty() { (reasons(&desk, duty, &owed)) }
                (traps(duty))
            }
            div {
                (facts(&desk, duty))
                (check(&desk, duty))
                (connections(&desk, duty))
                (versions(&desk, duty))
                (came_from)
            }
        }
        (desk.day_form(cx))
    };
    cx.page(desk.page(duty.meta.title.clone(), body).crumb("Duties", desk.at("duties")))
}

/// What is said when the day that is asked for has no version of it.
fn away(desk: &Desk, duty: &Duty) -> Option<String> {
    if duty.stands_on(desk.day) {
        return None;
    }
    Some(match duty.meta.in_force_to {
        Some(to) if to < desk.day => {
            format!("It went out of force after {}. It is shown as it last stood.", day(to))
        }
        _ => format!(
            "On {} it was not in the register yet: it is there from {}.",
            day(desk.day),
            day(duty.meta.in_force_from)
        ),
    })
}

fn bodies(desk: &Desk, owed: &[&Obligation]) -> Markup {
    let name = |slug: &str| {
        desk.stands.as_ref().map_or_else(|| slug.to_string(), |stands| stands.facts.name_of(slug))
    };
    let mut owed = owed.to_vec();
    owed.sort_by_key(|one| (one.state, one.due));
    html! {
        section class="sm-section" aria-labelledby="bodies" {
            h2 class="govuk-heading-m" id="bodies" { "How each body stands" }
            @if owed.is_empty() {
                (empty("Nothing is owed under it on this day.", html! {}))
            } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-visually-hidden" { "How each body stands, the worst first" }
                    thead class="govuk-table__head" {
                        tr class="govuk-table__row" {
                            @for head in ["Body", "State", "Evidence, or what is missing"] { th scope="col" class="govuk-table__header" { (head) } }
                        }
                    }
                    tbody class="govuk-table__body" {
                        @for one in &owed {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" {
                                    a class="govuk-link" href=(desk.at(&place(one))) { (who(one, name)) }
                                    @if !one.label.is_empty() { small { (one.label) } }
                                }
                                td class="govuk-table__cell" data-label="State" {
                                    span { (obligation_tag(one)) @if let Some(due) = due_said(one) { small { (due) } } }
                                }
                                td class="govuk-table__cell" data-label="Evidence" { span { (shown(one)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is there, what is missing, or else why it stands as it does.
pub(super) fn shown(one: &Obligation) -> Markup {
    html! {
        @for it in &one.evidence {
            span { @if it.href.is_empty() { (it.title) } @else { a class="govuk-link" href=(it.href) { (it.title) } } }
            @if let Some(on) = it.on { small { (day(on)) } }
        }
        @for missing in &one.missing { small { strong { "Missing: " } (missing) } }
        @if one.missing.is_empty() && (one.evidence.is_empty() || one.state != State::Met) { small { (one.reason) } }
    }
}

fn evidence(duty: &Duty) -> Markup {
    html! {
        @if !duty.evidence.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What shows that it is done" }
                @if duty.evidence.len() > 1 { p class="govuk-body" { "All of this must be there:" } }
                ul class="govuk-list govuk-list--bullet" { @for wants in &duty.evidence { li { (wants.says) } } }
            }
        }
    }
}

/// The rule, the facts that it was applied to, and the arithmetic of each date.
fn reasons(desk: &Desk, duty: &Duty, owed: &[&Obligation]) -> Markup {
    let name = |slug: &str| {
        desk.stands.as_ref().map_or_else(|| slug.to_string(), |stands| stands.facts.name_of(slug))
    };
    let mut bound: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in owed.iter().filter(|one| !one.bound.is_empty()) {
        let names = bound.entry(&one.bound).or_default();
        let who = who(one, name);
        if !names.contains(&who) {
            names.push(who);
        }
    }
    let mut dates: Vec<(&str, &str)> = owed.iter().map(|one| (&*one.label, &*one.because)).collect();
    dates.sort_unstable();
    dates.dedup();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Why we say so" }
            ol class="sm-steps" {
                li { strong { "The rule. " } (duty.clock.said()) ". Owed by: " (duty.bound.each.said().to_lowercase()) "." }
                @for (why, names) in &bound {
                    li {
                        strong { "The facts. " }
                        @if names.len() > NAMED { (names.len()) " bodies" } @else { (board::words::listed(names)) }
                        ": " (why) "."
                    }
                }
                @for (label, because) in dates.iter().take(NAMED) {
                    li { strong { "The date" @if !label.is_empty() { ", " (label) } ". " } (because) }
                }
            }
        }
    }
}

fn traps(duty: &Duty) -> Markup {
    html! {
        @if !duty.traps.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What people get wrong" }
                ul class="govuk-list govuk-list--bullet" { @for trap in &duty.traps { li { (trap) } } }
            }
        }
    }
}

fn facts(desk: &Desk, duty: &Duty) -> Markup {
    let meta = &duty.meta;
    html! {
        dl class="sm-facts sm-facts--narrow" {
            div { dt { "Owed by" } dd { (duty.bound.each.said()) } }
            div { dt { "When" } dd { (duty.clock.said()) } }
            div {
                dt { "In force" }
                dd {
                    "From " (day(meta.in_force_from))
                    @if let Some(to) = meta.in_force_to { " to " (day(to)) }
                    @if meta.status == kernel::rulebook::Status::Prospective { ": made, and not yet in force" }
                }
            }
            @if let Some(territory) = &meta.territory { div { dt { "Where" } dd { (board::words::sentence(&territory.replace('-', " "))) } } }
            div {
                dt { "Source" }
                @for citation in &meta.citations { dd { (citation) } }
                @if duty.link.starts_with("https://") { dd { a class="govuk-link" href=(duty.link) rel="noreferrer" { "Read it at its source" } } }
            }
            div { dt { "How well known" } dd { (confidence(duty, desk.day)) } dd { "Last looked at on " (day(duty.checked)) } }
            @for (name, it) in &duty.parameters {
                div {
                    dt { (board::words::sentence(&name.replace('-', " "))) }
                    dd { (it.value) " " (it.unit) @if it.unverified { " " (tag(Tone::None, "Unverified")) } }
                    dd { (it.why) }
                }
            }
        }
    }
}

/// What nobody has checked, and how whoever does says so.
fn check(desk: &Desk, duty: &Duty) -> Markup {
    let overlay = &duty.overlay;
    html! {
        @if overlay.checked(desk.day) {
            section class="sm-card sm-card--quiet" {
                h2 class="govuk-heading-m" { "Checked here" }
                p { (overlay.checked_by) @if let Some(on) = overlay.checked_on { ", " (day(on)) } }
                @if !overlay.note.is_empty() { p { (overlay.note) } }
            }
        } @else if !duty.to_check.trim().is_empty() {
            section class="sm-card sm-card--soon" {
                h2 class="govuk-heading-m" { @if unverified(duty, desk.day) { "Unverified: what to check" } @else { "What to check" } }
                p { (duty.to_check) }
                @if desk.stands.is_some() {
                    details class="govuk-details" data-module="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "When you have checked it" } }
                        div class="govuk-details__text" {
                            p { "Whoever runs this install lays a copy of " code { (duty.file) } " over the rulebook, and adds to it:" }
                            pre class="sm-mono" { "[overlay]\nchecked-by = \"Monitoring officer\"\nchecked-on = " (desk.today) "\nnote = \"What was found\"" }
                            p { "Name a role, and no person. What the text does not bear out can be changed in the same file; a duty that is known cannot be weakened by it." }
                        }
                    }
                }
            }
        }
    }
}

fn connections(desk: &Desk, duty: &Duty) -> Markup {
    let named = |ids: Vec<&str>| -> Vec<(String, String)> {
        ids.into_iter()
            .filter_map(|id| Some((id.to_string(), desk.version(id)?.meta.title.clone())))
            .collect()
    };
    let feeds = named(duty.feeds.iter().map(String::as_str).collect());
    let fed: Vec<&str> = desk
        .law
        .on(desk.day)
        .into_iter()
        .filter(|other| other.feeds.contains(&duty.meta.id))
        .map(|other| other.meta.id.as_str())
        .collect();
    let fed = named(fed);
    let list = |heading: &str, these: &[(String, String)]| {
        html! {
            @if !these.is_empty() {
                section class="sm-section" {
                    h2 class="govuk-heading-m" { (heading) }
                    ul class="govuk-list" { @for (id, title) in these { li { a class="govuk-link" href=(desk.at(&format!("duties/{id}"))) { (title) } } } }
                }
            }
        }
    };
    html! { (list("What uses its outcome", &feeds)) (list("What it rests on", &fed)) }
}

fn versions(desk: &Desk, duty: &Duty) -> Markup {
    let mut all: Vec<&Duty> = desk.law.versions(&duty.meta.id).collect();
    all.sort_by_key(|version| version.meta.in_force_from);
    html! {
        @if all.len() > 1 {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "How it changed" }
                ol class="sm-timeline" {
                    @for version in all.iter().rev() {
                        li aria-current=[(version.file == duty.file).then_some("true")] {
                            p {
                                a class="govuk-link" href=(format!("{}?as-at={}", desk.plain(&format!("duties/{}", duty.meta.id)), version.meta.in_force_from)) {
                                    "From " (day(version.meta.in_force_from)) @if let Some(to) = version.meta.in_force_to { " to " (day(to)) }
                                }
                            }
                            p { (version.asks) }
                            p { small { (citations(version)) } }
                        }
                    }
                }
            }
        }
    }
}
