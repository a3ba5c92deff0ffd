//! `/{county}/papers/{paper}`: a report as it reads, where it stands, and what its reader can do.

use super::parts::{open, permit_of, sources, state_tag, when, who};
use crate::document::template::Content;
use crate::living::{Change, Finding, Weight, findings, since, template_of};
use crate::render::html::article;
use crate::{Held, Issue, Paper, Section, State, store};
use board::Register;
use govuk::Button;
use kernel::contracts::paper::Paper as Document;
use kernel::verbs::{Clear, Issue as IssueIt, Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/papers/{paper}", Guard::may::<View, Paper>(), show)]
}

/// What the page shows.
struct Shown {
    held: Held,
    document: Document,
    issue: Option<(Issue, Arc<Vec<Change>>)>,
    sections: Vec<Section>,
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
        let register = board::current(unit, &held.county)?;
        if let Some(issue) = store::issue_of(unit, &permit, permit.id())? {
            let stamp = store::last_event(unit, &permit, &held.county)?;
            let kernel = unit.kernel();
            let changes = kernel
                .memo()
                .get(&held.id, &stamp, || since(unit, &permit, &sources(cx), &held, &issue.footings))?;
            let document = issue.document.clone();
            let issue = Some((issue, changes));
            let (sections, found, may) = Default::default();
            return Ok(Shown { held, document, issue, sections, found, may, register });
        }
        let drafted = open(cx, unit, &permit)?;
        let may = May {
            write: actor.may::<Update, Paper>(unit, permit.id())?,
            clear: actor.may::<Clear, Paper>(unit, permit.id())?,
            issue: actor.may::<IssueIt, Paper>(unit, permit.id())?,
        };
        let template = template_of(unit.kernel(), &held.template, held.meeting())?;
        let found = findings(&template, &drafted.held, &drafted.sections, &drafted.drawn);
        let document = drafted.drawn.document;
        Ok(Shown { held, document, issue: None, sections: drafted.sections, found, may, register })
    })?;
    let title = format!("{}, {}", shown.held.front.title, day(shown.held.meeting()));
    let body = html! {
        @if let Some((issue, changes)) = &shown.issue { (issued(cx, &shown.held, issue, changes)) }
        @else { (draft(cx, &shown)) }
    };
    let page = Page::new(title, "Papers", body).crumb("Papers", cx.at("papers"));
    cx.page(page)
}

fn issued(cx: &Cx<'_>, held: &Held, issue: &Issue, changes: &[Change]) -> Markup {
    html! {
        div class="sm-cols" {
            (article(&issue.document))
            aside class="sm-screen" aria-label="About this report" {
                p { (state_tag(held)) }
                p { "Issued on " (when(issue.at)) @if held.public { "." } @else { ", for members." } " It will not change." }
                (files(cx, held, issue))
                (changed(changes))
                (integrity(issue))
            }
        }
    }
}

fn files(cx: &Cx<'_>, held: &Held, issue: &Issue) -> Markup {
    let size = |format: &str| issue.files.iter().find(|f| f.format == format).map(|f| bytes(f.bytes));
    let can = |format: &str| format != "pdf" || size(format).is_some() || cx.kernel().press().is_some();
    html! {
        h2 class="govuk-heading-s" { "As a file" }
        ul class="govuk-list" {
            @for (format, name) in [("pdf", "PDF"), ("docx", "Word"), ("txt", "Plain text"), ("json", "JSON")] {
                @if can(format) {
                    li {
                        a class="govuk-link" href=(cx.at(&format!("{}/files/{}.{format}", held.path(), held.slug))) { (name) }
                        @if let Some(size) = size(format) { " " span class="sm-quiet" { "(" (size) ")" } }
                    }
                }
            }
        }
    }
}

fn bytes(count: usize) -> String {
    if count < 10_000 { format!("{:.1} KB", count as f64 / 1000.0) } else { format!("{} KB", count / 1000) }
}

fn changed(changes: &[Change]) -> Markup {
    html! {
        h2 class="govuk-heading-s" { "Since it was issued" }
        @if changes.is_empty() {
            p { "Nothing that it draws on has changed." }
        } @else {
            p { "Some of what it draws on has changed. The report stays as it was issued." }
            ul class="govuk-list govuk-list--bullet" {
                @for change in changes {
                    li {
                        (change.what)
                        @if !change.source.of.is_empty() { " (" (change.source.of) ")" }
                        @if let Some(at) = change.at { " Last changed on " (when(at)) "." }
                    }
                }
            }
        }
    }
}

