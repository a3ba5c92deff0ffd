//! `/{county}/duties/evidence/{evidence}`: one piece of evidence that was recorded by hand, and taking it back with a reason.

use super::desk::{Desk, Wanted};
use super::taking;
use crate::DutyBook;
use crate::engine::mark_said;
use crate::events;
use crate::facts::Facts;
use crate::held::{self, Held, Withdrawn};
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, get, post, tag};

const PATH: &str = "/{county}/duties/evidence/{evidence}";
const BACK: &str = "/{county}/duties/evidence/{evidence}/withdraw";

pub(super) fn routes() -> Vec<Route> {
    let update = Guard::may::<Update, DutyBook>();
    vec![
        get(PATH, Guard::may::<View, DutyBook>(), show),
        get(BACK, update, ask),
        post(BACK, update, &[events::EvidenceWithdrawn::KIND], take, ask),
    ]
}

fn permit<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, DutyBook>> {
    let book = held::book_of(unit, &cx.county()?.slug, cx.param("evidence")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, DutyBook>(unit, &book)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("evidence")?.to_string();
    let (it, may) = cx.read(|unit, actor| {
        let permit = permit::<View>(cx, unit, actor)?;
        let it = held::one(unit, &permit, &id)?.ok_or(Fault::Absent)?;
        let may = actor.may::<Update, DutyBook>(unit, permit.id())?;
        Ok((it, may))
    })?;
    let (desk, stands) = Desk::inside(cx, Wanted::Day)?;
    let table = cx.read(|unit, _| board::current(unit, &desk.county))?;
    let who = |mark: &str| table.on(desk.today).who(mark).to_string();
    let body = html! {
        span class="govuk-caption-l" { "Evidence, recorded by hand" }
        h1 class="govuk-heading-l" { (it.entry.title) }
        @if let Some(back) = &it.withdrawn { (withdrawn(back, &who(&back.by))) }
        (facts(&it, &stands.facts, &who(&it.recorded_by)))
        @if may && it.withdrawn.is_none() {
            p { a class="govuk-link" href=(cx.at(&format!("duties/evidence/{id}/withdraw"))) { "Withdraw it" } }
        }
    };
    cx.page(desk.page(it.entry.title.clone(), body).crumb("Duties", desk.plain("duties")))
}

/// That something was taken back.
pub(super) fn withdrawn(back: &Withdrawn, by: &str) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p { (tag(Tone::None, "Withdrawn")) " It does not count from " (day(back.on)) " on." }
            p { (back.why) }
            p class="sm-note" { "Recorded on " (day(kernel::time::civil(back.at))) " by " (by) "." }
        }
    }
}

fn facts(it: &Held, facts: &Facts, by: &str) -> Markup {
    let entry = &it.entry;
    let kind = kernel::contracts::evidence::KINDS
        .iter()
        .find(|(kind, _)| *kind == entry.kind)
        .map_or("", |(_, said)| said);
    let whose = it.body.rsplit('/').next().unwrap_or_default();
    html! {
        dl class="sm-facts" {
            div { dt { "What it shows" } dd { (board::words::sentence(kind)) } }
            div { dt { "Whose" } dd { (facts.name_of(whose)) } }
            div { dt { "Day" } dd { (day(entry.on)) } }
            @if let Some(until) = entry.until { div { dt { "Stands until" } dd { (day(until)) } } }
            @if !entry.year.is_empty() { div { dt { "For the year" } dd { (entry.year) } } }
            @if !entry.marks.is_empty() {
                div { dt { "What is true of it" } @for mark in &entry.marks { dd { (board::words::sentence(&mark_said(mark, facts))) } } }
            }
            @if !entry.link.is_empty() { div { dt { "Where it can be read" } dd { a class="govuk-link" href=(entry.link) rel="noreferrer" { (entry.link) } } } }
            div { dt { "Recorded" } dd { (day(kernel::time::civil(it.recorded_at))) " by " (by) } }
        }
    }
}

fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("evidence")?.to_string();
    let it = cx.read(|unit, actor| {
        let permit = permit::<Update>(cx, unit, actor)?;
        held::one(unit, &permit, &id)?.ok_or(Fault::Absent)
    })?;
    taking::form(
        cx,
        &it.entry.title,
        "evidence",
        &id,
        "It stays in the record and says that it was withdrawn. Duties that it met are worked out anew from that day.",
    )
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("evidence")?.to_string();
    let (on, why) = taking::read(cx)?;
    cx.write(|unit, actor| {
        let permit = permit::<Update>(cx, unit, actor)?;
        held::withdraw(unit, &permit, &id, on, &why)
    })?;
    Ok(Reply::see(cx.at(&format!("duties/evidence/{id}"))))
}
