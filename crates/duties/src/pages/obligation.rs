//! `/{county}/duties/{duty}/{body}`: what one body owes under one duty, period by period: how it stands, why, what shows it, what is
//! missing and what to do next.

use super::book;
use super::by_hand;
use super::desk::{Desk, Wanted};
use super::next;
use super::parts::{citations, due_said, obligation_tag, subnav};
use crate::DutyBook;
use crate::engine::{Obligation, State};
use crate::law::{Duty, event_words};
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, day, get};

/// So many years before the day are told.
const YEARS: i32 = 3;

pub(super) fn routes(guard: Guard) -> Vec<Route> {
    vec![get("/{county}/duties/{duty}/{body}", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (desk, stands) = Desk::inside(cx, Wanted::Years(YEARS))?;
    let (id, body) = (cx.param("duty")?.to_string(), cx.param("body")?.to_string());
    let duty = desk.version(&id).ok_or(Fault::Absent)?;
    let mut mine: Vec<&Obligation> =
        stands.owed.iter().filter(|one| *one.duty == *id && *one.body == *body).collect();
    let Some(name) = mine.last().map(|one| one.body_name.to_string()) else { return Err(Fault::Absent) };
    mine.sort_by(|a, b| (&a.csp, when(b), &b.label).cmp(&(&b.csp, when(a), &a.label)));
    let csps: Vec<Option<&str>> = {
        let mut all: Vec<Option<&str>> = mine.iter().map(|one| one.csp.as_deref()).collect();
        all.dedup();
        all
    };
    let book = book(&stands.facts, &desk.county, &body);
    let may = cx.read(|unit, actor| actor.may::<Update, DutyBook>(unit, &book))?;
    let recorded = by_hand::recorded(cx, duty, &book)?;
    let about = About { desk: &desk, duty, body: &body, may };
    let markup = html! {
        (subnav(&desk, true, ""))
        span class="govuk-caption-l" { (citations(duty)) }
        h1 class="govuk-heading-l" { (duty.meta.title) ": " (name) }
        p class="sm-lead" { (duty.asks) }
        @for csp in &csps {
            @let these: Vec<&Obligation> = mine.iter().copied().filter(|one| one.csp.as_deref() == *csp).collect();
            section class="sm-section" {
                @if let Some(csp) = csp { h2 class="govuk-heading-m" id=(csp) { "In " (stands.facts.name_of(csp)) } }
                @else { h2 class="govuk-visually-hidden" { "How it stands" } }
                (periods(&about, &these))
            }
        }
        (by_hand::list(cx, duty, &stands, &body, &recorded))
        @if let (true, Some(event)) = (may, duty.clock.event()) {
            p { a class="govuk-link" href=(desk.plain(&format!("duties/{id}/{body}/event"))) { "Record " (event_words(event)) } }
        }
        (desk.day_form(cx))
    };
    let page = desk.page(format!("{}: {name}", duty.meta.title), markup).crumb("Duties", desk.at("duties"));
    cx.page(page.crumb(duty.meta.title.clone(), desk.at(&format!("duties/{id}"))))
}

/// Whose obligations a page tells, and what its reader may do.
struct About<'a> {
    desk: &'a Desk,
    duty: &'a Duty,
    body: &'a str,
    /// Whether they may record evidence and events of the body.
    may: bool,
}

/// By what periods are put in order: by when they are due, or began.
fn when(one: &Obligation) -> Option<jiff::civil::Date> {
    one.due.or(one.period.map(|(_, to)| to))
}

/// What presses first, in full; then what was, and what is to come.
fn periods(about: &About<'_>, these: &[&Obligation]) -> Markup {
    let desk = about.desk;
    let pressing =
        |one: &&&Obligation| matches!(one.state, State::Overdue | State::Due | State::CannotBeKnown);
    let mut now: Vec<&Obligation> = these.iter().filter(pressing).copied().collect();
    // Of periods that are over, the last is told in full; those before it stand in the history.
    let last = now
        .iter()
        .filter(|one| one.state == State::Overdue && one.event.is_none())
        .map(|one| one.due)
        .max()
        .flatten();
    now.retain(|one| one.state != State::Overdue || one.event.is_some() || one.due == last);
    now.sort_by_key(|one| (one.state, one.due));
    let current =
        these.iter().find(|one| one.period.is_none_or(|(from, to)| from <= desk.day && desk.day <= to));
    if now.is_empty() {
        now.extend(current.or(these.first()).copied());
    }
    let rest: Vec<&Obligation> =
        these.iter().copied().filter(|one| !now.iter().any(|other| std::ptr::eq(*other, *one))).collect();
    html! {
        @for one in &now { (full(about, one)) }
        @if !rest.is_empty() { (history(&rest)) }
    }
}

/// One period in full.
fn full(about: &About<'_>, one: &Obligation) -> Markup {
    let class = match one.state {
        State::Overdue => "sm-card sm-card--late",
        State::Due => "sm-card sm-card--soon",
        _ => "sm-card",
    };
    html! {
        section class=(class) {
            h3 class="govuk-heading-m" { (heading(one)) }
            p { (obligation_tag(one)) " " (one.reason) }
            h4 class="govuk-heading-s" { "Why we say so" }
            ol class="sm-steps" {
                @if !one.bound.is_empty() { li { (one.body_name) " owes it as " (one.bound) "." } }
                li { (one.because) }
            }
            @if !one.evidence.is_empty() {
                h4 class="govuk-heading-s" { "What shows it" }
                ul class="govuk-list govuk-list--bullet" {
                    @for it in &one.evidence {
                        li { @if it.href.is_empty() { (it.title) } @else { a class="govuk-link" href=(it.href) { (it.title) } } @if let Some(on) = it.on { ", " (day(on)) } }
                    }
                }
            }
            @if !one.missing.is_empty() {
                h4 class="govuk-heading-s" { "What is missing" }
                ul class="govuk-list govuk-list--bullet" { @for missing in &one.missing { li { (missing) } } }
                (what_next(about, one))
            }
        }
    }
}

/// Where what is missing is made or recorded; by hand, what is kept nowhere else.
fn what_next(about: &About<'_>, one: &Obligation) -> Markup {
    let steps = next::steps(about.duty, about.body);
    html! {
        @if !steps.is_empty() || about.may {
            h4 class="govuk-heading-s" { "What to do next" }
            ul class="govuk-list" {
                @for step in &steps { li { a class="govuk-link" href=(about.desk.plain(&step.path)) { (step.words) } } }
                @if about.may { li { a class="govuk-link" href=(about.desk.plain(&hand(about, one))) { "Record evidence by hand" } } }
            }
        }
    }
}

fn hand(about: &About<'_>, one: &Obligation) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if one.period.is_some() || one.event.is_some() {
        query.append_pair("period", &one.part());
    }
    if let Some(csp) = &one.csp {
        query.append_pair("csp", csp);
    }
    let (path, query) = (format!("duties/{}/{}/evidence", about.duty.meta.id, about.body), query.finish());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn heading(one: &Obligation) -> String {
    match (one.label.is_empty(), due_said(one)) {
        (false, Some(due)) => format!("{}: {due}", one.label),
        (false, None) => one.label.to_string(),
        (true, Some(due)) => board::words::sentence(&due),
        (true, None) => "As it stands".into(),
    }
}

fn history(rest: &[&Obligation]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption sm-caption" { "Other periods, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Period", "State", "Due", "Evidence, or what is missing"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for one in rest {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { @if one.label.is_empty() { "As it stands" } @else { (one.label) } }
                        td class="govuk-table__cell" data-label="State" { span { (obligation_tag(one)) } }
                        td class="govuk-table__cell" data-label="Due" { span { @if let Some(due) = one.due { (day(due)) } @else { "No day" } } }
                        td class="govuk-table__cell" data-label="Evidence" { span { (super::duty::shown(one)) } }
                    }
                }
            }
        }
    }
}
