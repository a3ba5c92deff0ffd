//! `/{county}/actions/{ref}`: one action, its status with the reason, and every state that it was in.

use super::parts::{Aimed, action_of, aims, body_name, may, paragraphs, status_tag, when};
use crate::actions::{AcceptEvidence, Plan};
use crate::status::{Claim, Proof as Evidence, Scheme};
use crate::store::progress::Entry;
use crate::store::{self, Action, Agreement};
use board::{Record, Register, Snapshot};
use govuk::{Button, InsetText, WarningText};
use kernel::verbs::{Govern, Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/actions/{ref}", Guard::may::<View, Action>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let today = cx.today;
    let (plan, history, group, register, aims, scheme) = cx.read(|unit, actor| {
        let permit = action_of::<View>(cx, unit, actor)?;
        let plan = store::actions::one(unit, &permit)?.ok_or(Fault::Absent)?;
        // Who did what, and how it came about, is for the people of the county.
        let inside = store::things::is_inside(actor, &county);
        let history = if inside { store::progress::of(unit, &permit)? } else { Vec::new() };
        let aims = aims(unit, &actor.visible::<Agreement>(), &county)?;
        let group = store::things::whole(&county, "group", &plan.of.group);
        let group = !plan.of.group.is_empty() && actor.may::<View, Record>(unit, &group)?;
        Ok((plan, history, group, board::current(unit, &county)?, aims, Scheme::on(unit.kernel(), today)?))
    })?;
    let table = register.on(today);
    let code = plan.code(today);
    let meaning =
        scheme.meanings.iter().find(|m| m.code == code).map(|m| m.meaning.clone()).unwrap_or_default();
    let priority = aims.iter().find(|a| a.id == plan.of.priority);
    let body = html! {
        span class="govuk-caption-l" { (plan.reference()) }
        h1 class="govuk-heading-l" { (plan.of.title) }
        p class="sm-lead" { (status_tag(code)) " " (plan.ground().why(today)) }
        (buttons(cx, &plan)?)
        div class="sm-cols" {
            div {
                (stands(&plan, body_name(&register, &table, &plan.of.lead), cx))
                @if !history.is_empty() { (timeline(&history, &table)) }
            }
            div {
                (facts(cx, &plan, &register, priority, group))
                div class="sm-card sm-card--quiet" {
                    h2 class="govuk-heading-s" { (code.said()) ": " (scheme.name(code).to_lowercase()) }
                    p { (meaning) }
                }
            }
        }
    };
    let page = Page::new(format!("{} {}", plan.reference(), plan.of.title), "Actions", body);
    cx.page(page.crumb("Plan", cx.at("plan")).crumb("Actions", cx.at("actions")))
}

fn buttons(cx: &Cx<'_>, plan: &Plan) -> Outcome<Markup> {
    let at = |what: &str| cx.at(&format!("{}/{what}", plan.path()));
    let complete = plan.proof == Evidence::Accepted;
    let reports = !complete && may::<Update, Action>(cx, &plan.id)?;
    let governs = may::<Govern, Action>(cx, &plan.id)?;
    let settles = plan.claim == Claim::Complete && !complete && may::<AcceptEvidence, Action>(cx, &plan.id)?;
    Ok(html! {
        @if reports || governs || settles {
            div class="govuk-button-group" {
                @if reports { (Button::link("Report progress", at("report"))) }
                @if settles {
                    @if plan.proof == Evidence::Disputed {
                        a class="govuk-link" href=(at("evidence")) { "Look at the evidence again" }
                    } @else { (Button::link("Accept or dispute the evidence", at("evidence"))) }
                }
                @if governs { a class="govuk-link" href=(at("change")) { "Change this action" } }
            }
        }
    })
}

