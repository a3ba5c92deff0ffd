//! `/{county}/prioritisation/new`: the partnership officer begins the prioritisation of a legal year.

use super::form::{fields, read};
use super::path;
use crate::events;
use crate::scoring::{self, matrix};
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/prioritisation/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ScoringOpened::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        board::current(unit, &county)
    })?;
    let matrix = matrix::on(cx.kernel(), cx.today)?;
    let year = kernel::clock::LegalYear::of(cx.today).to_string();
    let body = html! {
        h1 class="govuk-heading-l" { "Begin a prioritisation" }
        (cx.form(&cx.at("prioritisation/new"), html! {
            (cx.input("year", "Legal year", &year).hint("From 1 April, such as 2021-22: that of the assessments, on which the agreement rests (SI 2007/1830, regulation 9(2)).").classes("govuk-input--width-10"))
            (fields(cx, &register.on(cx.today), &matrix, "", matrix.scale.usual_first, &[]))
            div class="govuk-button-group" {
                (Button::submit("Begin").once())
                a class="govuk-link" href=(cx.at("prioritisation")) { "Cancel" }
            }
        }))
    };
    let page = Page::new("Begin a prioritisation", "Plan", body);
    cx.page(page.crumb("Plan", cx.at("plan")).crumb("Prioritisation", cx.at("prioritisation")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let year = cx.form.get("year").unwrap_or_default().trim().to_string();
    let it = read(cx, &*matrix::on(cx.kernel(), cx.today)?, year)?;
    let year = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        scoring::open(unit, &permit, &it)
    })?;
    Ok(Reply::see(path(cx, &year, "candidates")))
}
