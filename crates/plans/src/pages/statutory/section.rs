//! `/{county}/assessments/{group}/{year}/sections/{section}` and the same of plans: one section is written; nobody's words are lost.

use super::parts::{below, head, of, seen, seen_in};
use crate::events;
use crate::pages::parts::when;
use crate::statutory::{self, Held, Saved, Section, State, Statutory, Written};
use crate::store::statutory::{document, section};
use crate::store::{Assessment, PartnershipPlan};
use govuk::{Button, Details, InsetText, NotificationBanner};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, get, post};

const ASSESSMENT: &str = "/{county}/assessments/{group}/{year}/sections/{section}";
const PLAN: &str = "/{county}/partnership-plans/{group}/{year}/sections/{section}";

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::SectionSaved::KIND, events::SectionSetAside::KIND];
    let (one, other) = (Guard::may::<Update, Assessment>(), Guard::may::<Update, PartnershipPlan>());
    vec![
        get(ASSESSMENT, one, show::<Assessment>),
        post(ASSESSMENT, one, events, send::<Assessment>, show::<Assessment>),
        get(PLAN, other, show::<PartnershipPlan>),
        post(PLAN, other, events, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

struct Found {
    held: Held,
    partnership: String,
    section: Section,
    written: Written,
    texts: Vec<section::Kept>,
    /// Who saved last, and each text, as people read it.
    register: std::sync::Arc<board::Register>,
}

fn found<T: Statutory>(cx: &Cx<'_>) -> Outcome<Found> {
    let known = T::SORT.section(cx.param("section")?).ok_or(Fault::Absent)?;
    cx.read(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let register = board::current(unit, &held.county)?;
        Ok(Found {
            partnership: register.ever().group_name(&held.group),
            written: section::one(unit, &permit, &held.id, known.name)?,
            texts: section::texts(unit, &permit, &held.id, known.name)?,
            section: known,
            register,
            held,
        })
    })
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = found::<T>(cx)?;
    if found.held.state == State::Complete && cx.form.is_empty() {
        return Ok(Reply::see(cx.at(&found.held.path())));
    }
    page(cx, &found, false)
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let name = cx.param("section")?.to_string();
    let text = cx.form.get("text").unwrap_or_default().replace("\r\n", "\n").trim().to_string();
    let seen = seen_in(cx);
    let saved = cx.write(|unit, actor| {
        let permit = of::<Update, T>(cx, unit, actor)?;
        statutory::save(unit, &permit, &name, seen, &text)
    })?;
    let found = found::<T>(cx)?;
    match saved {
        Saved::Now if cx.form.get("do") == Some("stay") => {
            let at = format!("{}/sections/{name}?saved=yes", found.held.path());
            Ok(Reply::see(cx.at(&at)))
        }
        Saved::Now => Ok(Reply::see(cx.at(&format!("{}#s-{name}", found.held.path())))),
        Saved::SetAside(_) => page(cx, &found, true),
    }
}

fn page(cx: &Cx<'_>, found: &Found, late: bool) -> Outcome<Reply> {
    let Found { held, section, written, .. } = found;
    let path = cx.at(&format!("{}/sections/{}", held.path(), section.name));
    let letter = if section.name.len() == 1 { format!("({}) ", section.name) } else { String::new() };
    let body = html! {
        (head(held, &found.partnership, &format!("{letter}{}", section.title)))
        @if cx.query.get("saved").is_some() && cx.form.is_empty() { (NotificationBanner::success("The section is saved.")) }
        @if section.is_asked() { p class="sm-lead" { (section.asks) ". " span class="sm-note" { "S.I. 2007/1830, " (section.law) } } }
        @if late { (conflict(found)) }
        @else if !written.begun.is_empty() && written.text == written.begun {
            (InsetText::new("These are the words with which this section was begun. Until somebody changes them, the checklist does not count them."))
        }
        form method="post" action=(path) novalidate data-module="sm-unsaved" data-unsaved-text[!cx.form.is_empty()] {
            input type="hidden" name="csrf" value=(cx.csrf());
            (seen(written.version))
            (cx.textarea("text", "Text", &written.text).rows(22)
                .hint("Blank lines part paragraphs. “## ” begins a heading, “- ” a bullet, bars make a table. What stands between “[[private:” and “]]” is left out of the public version."))
            div class="govuk-button-group" {
                (Button::submit("Save").sends("do", "save").once())
                (Button::submit("Save and go on writing").sends("do", "stay").secondary().once())
                a class="govuk-link" href=(cx.at(&held.path())) { "Cancel" }
            }
        }
        @if !found.texts.is_empty() { (history(found)) }
    };
    cx.page(below(cx, held, &found.partnership, section.title, body))
}

fn who(found: &Found, mark: &str) -> String {
    let name = found.register.ever().who(mark);
    if name.is_empty() { "somebody else".into() } else { name }
}

fn conflict(found: &Found) -> Markup {
    let closed = found.held.state == State::Complete;
    html! {
        div class="govuk-error-summary" role="alert" data-module="govuk-error-summary" tabindex="-1" {
            h2 class="govuk-error-summary__title" {
                @if closed { "This document was completed while you were writing" } @else { "Somebody else saved this section while you were writing" }
            }
            div class="govuk-error-summary__body" {
                p { "Your words are kept, in the form below and in the history of this section. Nothing of theirs was changed." }
                @if closed { p { "If your words must go in, open the next version of the document first." } }
                @else { p { "Bring the two together in the form, then save it again." } }
            }
        }
        div class="sm-conflict" {
            div class="sm-conflict__theirs" {
                h2 class="govuk-heading-s" { "Saved by " (who(found, &found.written.author)) }
                (site::paper::blocks(&kernel::text::document(&found.written.text), 3))
            }
            div { h2 class="govuk-heading-s" { "Yours" } p { "In the form below, as you typed it." } }
        }
    }
}

fn history(found: &Found) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What was saved" }
            ol class="sm-timeline" {
                @for text in &found.texts {
                    li {
                        p {
                            strong { @if text.kind == "set-aside" { "Set aside, because somebody else had saved first" } @else { "Saved" } } " "
                            time datetime=(kernel::time::civil(text.at)) { (when(text.at)) } " by " (who(found, &text.by))
                        }
                        (Details::new("Show this text", site::paper::blocks(&kernel::text::document(&text.text), 3)))
                    }
                }
            }
        }
    }
}
