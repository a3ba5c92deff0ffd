//! `/{county}/papers/{paper}`: a report as it reads. Of one that is not issued also where it stands, and what is to do.

use super::parts::{Open, open, permit_of, sources, state_tag, when};
use crate::document::template::Content;
use crate::living::{Change, Finding, Weight, findings, since};
use crate::render::html::preview;
use crate::{Held, Issue, Paper, State, store};
use board::Register;
use govuk::Button;
use kernel::verbs::{Clear, Issue as IssueIt, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/papers/{paper}", Guard::may::<View, Paper>(), show)]
}

/// What has changed since a report was issued, for those who are told.
type Since = Option<Arc<Vec<Change>>>;

/// What the page shows.
enum Shown {
    Issued(Box<(Held, Issue, Since)>),
    Waiting(Box<Waiting>),
}

/// A paper that is not issued yet.
struct Waiting {
    open: Open,
    found: Vec<Finding>,
    may: May,
    register: Arc<Register>,
}

/// What the reader may do with it.
#[derive(Clone, Copy, Default)]
struct May {
    write: bool,
    clear: bool,
    issue: bool,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let shown = cx.read(|unit, actor| {
        let permit = permit_of::<View>(cx, unit, actor)?;
        let held = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        match store::issue_of(unit, &permit, permit.id())? {
            Some(issue) => {
                // What has changed since may be what the public is not to see yet.
                let changes = if is_inside(actor, &cx.county()?.id) {
                    Some(changes(cx, unit, &permit, &held, &issue)?)
                } else {
                    None
                };
                Ok(Shown::Issued(Box::new((held, issue, changes))))
            }
            None => Ok(Shown::Waiting(Box::new(waiting(cx, unit, actor, &permit)?))),
        }
    })?;
    let (held, body) = match &shown {
        Shown::Issued(it) => {
            (&it.0, super::issued::body(cx, &it.0, &it.1, it.2.as_ref().map(|all| all.as_slice())))
        }
        Shown::Waiting(it) => (&it.open.held, body(cx, it)),
    };
    let title = format!("{}, {}", held.front.title, day(held.meeting()));
    cx.page(Page::new(title, "Papers", body).crumb("Papers", cx.at("papers")))
}

/// Whether somebody is one of those who read what the county's papers draw on before it is published.
fn is_inside(actor: &Actor, county: &str) -> bool {
    ["sits", "officer", "analyst", "ig_lead"].iter().any(|role| actor.holds(role, county))
}

/// What has changed since it was issued: worked out again only when something in the county has happened.
fn changes(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    permit: &Permit<View, Paper>,
    held: &Held,
    issue: &Issue,
) -> Outcome<Arc<Vec<Change>>> {
    let stamp = store::last_event(unit, permit, &held.county)?;
    let kernel = unit.kernel();
    kernel.memo().get(&held.id, &stamp, || since(unit, permit, &sources(cx), held, &issue.footings))
}

fn waiting(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    permit: &Permit<View, Paper>,
) -> Outcome<Waiting> {
    let open = open(cx, unit, permit)?;
    let may = May {
        write: actor.may::<Update, Paper>(unit, permit.id())?,
        clear: actor.may::<Clear, Paper>(unit, permit.id())?,
        issue: actor.may::<IssueIt, Paper>(unit, permit.id())?,
    };
    let found = findings(&open.template, &open.held, &open.sections, &open.drawn);
    let register = board::current(unit, &open.held.county)?;
    Ok(Waiting { open, found, may, register })
}

