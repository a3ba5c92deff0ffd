//! `/{county}/corrections/asked`: the officer reads what was asked, and answers in words that everybody may read.

use super::corrections::{self, Answer, Correction, State};
use super::events;
use govuk::{Button, Choice};
use kernel::contracts::task::{Task, Urgency};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::html;
use site::accounts::County;
use site::mail::{self, Message, To};
use site::{CountyRef, Cx, Fields, Guard, Page, Reply, Route, day, empty, get, post};

const LIST: &str = "/{county}/corrections/asked";
const ONE: &str = "/{county}/corrections/asked/{correction}";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![
        get(LIST, guard, list),
        get(ONE, guard, show),
        post(ONE, guard, &[events::CorrectionAnswered::KIND], send, show),
    ]
}

fn on(at: jiff::Timestamp) -> String {
    day(kernel::time::civil(at))
}

fn list(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let all = cx.read(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        corrections::waiting(unit, &permit)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Corrections that were asked for" }
        p class="sm-lead" { "Each waits for an answer in your words. What was typed is sealed, is never published, and is deleted once you have answered." }
        @if all.is_empty() {
            (empty("Requests stand here when a reader has found something wrong.",
                html! { p { a class="govuk-link" href=(cx.at("corrections")) { "The corrections that everybody can read" } } }))
        }
        ul class="govuk-list govuk-list--spaced" {
            @for it in &all {
                li {
                    a class="govuk-link" href=(cx.at(&format!("corrections/asked/{}", it.id))) {
                        "Asked on " (on(it.asked)) @if !it.place.is_empty() { ", about " (it.place) }
                    }
                }
            }
        }
    };
    cx.page(Page::new("Corrections that were asked for", "", body).crumb("Corrections", cx.at("corrections")))
}

fn found(cx: &Cx<'_>) -> Outcome<Correction> {
    let (county, id) = (cx.county()?.id.clone(), cx.param("correction")?.to_string());
    cx.read(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let it = corrections::one(unit, &permit, &id)?;
        it.filter(|it| it.state == State::Asked).ok_or(Fault::Absent)
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = found(cx)?;
    let (text, address) = (it.text(&cx.app.options.key)?, it.address(&cx.app.options.key)?);
    cx.keep_private();
    let outcomes = [
        Choice::new(State::Corrected.name(), "It was wrong, and is corrected"),
        Choice::new(State::NotCorrected.name(), "It is right, and stays"),
        Choice::new(State::SetAside.name(), "Set it aside")
            .hint("Not about these pages, or sent by a program. Nothing is published"),
    ];
    let inside = html! {
        (cx.radios("outcome", "What became of it?", "", outcomes))
        (cx.input("about", "Which page is it about?", &it.place).hint(format!("Everybody reads this: a path such as {}", cx.at("papers"))))
        (cx.textarea("summary", "What was wrong, in your words?", "").hint("Everybody reads this. Do not copy what was typed, and name nobody").rows(3))
        (cx.textarea("answer", "What was done, or why nothing?", "").hint("Everybody reads this").rows(3))
        (Button::submit("Answer").once())
    };
    let body = html! {
        h1 class="govuk-heading-l" { "A correction that was asked for" }
        dl class="sm-facts" {
            div { dt { "Asked" } dd { (on(it.asked)) } }
            @if !it.place.is_empty() { div { dt { "From the page" } dd { a class="govuk-link" href=(it.place) { (it.place) } } } }
            div { dt { "Wants an answer" } dd { @if address.is_empty() { "No" } @else { "Yes: one is sent when you answer" } } }
        }
        div class="sm-card sm-prose" { @for part in text.split("\n\n") { p { (part) } } }
        (cx.form(&cx.at(&format!("corrections/asked/{}", it.id)), inside))
    };
    let page =
        Page::new("A correction that was asked for", "", body).crumb("Corrections", cx.at("corrections"));
    cx.page(page.crumb("Asked for", cx.at("corrections/asked")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = found(cx)?;
    let form = cx.form.clone();
    let mut fields = Fields::of(&form);
    let states = [State::Corrected, State::NotCorrected, State::SetAside].map(|state| (state.name(), state));
    let state = fields.choice("outcome", &states, "Choose what became of it");
    let about = fields.optional("about");
    let (mut summary, mut answer) = (String::new(), String::new());
    if state != Some(State::SetAside) {
        summary = fields.text("summary", "Enter what was wrong, in your words");
        answer = fields.text("answer", "Enter what was done, or why nothing");
        let typed = it.text(&cx.app.options.key)?;
        if summary.len() > 40 && typed.contains(&summary) {
            fields.wrong("summary", "Say it in your own words: what a stranger typed is not published");
        }
    }
    fields.done()?;
    let Some(state) = state else { return Err(Fault::field("outcome", "Choose what became of it")) };
    let (county, address) = (cx.county()?.clone(), it.address(&cx.app.options.key)?);
    let link = format!("{}{}", cx.app.options.base, cx.at("corrections"));
    let given = Answer { state, about, summary, answer };
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        let recorded = corrections::answer(unit, &permit, &it.id, &given)?;
        if !address.is_empty() && state != State::SetAside {
            let message = answered(&county, &given, &link);
            mail::post(unit, &To { county: &county.id, person: "", email: &address }, &message)?;
        }
        Ok(recorded)
    })?;
    Ok(Reply::see(cx.at("corrections/asked")))
}

fn answered(county: &CountyRef, given: &Answer, link: &str) -> Message {
    let text = format!(
        "Hello\n\nYou asked the {} for a correction. This is what was done:\n\n{}\n\nIt stands in the list of corrections:\n\n{link}\n\n\
         Your request and your address have been deleted.\n",
        county.board, given.answer
    );
    Message {
        subject: "The correction that you asked for".into(),
        text,
        about: "correction".into(),
        ..Message::default()
    }
}

/// Requests that wait are a task of those who answer.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    if !actor.may::<Govern, County>(unit, &county.id)? {
        return Ok(Vec::new());
    }
    let permit = actor.permit::<Govern, County>(unit, &county.id)?;
    let waiting = corrections::waiting(unit, &permit)?;
    let title = match waiting.len() {
        0 => return Ok(Vec::new()),
        1 => "Answer a request for a correction".to_string(),
        n => format!("Answer {n} requests for a correction"),
    };
    Ok(vec![Task {
        urgency: Urgency::Waiting,
        tag: "To answer".into(),
        title,
        href: format!("/{}/corrections/asked", county.slug),
        detail: "A reader says that something on the public pages is wrong.".into(),
        due: None,
    }])
}
