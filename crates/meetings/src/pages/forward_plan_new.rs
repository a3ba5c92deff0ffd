//! `/{county}/forward-plan/new`: the partnership officer puts business on the forward plan.

use super::forward_plan_form::{fields, read};
use super::parts::matters;
use crate::cycle::forward;
use crate::events;
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/forward-plan/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ForwardAdded::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (register, matters) = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        Ok((board::current(unit, &county)?, matters(cx, unit, actor)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Add business to the forward plan" }
        p class="sm-lead" { "It waits to be placed. Once it is, the agenda of its meeting takes it over by itself." }
        (cx.form(&cx.at("forward-plan/new"), html! {
            (fields(cx, &register.on(cx.today), &matters, None))
            (Button::submit("Add this business").once())
        }))
    };
    let page = Page::new("Add business", "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Forward plan", cx.at("forward-plan")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let business = read(cx)?;
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        forward::add(unit, &permit, &business)
    })?;
    Ok(Reply::see(cx.at(&format!("forward-plan/{slug}"))))
}
