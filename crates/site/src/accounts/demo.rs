//! `/demo/people`: in a demo only, people to sign in as. Everywhere else there is nothing at these addresses.

use super::enter::{With, admit, desk};
use super::{events, page, store};
use crate::{CountyRef, Cx, Guard, PersonCard, Reply, Route, get, post};
use govuk::Button;
use kernel::ledger::Event;
use kernel::{Fault, Outcome, Unit};
use maud::{Markup, html};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::Open("in a demo anybody may be anybody; elsewhere there is nothing here");
    vec![
        get("/demo/people", guard, show),
        post("/demo/be/{*person}", guard, &[events::SignedIn::KIND], be, show),
    ]
}

fn only_in_a_demo(cx: &Cx<'_>) -> Outcome<()> {
    if cx.app.options.demo { Ok(()) } else { Err(Fault::Absent) }
}

/// Somebody to be: the person, what they are there to do, and the first thing that they hold.
struct Part {
    card: PersonCard,
    line: String,
    office: Option<String>,
}

fn parts(cx: &Cx<'_>, unit: &mut Unit<'_>, county: &CountyRef) -> Outcome<Vec<Part>> {
    let (people, today) = (&cx.app.people, unit.today());
    let cast = people.cast(unit, &county.id, today)?;
    let part = |(card, line): (PersonCard, String)| {
        let office =
            people.held(unit, &card.id, today)?.into_iter().next().filter(|held| *held != card.title);
        Ok(Part { card, line, office })
    };
    cast.into_iter().map(part).collect()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    only_in_a_demo(cx)?;
    let cast = cx.read(|unit, _| {
        let counties = cx.app.people.counties(unit)?;
        counties
            .into_iter()
            .map(|county| Ok((parts(cx, unit, &county)?, county)))
            .collect::<Outcome<Vec<_>>>()
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Choose who to be" }
        p class="sm-lead" { "This is a demo: choose a person, and see what they see. You can change at any time." }
        @for (parts, county) in &cast { (of_county(cx, county, parts)) }
    };
    page(cx, "Choose who to be", body)
}

fn of_county(cx: &Cx<'_>, county: &CountyRef, parts: &[Part]) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (county.board) }
            @if parts.is_empty() { p { "Nobody holds a seat or an office here today." } }
            ul class="sm-grid sm-grid--close" { @for part in parts { (one(cx, county, part)) } }
        }
    }
}

fn one(cx: &Cx<'_>, county: &CountyRef, part: &Part) -> Markup {
    let Part { card, line, office } = part;
    let more = html! { "Be this person" span class="govuk-visually-hidden" { ": " (card.title) ", " (county.name) } };
    html! {
        li class="sm-card" {
            h3 class="govuk-heading-s" { (card.title) }
            @if let Some(office) = office { p { (office) } }
            p { (line) }
            p class="sm-note" { @if card.name != card.title { (card.name) ", " } (card.organisation) }
            (cx.form(&format!("/demo/be/{}", card.id), html! { (Button::submit(more).secondary()) }))
        }
    }
}

fn be(cx: &mut Cx<'_>) -> Outcome<Reply> {
    only_in_a_demo(cx)?;
    let person = cx.param("person")?.to_string();
    let found = cx.read(|unit, _| cx.app.people.card(unit, &person))?;
    let card = found.ok_or(Fault::Absent)?;
    // Somebody who never signed in has no account: a demo gives them one that no password opens.
    cx.kernel().write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        store::ensure(&mut desk(unit), &card.id, &card.county, "active", now)
    })?;
    let result = admit(cx, &card.id, "person", |_, _| Ok(With::Choice));
    result.map(|()| Reply::see("/"))
}