fn integrity(issue: &Issue) -> Markup {
    let pdf = issue.files.iter().find(|file| file.format == "pdf");
    let words = html! {
            p { "The ledger of this board ended here when the report was issued. Its keeper can show with it that nothing before was altered since." }
            p class="sm-mono" { (issue.head) }
            p { "The rulebook under which it was made:" }
            p class="sm-mono" { (issue.rulebook) }
            @if let Some(pdf) = pdf {
                p { "SHA-256 of the PDF:" }
                p class="sm-mono" { (pdf.hash) }
            }
    };
    html! { (govuk::Details::new("How to check it", words)) }
}

fn draft(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let Shown { held, sections, found, may, register, .. } = shown;
    let musts = found.iter().filter(|finding| finding.weight == Weight::Must).count();
    let table = register.on(cx.today);
    html! {
        div class="sm-cols" {
            (article(&shown.document))
            aside class="sm-screen" aria-label="About this report" {
                p { (state_tag(held)) }
                p {
                    @match held.state {
                        State::Cleared => {
                            "Cleared" @if let Some(at) = held.cleared_at { " on " (when(at)) }
                            @if let Some(by) = &held.cleared_by { " by " (who(&table, by)) }
                            ". The partnership officer issues it."
                        }
                        _ => { "The chair of " (table.group_name(held.owner_slug())) " clears it, then the partnership officer issues it." }
                    }
                }
                p class="sm-quiet" { "To be issued by " (day(crate::tasks::issue_by(held.meeting()))) ": five clear days before the meeting (Local Government Act 1972, section 100B)." }
                (actions(cx, held, *may, musts))
                @if may.write { (parts(cx, held, sections, found)) }
                h2 class="govuk-heading-s" { "As a file" }
                ul class="govuk-list" {
                    @for (format, name) in [("pdf", "PDF"), ("docx", "Word")] {
                        @if format != "pdf" || cx.kernel().press().is_some() {
                            li { a class="govuk-link" href=(cx.at(&format!("{}/files/{}.{format}", held.path(), held.slug))) { (name) ", as it reads now" } }
                        }
                    }
                }
            }
        }
    }
}

fn actions(cx: &Cx<'_>, held: &Held, may: May, musts: usize) -> Markup {
    let to = |below: &str| cx.at(&format!("{}/{below}", held.path()));
    html! {
        div class="govuk-button-group" {
            @if may.clear && musts == 0 { (Button::link("Clear this report", to("clear"))) }
            @if may.issue { (Button::link("Issue this report", to("issue"))) }
            @if may.issue { (Button::link("Take back to draft", to("take-back")).secondary()) }
            @if may.write || may.clear || may.issue { a class="govuk-link" href=(to("check")) { "Before it can be issued" @if musts > 0 { " (" (musts) ")" } } }
        }
    }
}

/// The parts of a report with what each wants, for whoever writes it.
fn parts(cx: &Cx<'_>, held: &Held, sections: &[Section], found: &[Finding]) -> Markup {
    let template = template_of(cx.kernel(), &held.template, held.meeting()).ok();
    let implication = |name: &str| {
        template
            .as_ref()
            .and_then(|t| t.section(name))
            .is_some_and(|spec| spec.content == Content::Implication)
    };
    let wants = |starts: &str| {
        found
            .iter()
            .any(|f| f.weight == Weight::Must && f.at.split('#').next().is_some_and(|at| at == starts))
    };
    let named = |name: &str| {
        found.iter().any(|f| {
            f.weight == Weight::Must && f.at.strip_prefix("implications#").is_some_and(|at| at == name)
        })
    };
    let line = |label: &str, below: &str, wanting: bool| {
        html! {
            li {
                a class="govuk-link" href=(cx.at(&format!("{}/{below}", held.path()))) { (label) }
                " "
                @if wanting { (tag(Tone::Soon, "To do")) } @else { (tag(Tone::Ok, "Done")) }
            }
        }
    };
    html! {
        h2 class="govuk-heading-s" { "Write" }
        ul class="govuk-list sm-parts" {
            (line("Cover", "cover", wants("cover")))
            @for section in sections {
                @if implication(&section.name) {
                    (line(&section.heading, &format!("implications#{}", section.name), named(&section.name)))
                } @else {
                    @let at = format!("sections/{}", section.name);
                    (line(&section.heading, &at, wants(&at)))
                }
            }
        }
    }
}
