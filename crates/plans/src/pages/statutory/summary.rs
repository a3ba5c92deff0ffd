//! `/{county}/partnership-plans/{group}/{year}/summary`: the summary that a partnership must publish; and its publication.

use super::parts::{below, head, lines, of, seen, seen_in};
use crate::events;
use crate::pages::parts::{may, when};
use crate::partnership::{self, Published, published};
use crate::statutory::{Held, State, latest};
use crate::store::statutory::document;
use crate::store::{PartnershipPlan, ViewPrivate};
use govuk::Button;
use kernel::ledger::Event;
use kernel::text::{document as blocks, marks};
use kernel::verbs::{Issue, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, empty, get, paper, post};

const PATH: &str = "/{county}/partnership-plans/{group}/{year}/summary";

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, PartnershipPlan>(), show),
        post(PATH, Guard::may::<Issue, PartnershipPlan>(), &[events::SummaryPublished::KIND], send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, name, kept, draft) = cx.read(|unit, actor| {
        let permit = of::<View, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let kept = published(unit, &permit, &held)?;
        let draft = if actor.may::<ViewPrivate, PartnershipPlan>(unit, &held.id)? {
            marks::public(latest(unit, &permit, &held)?.text("summary"))
        } else {
            String::new()
        };
        Ok((held, name, kept, draft))
    })?;
    let publishes = may::<Issue, PartnershipPlan>(cx, &held.id)?;
    let stale = kept.as_ref().is_none_or(|kept| kept.it.edition != held.edition);
    let body = html! {
        (head(&held, &name, "Summary of the plan"))
        @match &kept {
            Some(kept) => {
                (paper::blocks(&blocks(&kept.it.text), 2))
                dl class="sm-facts" {
                    div { dt { "Published" } dd { (when(kept.at)) } }
                    div { dt { "In these forms" } dd { (kept.it.formats.join("; ")) } }
                    @if !kept.it.address.is_empty() { div { dt { "Also to be had" } dd { (kept.it.address) } } }
                    div { dt { "To reach" } dd { (kept.it.reaches) } }
                }
            }
            None => (empty("The summary of the plan appears here once it is published.", html! {})),
        }
        @if publishes && stale { (form(cx, &held, &draft)) }
    };
    cx.page(below(cx, &held, &name, "Summary of the plan", body))
}

fn form(cx: &Cx<'_>, held: &Held, draft: &str) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Publish the summary" }
            @if held.state == State::Draft { p class="sm-note" { "The plan is a draft. Its summary can be published once the plan is complete." } }
            @else {
                p class="sm-note" { "The law asks for a summary of the plan, in forms that reach as many different groups as is reasonable. S.I. 2007/1830, regulation 14" }
                @if draft.is_empty() { p { "The section Summary says nothing yet." } } @else { (govuk::Details::new("Read what will be published", paper::blocks(&blocks(draft), 3))) }
                (cx.form(&cx.at(&format!("{}/summary", held.path())), html! {
                    @if let Some(error) = cx.error("text") { p class="govuk-error-message" id="text" { (error) } }
                    (seen(held.version))
                    (cx.textarea("formats", "In which forms is it published?", "This page").rows(3).hint("One a line: This page; a leaflet in six libraries; a recording in British Sign Language."))
                    (cx.input("address", "Where else can it be had? (optional)", ""))
                    (cx.textarea("reaches", "Which groups does that reach?", "").rows(2))
                    (Button::submit("Publish the summary").once())
                }))
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let how = Published {
        formats: lines(&fields.optional("formats")),
        address: fields.optional("address"),
        reaches: fields.optional("reaches"),
        ..Published::default()
    };
    let seen = seen_in(cx);
    let path = cx.write(|unit, actor| {
        // Whoever may publish it may read it, which the page that is shown again asks as well.
        let permit = of::<Issue, PartnershipPlan>(cx, unit, actor)?;
        let path = document::one(unit, &permit)?.path();
        let recorded = partnership::publish(unit, &permit, seen, &how)?;
        Ok::<_, Fault>(recorded.carrying(path))
    })?;
    Ok(Reply::see(cx.at(&format!("{path}/summary"))))
}
