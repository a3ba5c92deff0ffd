//! `/{county}/duties/events/{event}`: one thing that happened and on which a duty arises, and taking it back with a reason.

use super::desk::{Desk, Wanted};
use super::evidence::withdrawn;
use super::taking;
use crate::DutyBook;
use crate::events;
use crate::held;
use crate::law::event_words;
use board::words::sentence;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::html;
use site::{Cx, Guard, Reply, Route, day, get, post};

const PATH: &str = "/{county}/duties/events/{event}";
const BACK: &str = "/{county}/duties/events/{event}/withdraw";

pub(super) fn routes() -> Vec<Route> {
    let update = Guard::may::<Update, DutyBook>();
    vec![
        get(PATH, Guard::may::<View, DutyBook>(), show),
        get(BACK, update, ask),
        post(BACK, update, &[events::EventWithdrawn::KIND], take, ask),
    ]
}

fn permit<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, DutyBook>> {
    let book = held::book_of_event(unit, &cx.county()?.slug, cx.param("event")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, DutyBook>(unit, &book)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("event")?.to_string();
    let (it, may) = cx.read(|unit, actor| {
        let permit = permit::<View>(cx, unit, actor)?;
        let it = held::one_event(unit, &permit, &id)?.ok_or(Fault::Absent)?;
        let may = actor.may::<Update, DutyBook>(unit, permit.id())?;
        Ok((it, may))
    })?;
    let (desk, stands) = Desk::inside(cx, Wanted::Day)?;
    let table = cx.read(|unit, _| board::current(unit, &desk.county))?;
    let who = |mark: &str| table.on(desk.today).who(mark).to_string();
    let whose = it.body.rsplit('/').next().unwrap_or_default();
    let body = html! {
        span class="govuk-caption-l" { (sentence(event_words(&it.it.kind))) }
        h1 class="govuk-heading-l" { (it.it.title) }
        @if let Some(back) = &it.withdrawn { (withdrawn(back, &who(&back.by))) }
        dl class="sm-facts" {
            div { dt { "Whom it concerns" } dd { (stands.facts.name_of(whose)) } }
            div { dt { "Day" } dd { (day(it.it.on)) } }
            @if !it.it.link.is_empty() { div { dt { "Where it can be read" } dd { a class="govuk-link" href=(it.it.link) rel="noreferrer" { (it.it.link) } } } }
            div { dt { "Recorded" } dd { (day(kernel::time::civil(it.recorded_at))) " by " (who(&it.recorded_by)) } }
        }
        @if may && it.withdrawn.is_none() {
            p { a class="govuk-link" href=(cx.at(&format!("duties/events/{id}/withdraw"))) { "Withdraw it" } }
        }
    };
    cx.page(desk.page(it.it.title.clone(), body).crumb("Duties", desk.plain("duties")))
}

fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("event")?.to_string();
    let it = cx.read(|unit, actor| {
        let permit = permit::<Update>(cx, unit, actor)?;
        held::one_event(unit, &permit, &id)?.ok_or(Fault::Absent)
    })?;
    taking::form(
        cx,
        &it.it.title,
        "events",
        &id,
        "It stays in the record and says that it was withdrawn. From that day it asks nothing of anybody.",
    )
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("event")?.to_string();
    let (on, why) = taking::read(cx)?;
    cx.write(|unit, actor| {
        let permit = permit::<Update>(cx, unit, actor)?;
        held::happened_not(unit, &permit, &id, on, &why)
    })?;
    Ok(Reply::see(cx.at(&format!("duties/events/{id}"))))
}
