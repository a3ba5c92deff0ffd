//! `/{county}/actions/{ref}/evidence`: somebody else than the lead accepts or disputes that an action is complete.

use super::parts::{action_of, paragraphs};
use crate::actions::{self, AcceptEvidence};
use crate::events;
use crate::status::{Claim, Proof as Evidence};
use crate::store::{self, Action};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/actions/{ref}/evidence";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<AcceptEvidence, Action>();
    let events = &[events::EvidenceAccepted::KIND, events::EvidenceDisputed::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (plan, register) = cx.read(|unit, actor| {
        let permit = action_of::<AcceptEvidence>(cx, unit, actor)?;
        let plan = store::actions::one(unit, &permit)?.ok_or(Fault::Absent)?;
        Ok((plan, board::current(unit, &county)?))
    })?;
    if plan.claim != Claim::Complete || plan.proof == Evidence::Accepted {
        return Ok(Reply::see(cx.at(&plan.path())));
    }
    let lead = register.on(cx.today).organisation_name(&plan.of.lead);
    let why = cx.textarea("why", "What is missing or wrong?", &plan.dispute).rows(3);
    let choices = [
        Choice::new("accept", "Yes: it is complete").hint("The action turns blue."),
        Choice::new("dispute", "No: I dispute it")
            .hint("It turns amber, and its lead reads why.")
            .reveals(html! { (why) }),
    ];
    let body = html! {
        span class="govuk-caption-l" { (plan.reference()) ", reported complete by " (lead) }
        h1 class="govuk-heading-l" { (plan.of.title) }
        h2 class="govuk-heading-m" { "Evidence" }
        (paragraphs(&plan.evidence))
        @if !plan.of.outcome.is_empty() {
            h2 class="govuk-heading-m" { "What was to be different" }
            (paragraphs(&plan.of.outcome))
        }
        (cx.form(&cx.at(&format!("{}/evidence", plan.path())), html! {
            input type="hidden" name="seen" value=(plan.version);
            (cx.radios("verdict", "Does the evidence show that it is complete?", "", choices))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(cx.at(&plan.path())) { "Cancel" }
            }
        }))
    };
    let page = Page::new(format!("Evidence of {}", plan.reference()), "Actions", body);
    cx.page(page.crumb("Actions", cx.at("actions")).crumb(plan.reference(), cx.at(&plan.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let accept =
        fields.choice("verdict", &[("accept", true), ("dispute", false)], "Choose whether it is complete");
    let why = if accept == Some(false) {
        fields.text("why", "Say what is missing or wrong, so that the lead can put it right")
    } else {
        String::new()
    };
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = action_of::<AcceptEvidence>(cx, unit, actor)?;
        match accept {
            Some(true) => actions::accept(unit, &permit, seen, ""),
            _ => actions::dispute(unit, &permit, seen, &why),
        }
    })?;
    Ok(Reply::see(cx.at(&format!("actions/{}", cx.param("ref")?))))
}
