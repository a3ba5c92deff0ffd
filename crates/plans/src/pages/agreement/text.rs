//! `/{county}/plan/{agreement}/text`: the officer writes the two parts that regulation 9(3) asks for, and what stands around them.

use super::{page_of, path, seen, whole};
use crate::agreement::{self, Parts, Stage};
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::Agreement;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/{agreement}/text";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Agreement>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgreementWritten::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| Ok(whole::<Update>(cx, unit, actor)?.1))?;
    let (held, parts) = (&it.ground.held, &it.ground.parts);
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Write the agreement" }
        @if parts.stage == Stage::Signing {
            p class="sm-lead" { "It is out for signing, so it is not changed. " a class="govuk-link" href=(path(cx, held, "signatures")) { "Take it back first" } "." }
        }
        (priorities(cx, &it))
        form method="post" action=(path(cx, held, "text")) novalidate data-module="sm-unsaved" {
            input type="hidden" name="csrf" value=(cx.csrf());
            input type="hidden" name="seen" value=(cx.value("seen", parts.version.to_string()));
            (cx.textarea("part-a", "How we will carry out the priorities together", &parts.part_a)
                .hint("How the responsible authorities might more effectively implement the priorities of the assessments through co-ordinated or joint working: SI 2007/1830, regulation 9(3)(a). An agreement without it is none.").rows(8))
            (cx.textarea("part-b", "How else we will act together", &parts.part_b)
                .hint("How they might otherwise reduce re-offending, crime and disorder or combat substance misuse through co-ordinated or joint working: regulation 9(3)(b). An agreement without it is none.").rows(8))
            (cx.textarea("method", "How the priorities were chosen", &parts.method)
                .hint("Drafted from the reasons of the decision. It is part of the document, which may become public.").rows(5))
            (cx.textarea("monitoring", "How we will see whether it works (optional)", &parts.monitoring).rows(4))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(path(cx, held, "document")) { "Read it whole" }
            }
        }
    };
    cx.page(page_of(cx, held, "Write the agreement", body))
}

/// The priorities with what is said of each, leading to where it is written.
fn priorities(cx: &Cx<'_>, it: &super::Whole) -> Markup {
    let held = &it.ground.held;
    let on = it.register.ever();
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Priorities" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Priority", "Raised by", "Joint action", "Lead", "Measure"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for priority in it.ground.priorities.iter().filter(|p| !p.aim.cross_cutting) {
                    @let joint = it.ground.joint(&priority.id).cloned().unwrap_or_default();
                    @let said = |text: &str| if text.is_empty() { "Not said yet".to_string() } else { text.to_string() };
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(path(cx, held, &format!("priorities/{}/joint", priority.slug))) { (priority.aim.title) } }
                        td class="govuk-table__cell" data-label="Raised by" { (it.ground.partnerships(&priority.id).join("; ")) }
                        td class="govuk-table__cell" data-label="Joint action" { (said(&joint.joint)) }
                        td class="govuk-table__cell" data-label="Lead" { @if joint.lead.is_empty() { "Not said yet" } @else { (on.organisation_name(&joint.lead)) } }
                        td class="govuk-table__cell" data-label="Measure" { (said(&joint.measure)) }
                    }
                }
            }
        }
        p { a class="govuk-link" href=(path(cx, held, "priorities/new")) { "Add a priority or theme" } }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let parts = Parts {
        part_a: fields.optional("part-a"),
        part_b: fields.optional("part-b"),
        method: fields.optional("method"),
        monitoring: fields.optional("monitoring"),
        ..Parts::default()
    };
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::write(unit, &permit, seen, &parts)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}/document", cx.param("agreement")?))))
}