/// How it stands: what the reader must know first.
fn stands(plan: &Plan, lead: &str, cx: &Cx<'_>) -> Markup {
    html! {
        @if !plan.dispute.is_empty() {
            (WarningText::new(html! { "The evidence is disputed: " (plan.dispute) }))
        }
        @if !plan.ask.is_empty() {
            (InsetText::new(html! { strong { "Asks the board: " } (plan.ask) }))
        }
        @if !plan.exception.is_empty() {
            @let heading = match plan.claim {
                Claim::OnHold => "Why it is on hold",
                Claim::AtRisk => "The risk, and the way back",
                _ => "Exception",
            };
            section class="sm-section" {
                h2 class="govuk-heading-m" { (heading) }
                (paragraphs(&plan.exception))
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Progress" }
        @if plan.progress.is_empty() { p class="govuk-body" { "Nothing has been reported yet." } } @else {
            (paragraphs(&plan.progress))
            @if let Some(at) = plan.reported_at {
                p class="sm-note" { "Reported on " (when(at)) " by " (lead) " or a partner, as “" (plan.claim.said().to_lowercase()) "”." }
            }
        }
        }
        @if !plan.evidence.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Evidence" }
                (paragraphs(&plan.evidence))
                p class="sm-note" { (plan.proof.said()) "." }
            }
        }
        @if plan.late(cx.today) && plan.first_due != plan.of.due {
            p class="sm-note" { "It was first due on " (day(plan.first_due)) "." }
        }
    }
}

fn facts(cx: &Cx<'_>, plan: &Plan, register: &Register, priority: Option<&Aimed>, group: bool) -> Markup {
    let of = &plan.of;
    let table = register.on(cx.today);
    let body = |slug: &str| {
        let name = body_name(register, &table, slug).to_string();
        html! { a class="govuk-link" href=(cx.at(&format!("organisations/{slug}"))) { (name) } }
    };
    html! {
        dl class="sm-facts" {
            div { dt { "Led by" } dd { (body(&of.lead)) } dd { (of.owner) } }
            @if !of.partners.is_empty() { div { dt { "With" } @for partner in &of.partners { dd { (body(partner)) } } } }
            @if let Some(begins) = of.begins { div { dt { "Begins" } dd { (day(begins)) } } }
            div { dt { "Due" } dd { (day(of.due)) } @if plan.first_due != of.due { dd class="sm-quiet" { "first " (day(plan.first_due)) } } }
            @if let Some(Aimed { title, slug, .. }) = priority {
                div { dt { "Priority" } dd { a class="govuk-link" href=(cx.at(&format!("actions?priority={slug}"))) { (title) } } }
            }
            @if group {
                div { dt { "Answers to" } dd { a class="govuk-link" href=(cx.at(&format!("groups/{}", of.group))) { (table.group_name(&of.group)) } } }
            }
            @if !of.outcome.is_empty() { div { dt { "Outcome" } dd { (of.outcome) } } }
            @if !of.source.is_empty() { div { dt { "Comes from" } dd { (of.source) } } }
        }
    }
}

fn timeline(history: &[Entry], table: &Snapshot<'_>) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "History" }
            ol class="sm-timeline" {
                @for (at, entry) in history.iter().enumerate() {
                    li aria-current=[(at == 0).then_some("true")] {
                        p {
                            (status_tag(entry.shown)) " " strong { (said(&entry.kind)) } " "
                            time datetime=(kernel::time::civil(entry.at)) { (when(entry.at)) } " by " (table.who(&entry.by))
                        }
                        p { small { (entry.why) } }
                        @if !entry.words.is_empty() { p { (entry.words) } }
                        @if entry.kind == "reported" {
                            @if !entry.exception.is_empty() { p { strong { "Exception: " } (entry.exception) } }
                            @if !entry.ask.is_empty() { p { strong { "Asks: " } (entry.ask) } }
                            @if !entry.evidence.is_empty() { p { strong { "Evidence: " } (entry.evidence) } }
                        }
                    }
                }
            }
        }
    }
}

fn said(kind: &str) -> &'static str {
    match kind {
        "defined" => "Defined",
        "changed" => "Changed",
        "accepted" => "Evidence accepted",
        "disputed" => "Evidence disputed",
        "succeeded" => "Passed on",
        _ => "Reported",
    }
}
