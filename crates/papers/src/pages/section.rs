//! `/{county}/papers/{paper}/sections/{section}`: an author writes one part, with its preview beside it.

use super::parts::{Open, caption, open, page_of, permit_of, sources, when};
use crate::document::template::{Content, SectionSpec};
use crate::living::{self, Saved, draw};
use crate::render::html::part;
use crate::{Paper, Section, events};
use board::Register;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/papers/{paper}/sections/{section}";
const PREVIEW: &str = "/{county}/papers/{paper}/sections/{section}/preview";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Paper>();
    let events = &[events::SectionChanged::KIND, events::SetAside::KIND];
    vec![
        get(PATH, guard, show),
        post(PATH, guard, events, send, show),
        site::preview(PREVIEW, guard, preview),
    ]
}

/// The paper as it would read with other words in one of its sections.
struct Writing {
    open: Open,
    section: Section,
    register: Arc<Register>,
}

fn writing(cx: &Cx<'_>, typed: Option<&str>) -> Outcome<Writing> {
    let name = cx.param("section")?.to_string();
    cx.read(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        let mut open = open(cx, unit, &permit)?;
        let section = open.sections.iter().find(|s| s.name == name).cloned().ok_or(Fault::Absent)?;
        if let Some(typed) = typed {
            let mut sections = open.sections.clone();
            for other in sections.iter_mut().filter(|s| s.name == name) {
                other.markdown = typed.to_string();
            }
            open.drawn = draw(unit, &sources(cx), &open.held, &sections)?;
        }
        let register = board::current(unit, &open.held.county)?;
        Ok(Writing { open, section, register })
    })
}

fn typed(cx: &Cx<'_>) -> String {
    Fields::of(&cx.form).optional("markdown")
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let typed = (!cx.form.is_empty()).then(|| typed(cx));
    let writing = writing(cx, typed.as_deref())?;
    page(cx, &writing, None)
}

/// The preview alone for the script, and the whole page for a browser without one.
fn preview(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let writing = writing(cx, Some(&typed(cx)))?;
    if cx.form.get("as") == Some("page") {
        return page(cx, &writing, None);
    }
    // Only the script asks for this: never a page of its own.
    let bytes = previewed(&writing).into_string().into_bytes();
    Ok(Reply::File { media: "text/plain; charset=utf-8", name: None, bytes })
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let name = cx.param("section")?.to_string();
    let seen: i64 = cx.form.get("seen").and_then(|n| n.parse().ok()).unwrap_or(0);
    let words = typed(cx);
    let saved = cx.write(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        living::section(unit, &permit, &name, seen, &words)
    })?;
    match saved {
        Saved::Kept => {
            let back = cx.form.get("then") == Some("stay");
            let path = format!("papers/{}", cx.param("paper")?);
            Ok(Reply::see(cx.at(&if back { format!("{path}/sections/{name}?saved=yes") } else { path })))
        }
        Saved::SetAside(theirs) => {
            let writing = writing(cx, Some(&words))?;
            page(cx, &writing, Some(&theirs))
        }
    }
}

