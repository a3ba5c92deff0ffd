//! `/{county}/actions/{ref}/report`: an agency says how its own action stands, and nobody's words are lost.

use super::parts::{action_of, long, status_tag};
use crate::actions::{self, Plan, Report};
use crate::events;
use crate::status::{Claim, LONGEST, Said};
use crate::store::{self, Action};
use govuk::{Button, Choice, Radios};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, day, get, post};

const PATH: &str = "/{county}/actions/{ref}/report";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Action>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ProgressReported::KIND], send, show)]
}

fn held(cx: &Cx<'_>) -> Outcome<Plan> {
    cx.read(|unit, actor| {
        let permit = action_of::<Update>(cx, unit, actor)?;
        store::actions::one(unit, &permit)?.ok_or(Fault::Absent)
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let plan = held(cx)?;
    // Shown again after somebody else was first: what is there now stands beside what was typed.
    let overtaken = cx.form.get("seen").is_some_and(|seen| seen != plan.version.to_string());
    let body = html! {
        span class="govuk-caption-l" { (plan.reference()) ", due on " (day(plan.of.due)) }
        h1 class="govuk-heading-l" { "Report progress" }
        p class="sm-lead" { (plan.of.title) }
        @if overtaken { (theirs(cx, &plan)) }
        form method="post" action=(cx.at(&format!("{}/report", plan.path()))) novalidate data-module="sm-unsaved" {
            input type="hidden" name="csrf" value=(cx.csrf());
            // The version that this page shows: never what was typed, which may be older.
            input type="hidden" name="seen" value=(plan.version);
            (claims(cx, &plan))
            (long(cx, "words", "What has been done, and what comes next?", "", &plan.progress, LONGEST, 5))
            div class="govuk-button-group" {
                (Button::submit("Report").once())
                a class="govuk-link" href=(cx.at(&plan.path())) { "Cancel" }
            }
        }
    };
    let page = Page::new(format!("Report progress on {}", plan.reference()), "Actions", body);
    cx.page(page.crumb("Actions", cx.at("actions")).crumb(plan.reference(), cx.at(&plan.path())))
}

/// How it stands, each answer with the questions that only it needs.
fn claims(cx: &Cx<'_>, plan: &Plan) -> Markup {
    let late = plan.of.due < cx.today;
    let on_track = if late {
        "Its date has passed, so this cannot be chosen."
    } else {
        "It will be done by its date, in scope and budget."
    };
    let off_track = html! {
        (reason(cx, plan, Claim::OffTrack, "exception", "What has gone wrong, and what follows from it?"))
        (long(cx, "ask", "What is the board asked to decide?", "", &plan.ask, LONGEST, 2))
    };
    let complete = long(
        cx,
        "evidence",
        "What shows that it is complete, and where can that be seen?",
        "A document, a minute, a figure. Somebody else accepts it before the action turns blue.",
        &plan.evidence,
        LONGEST,
        3,
    );
    let mut track = Choice::new(Claim::OnTrack.name(), Claim::OnTrack.said()).hint(on_track);
    track.disabled = late;
    let hold = reason(cx, plan, Claim::OnHold, "hold", "Why is it on hold, and what does it wait for?");
    let choices = [
        Choice::new(Claim::NotStarted.name(), Claim::NotStarted.said()),
        track,
        Choice::new(Claim::AtRisk.name(), Claim::AtRisk.said())
            .hint("It may miss its date, and you have a way back within your control.")
            .reveals(reason(
                cx,
                plan,
                Claim::AtRisk,
                "risk",
                "What is the risk, and what is the way back? (optional)",
            )),
        Choice::new(Claim::OffTrack.name(), Claim::OffTrack.said())
            .hint("It will miss its date or scope, and the board must decide.")
            .reveals(off_track),
        Choice::new(Claim::OnHold.name(), Claim::OnHold.said()).reveals(hold),
        Choice::new(Claim::Complete.name(), Claim::Complete.said()).reveals(complete),
    ];
    // What can no longer be said is not said for them.
    let kept = if late && plan.claim == Claim::OnTrack { "" } else { plan.claim.name() };
    html! { (Radios::new("claim", "How does it stand?", choices).value(cx.value("claim", kept)).maybe_error(cx.error("claim"))) }
}

/// The reason for one state, empty unless it is in that state now.
fn reason(cx: &Cx<'_>, plan: &Plan, of: Claim, name: &str, label: &str) -> Markup {
    let kept = if plan.claim == of { plan.exception.as_str() } else { "" };
    long(cx, name, label, "", kept, LONGEST, 3)
}

/// What somebody else reported first, beside what was typed.
fn theirs(cx: &Cx<'_>, plan: &Plan) -> Markup {
    html! {
        div class="sm-conflict" {
            div class="sm-conflict__theirs" {
                h2 class="govuk-heading-s" { "As it stands now" }
                p { (status_tag(plan.code(cx.today))) " " (plan.ground().why(cx.today)) }
                @for text in [&plan.progress, &plan.exception, &plan.ask, &plan.evidence] {
                    @if !text.is_empty() { (super::parts::paragraphs(text)) }
                }
            }
            div { h2 class="govuk-heading-s" { "Yours" } p { "In the form below." } }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let choices: Vec<(&str, Claim)> = Claim::ALL.iter().map(|c| (c.name(), *c)).collect();
    let claim = fields.choice("claim", &choices, "Choose how it stands");
    // Each reason has a field of its own: what belonged to another state must not be sent along.
    let why = match claim {
        Some(Claim::OnHold) => "hold",
        Some(Claim::AtRisk) => "risk",
        _ => "exception",
    };
    let said = Said {
        words: fields.optional("words"),
        exception: fields.optional(why),
        ask: fields.optional("ask"),
        evidence: fields.optional("evidence"),
    };
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    fields.done()?;
    let Some(claim) = claim else { return Err(Fault::field("claim", "Choose how it stands")) };
    let report = Report { claim, said };
    let sent = cx.write(|unit, actor| {
        let permit = action_of::<Update>(cx, unit, actor)?;
        actions::report(unit, &permit, seen, &report)
    });
    match sent {
        Ok(()) => Ok(Reply::see(cx.at(&format!("actions/{}", cx.param("ref")?)))),
        Err(Fault::Fields(errors)) => {
            let named = |mut e: kernel::FieldError| {
                if e.field == "exception" {
                    e.field = why.into();
                }
                e
            };
            Err(Fault::Fields(errors.into_iter().map(named).collect()))
        }
        Err(Fault::Conflict(_)) => Err(Fault::field("words", OVERTAKEN)),
        Err(other) => Err(other),
    }
}

const OVERTAKEN: &str = "Somebody else changed this action while you were writing. What it says now is shown beside what you typed: bring the two together, then report again";