fn body(cx: &Cx<'_>, waiting: &Waiting) -> Markup {
    let Waiting { open, found, may, register } = waiting;
    let held = &open.held;
    let musts = found.iter().filter(|finding| finding.weight == Weight::Must).count();
    html! {
        span class="govuk-caption-l" { "Report to the " (held.front.board) ", " (day(held.meeting())) }
        h1 class="govuk-heading-l" { (held.front.title) }
        p class="sm-lead" { (state_tag(held)) " " (stands(cx, held, register)) }
        @if let Some(due) = crate::tasks::issue_by(cx.kernel(), held.meeting()) { p class="sm-quiet" { "To be issued in time: " (due.because) } }
        (actions(cx, held, *may, musts))
        @if may.write { (parts(cx, waiting)) }
        section class="sm-section" aria-labelledby="reads" {
            div class="sm-head" {
                h2 class="govuk-heading-m" id="reads" { "How it reads now" }
                p class="sm-screen" { "As it is: " (as_files(cx, held)) }
            }
            (preview(&open.drawn.document, 3))
        }
    }
}

/// Who has it, in a sentence.
fn stands(cx: &Cx<'_>, held: &Held, register: &Register) -> Markup {
    let table = register.on(cx.today);
    html! {
        @if held.state == State::Cleared {
            "Cleared" @if let Some(at) = held.cleared_at { " on " (when(at)) }
            @if let Some(by) = &held.cleared_by { " by " (table.who(by)) }
            ". The partnership officer issues it."
        } @else {
            "The chair of the " (table.group_name(held.owner_slug())) " clears it, then the partnership officer issues it."
        }
    }
}

fn as_files(cx: &Cx<'_>, held: &Held) -> Markup {
    html! {
        @if cx.kernel().press().is_some() { a class="govuk-link" href=(super::files::path(cx, held, "pdf")) { "PDF" } ", " }
        a class="govuk-link" href=(super::files::path(cx, held, "docx")) { "Word" }
    }
}

fn actions(cx: &Cx<'_>, held: &Held, may: May, musts: usize) -> Markup {
    let to = |below: &str| cx.at(&format!("{}/{below}", held.path()));
    html! {
        @if may.write || may.clear || may.issue {
            div class="govuk-button-group" {
                @if may.clear && musts == 0 { (Button::link("Clear this report", to("clear"))) }
                @if may.issue { (Button::link("Issue this report", to("issue"))) }
                @if may.issue { (Button::link("Take back to draft", to("take-back")).secondary()) }
                a class="govuk-link" href=(to("check")) {
                    "Before it can be issued" @if musts > 0 { ": " (musts) " to put right" }
                }
            }
        }
    }
}

/// The parts of a report with what each wants, for whoever writes it.
fn parts(cx: &Cx<'_>, waiting: &Waiting) -> Markup {
    let Waiting { open, found, .. } = waiting;
    let musts: Vec<&str> = found.iter().filter(|f| f.weight == Weight::Must).map(|f| f.at.as_str()).collect();
    let mut lines =
        vec![("Cover".to_string(), "cover".to_string(), musts.iter().any(|at| at.starts_with("cover")))];
    for section in &open.sections {
        let spec = open.template.section(&section.name);
        let implication = spec.is_some_and(|spec| spec.content == Content::Implication);
        let at = if implication {
            format!("implications#{}", section.name)
        } else {
            format!("sections/{}", section.name)
        };
        let wants = musts.contains(&at.as_str());
        lines.push((section.heading.clone(), at, wants));
    }
    html! {
        section class="sm-section" aria-labelledby="parts" {
            h2 class="govuk-heading-m" id="parts" { "Its parts" }
            ul class="govuk-task-list sm-parts" {
                @for (place, (label, at, wants)) in lines.iter().enumerate() {
                    @let status = format!("part-{place}");
                    li class="govuk-task-list__item govuk-task-list__item--with-link" {
                        div class="govuk-task-list__name-and-hint" {
                            a class="govuk-link govuk-task-list__link" aria-describedby=(status)
                                href=(cx.at(&format!("{}/{at}", open.held.path()))) { (label) }
                        }
                        div class="govuk-task-list__status" id=(status) {
                            @if *wants { (tag(Tone::Soon, "To do")) } @else { (tag(Tone::Ok, "In order")) }
                        }
                    }
                }
            }
        }
    }
}