fn page(cx: &Cx<'_>, writing: &Writing, theirs: Option<&Section>) -> Outcome<Reply> {
    let Writing { open, section, register } = writing;
    let at = cx.at(&format!("{}/sections/{}", open.held.path(), section.name));
    let spec = open.template.section(&section.name);
    let body = html! {
        (caption(&open.held))
        h1 class="govuk-heading-l" { (section.heading) }
        @if cx.query.get("saved").is_some() && cx.form.is_empty() {
            (govuk::NotificationBanner::success("Saved. It stands in the draft."))
        }
        @if let Some(theirs) = theirs { (conflict(theirs, &register.on(cx.today).who(&theirs.changed_by), &super::section::typed(cx))) }
        @if let Some(spec) = spec { @if !spec.guidance.is_empty() { p class="sm-lead" { (spec.guidance) } } }
        form class="sm-editor" method="post" action=(at) novalidate data-module="sm-unsaved sm-preview"
            data-preview-url=(format!("{at}/preview")) data-preview-into="preview" data-unsaved-text[!cx.form.is_empty()] {
            div {
                input type="hidden" name="csrf" value=(cx.csrf());
                // The version that this page shows: never what was typed, which may be older.
                input type="hidden" name="seen" value=(theirs.map_or(section.version, |theirs| theirs.version));
                (cx.textarea("markdown", "Text", &section.markdown).rows(16).hint(hint(spec)).classes("sm-editor__text"))
                div class="govuk-button-group" {
                    (Button::submit("Save").once())
                    (Button::submit("Save and go on writing").sends("then", "stay").secondary().once())
                    (Button::submit("Preview").sends("as", "page").secondary().attribute("formaction", format!("{at}/preview")))
                    a class="govuk-link" href=(cx.at(&open.held.path())) { "Cancel" }
                }
                (help(cx))
                p { a class="govuk-link" href=(format!("{at}/history")) { "Earlier texts of this part" } }
            }
            div class="sm-editor__preview" tabindex="0" role="region" aria-label="How it will read" {
                h2 class="govuk-heading-s" { "How it will read" }
                p class="sm-editor__state" aria-live="polite" { "" }
                div id="preview" { (previewed(writing)) }
            }
        }
    };
    cx.page(page_of(cx, &open.held, &section.heading, body))
}

fn hint(spec: Option<&SectionSpec>) -> &'static str {
    match spec.map(|spec| spec.content) {
        Some(Content::Recommendation) => {
            "One act a line, each starting with a number and a full stop. Letters, semicolons and the stem are put in for you."
        }
        Some(Content::BackgroundPapers) => {
            "One document a line. Leave it empty when there are none: the heading is then left out."
        }
        Some(Content::Contacts) => "One line each. Start a sub-heading with ##.",
        _ => {
            "A blank line between paragraphs. Paragraphs are numbered for you. Start an item of a list with a hyphen."
        }
    }
}

fn help(cx: &Cx<'_>) -> Markup {
    let sources: Vec<(&str, &str)> = cx.app.sources().map(|source| (source.example, source.what)).collect();
    let words = html! {
        p { "A line of its own in double braces is drawn from what the board keeps, for the day of the meeting, and follows it until the report is issued:" }
        dl class="sm-facts" {
            @for (example, what) in &sources { div { dt class="sm-mono" { (example) } dd { (what) } } }
        }
        p { "Other marks: " code { "**strong**" } ", " code { "*stressed*" } ", " code { "## Sub-heading" } ", " code { "¶" } " before a paragraph that takes no number." }
    };
    html! { (govuk::Details::new("What can be drawn live, and other marks", words)) }
}

fn previewed(writing: &Writing) -> Markup {
    let Writing { open, section, .. } = writing;
    let problems: Vec<_> = open.drawn.problems.iter().filter(|p| p.section == section.name).collect();
    html! {
        @for problem in problems { p class="govuk-error-message" { "Line " (problem.line) ": " (problem.message) } }
        @match part(&open.drawn.document, &section.heading, 2) {
            Some(markup) => (markup),
            None => p class="sm-quiet" { "Nothing yet. A part that is empty is left out of the report." },
        }
    }
}

fn conflict(theirs: &Section, by: &str, yours: &str) -> Markup {
    html! {
        div class="govuk-error-summary" role="alert" data-module="govuk-error-summary" tabindex="-1" {
            h2 class="govuk-error-summary__title" { "Somebody else saved this part while you were writing" }
            div class="govuk-error-summary__body" {
                p { "Your words are kept: in the form below, and among the earlier texts of this part. Nothing of theirs was changed." }
                p { "Bring the two together in the form, then save it again." }
            }
        }
        section class="sm-conflict" aria-label="The two texts" {
            div class="sm-conflict__theirs" {
                h2 class="govuk-heading-s" { "Saved by " (by) " on " (when(theirs.changed_at)) }
                div class="sm-diff" { (theirs.markdown) }
            }
            div {
                h2 class="govuk-heading-s" { "Yours" }
                div class="sm-diff" { (yours) }
            }
        }
    }
}
