//! `/{county}/partnership-plans/{group}/{year}/consideration`: each priority of last year's assessment and agreement is answered.

use super::parts::{below, head, of};
use crate::events;
use crate::partnership::{ANSWERS, Answer, look_again};
use crate::statutory::{Kept, change_entry};
use crate::store::PartnershipPlan;
use crate::store::statutory::{document, entry};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome, Recorded};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/partnership-plans/{group}/{year}/consideration";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, PartnershipPlan>();
    let events = &[events::EntryChanged::KIND, events::EntryAdded::KIND, events::EntryRemoved::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, partnership, all) = cx.read(|unit, actor| {
        let permit = of::<Update, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let all = entry::all::<Answer>(unit, &permit, &held.id)?;
        Ok((held, name, all))
    })?;
    let body = html! {
        (head(&held, &partnership, "Consideration of last year"))
        p class="sm-lead" { "A plan is revised having considered the assessment and the county’s agreement of the year before. Say of each priority what came of it." span class="sm-note" { " S.I. 2007/1830, regulation 10" } }
        (cx.form(&cx.at(&format!("{}/consideration", held.path())), html! {
            @for kept in &all { (answer(cx, kept)) }
            (Button::submit("Save").sends("do", "save").once())
        }))
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Has something come since?" }
            @if let Some(error) = cx.error("again") { p class="govuk-error-message" id="again" { (error) } }
            p { "When the assessment or the agreement of last year came after this plan was begun, its priorities are added here." }
            (cx.form(&cx.at(&format!("{}/consideration", held.path())), html! { (Button::submit("Look again").sends("again", "yes").secondary().once()) }))
        }
    };
    cx.page(below(cx, &held, &partnership, "Consideration of last year", body))
}

fn answer(cx: &Cx<'_>, kept: &Kept<Answer>) -> Markup {
    let (it, name) = (&kept.it, format!("answer-{}", kept.number));
    let of = if it.of == "agreement" { "Agreement" } else { "Assessment" };
    let choices = ANSWERS.iter().map(|(value, said)| Choice::new(*value, *said));
    html! {
        section class="sm-section" {
            input type="hidden" name=(format!("seen-{}", kept.number)) value=(kept.version);
            (cx.radios(&name, &it.words, &it.answer, choices).hint(format!("{of} of {} {}", it.year, if it.of == "agreement" { "" } else { &it.reference })))
            (cx.textarea(&format!("reason-{}", kept.number), "Why?", &it.reason).rows(2))
            @if !it.href.is_empty() { p { a class="govuk-link" href=(it.href) { "Read it" span class="govuk-visually-hidden" { ": " (it.words) } } } }
        }
    }
}

/// Only what was changed is written, and all of it or nothing.
fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    if cx.form.get("again").is_some() {
        let path = cx.write(|unit, actor| {
            let permit = of::<Update, PartnershipPlan>(cx, unit, actor)?;
            let path = document::one(unit, &permit)?.path();
            Ok(look_again(unit, &permit)?.carrying(path))
        })?;
        return Ok(Reply::see(cx.at(&format!("{path}/consideration"))));
    }
    let value = |name: String| cx.form.get(&name).unwrap_or_default().trim().to_string();
    let path = cx.write(|unit, actor| {
        let permit = of::<Update, PartnershipPlan>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let mut last: Option<Recorded> = None;
        let mut wrong: Vec<FieldError> = Vec::new();
        for kept in entry::all::<Answer>(unit, &permit, &held.id)? {
            let n = kept.number;
            let it = Answer {
                answer: value(format!("answer-{n}")),
                reason: value(format!("reason-{n}")),
                ..kept.it.clone()
            };
            if it == kept.it {
                continue;
            }
            let seen = value(format!("seen-{n}")).parse().unwrap_or(0);
            match change_entry(unit, &permit, n, seen, it) {
                Ok(recorded) => last = Some(recorded),
                Err(Fault::Fields(errors)) => wrong.extend(errors.into_iter().map(|error| FieldError {
                    field: format!("{}-{n}", error.field),
                    message: format!("{}: {}", kept.it.words, error.message),
                })),
                Err(other) => return Err(other),
            }
        }
        if !wrong.is_empty() {
            return Err(Fault::Fields(wrong));
        }
        match last {
            Some(recorded) => Ok(recorded.carrying(held.path())),
            None => {
                Err(Fault::field("answer-1", "Nothing was changed: choose what came of a priority first"))
            }
        }
    })?;
    Ok(Reply::see(cx.at(&format!("{path}#consideration"))))
}
