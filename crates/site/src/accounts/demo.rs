//! `/demo/people`: in a demo only, people to sign in as. Everywhere else there is nothing at these addresses.

use super::enter::{With, admit, desk};
use super::{events, page, store};
use crate::{CountyRef, Cx, Guard, PersonCard, Reply, Route, get, post};
use govuk::Button;
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
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

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    only_in_a_demo(cx)?;
    let cast = cx.read(|unit, _| {
        let today = unit.today();
        let counties = cx.app.people.counties(unit)?;
        counties
            .into_iter()
            .map(|county| Ok((cx.app.people.cast(unit, &county.id, today)?, county)))
            .collect::<Outcome<Vec<_>>>()
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Choose who to be" }
        p class="sm-lead" { "This is a demo: choose a person, and see what they see. You can change at any time." }
        @for (people, county) in &cast { (of_county(cx, county, people)) }
    };
    page(cx, "Choose who to be", body)
}

fn of_county(cx: &Cx<'_>, county: &CountyRef, people: &[(PersonCard, String)]) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (county.board) }
            @if people.is_empty() { p { "Nobody holds a seat or an office here today." } }
            ul class="sm-grid govuk-list" {
                @for (person, line) in people {
                    li class="sm-card" {
                        h3 class="govuk-heading-s" { (person.title) }
                        p { (line) }
                        p class="sm-note" { @if person.name != person.title { (person.name) ", " } (person.organisation) }
                        (cx.form(&format!("/demo/be/{}", person.id), html! {
                            (Button::submit(html! { "Be this person" span class="govuk-visually-hidden" { ": " (person.title) ", " (county.name) } }).secondary())
                        }))
                    }
                }
            }
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
