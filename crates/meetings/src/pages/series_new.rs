//! `/{county}/series/new`: the partnership officer begins a series.

use super::series_form::{fields, read};
use crate::cycle::pack::Cycle;
use crate::cycle::series;
use crate::events;
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/series/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::SeriesAdded::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        board::current(unit, &county)
    })?;
    let cycle = Cycle::on(cx.kernel(), cx.today)?;
    let body = html! {
        h1 class="govuk-heading-l" { "Begin a series of meetings" }
        p class="sm-lead" { "No meeting is planned by this. You see the meetings that it proposes, and plan those that you want." }
        (cx.form(&cx.at("series/new"), html! {
            (fields(cx, &register.on(cx.today), &cycle, None))
            (Button::submit("Begin this series").once())
        }))
    };
    let page = Page::new("Begin a series of meetings", "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Series of meetings", cx.at("series")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let cycle = Cycle::on(cx.kernel(), cx.today)?;
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let run = read(cx, &cycle, None)?;
        series::add(unit, &permit, &run)
    })?;
    Ok(Reply::see(cx.at(&format!("series/{slug}"))))
}
