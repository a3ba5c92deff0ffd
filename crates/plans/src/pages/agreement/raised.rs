//! `/{county}/plan/{agreement}/priorities/{priority}/raised`: a priority, the findings that raised it, and what is done about it.

use super::{page_of, path, whole};
use crate::agreement::{Joint, Kind};
use crate::pages::parts::{encoded, paragraphs};
use crate::scoring::{Basis, matters};
use crate::store::{self, Agreement};
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let path = "/{county}/plan/{agreement}/priorities/{priority}/raised";
    vec![get(path, Guard::may::<View, Agreement>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.param("priority")?.to_string();
    let (it, seen, whole_is_there) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        // What an assessment found is shown to whoever may read that assessment, and nobody else.
        let of = it.ground.basis.iter().map(|(_, basis)| basis);
        let seen = matters::readable(unit, actor, permit.county(), &it.ground.held.terms.legal_year, of)?;
        let inside = store::things::is_inside(actor, permit.county());
        let there = inside || it.ground.editions.iter().any(|e| e.kind == Kind::Issued);
        Ok((it, seen, there))
    })?;
    let held = &it.ground.held;
    let priority = it.ground.priorities.iter().find(|p| p.slug == slug).ok_or(Fault::Absent)?;
    let joint = it.ground.joint(&priority.id).cloned().unwrap_or_default();
    let raised: Vec<&Basis> = it.ground.raised(&priority.id).collect();
    let actions = encoded([("priority", priority.slug.as_str())]);
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { (priority.aim.title) }
        (paragraphs(&priority.aim.about))
        h2 class="govuk-heading-m" { "What raised it" }
        @if raised.is_empty() {
            p { "No finding of an assessment is recorded for it." }
        } @else {
            ul class="govuk-list" {
                @for basis in &raised {
                    li {
                        @if seen.contains(basis) {
                            strong { (basis.csp_name) } ": " (basis.words) " "
                            a class="govuk-link" href=(basis.href) { "See the finding and its evidence" span class="govuk-visually-hidden" { ": " (basis.words) ", " (basis.csp_name) } }
                        } @else { strong { (basis.csp_name) } ", in its strategic assessment of " (held.terms.legal_year) }
                    }
                }
            }
        }
        h2 class="govuk-heading-m" { "What is done about it" }
        (said(&it.register, &joint))
        p { a class="govuk-link" href=(cx.at(&format!("actions?{actions}"))) { "Its actions and how they stand" } }
        @if whole_is_there { p { a class="govuk-link" href=(path(cx, held, "document")) { "Read the agreement" } } }
    };
    cx.page(page_of(cx, held, priority.aim.title.as_str(), body))
}

fn said(register: &board::Register, joint: &Joint) -> maud::Markup {
    let on = register.ever();
    html! {
        dl class="sm-facts" {
            div { dt { "Joint action" } dd { @if joint.joint.is_empty() { "Not said yet" } @else { (joint.joint) } } }
            div { dt { "Lead" } dd { @if joint.lead.is_empty() { "Not said yet" } @else { (on.organisation_name(&joint.lead)) } } }
            div { dt { "Measure" } dd { @if joint.measure.is_empty() { "Not said yet" } @else { (joint.measure) } } }
        }
    }
}
