//! `/{county}/actions/new`: the partnership officer defines an action.

use super::action_form::{fields, known_aims, read};
use crate::actions;
use crate::events;
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/actions/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ActionDefined::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (register, aims) = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        Ok((board::current(unit, &county)?, known_aims(unit, actor, &county)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Define an action" }
        p class="sm-lead" { "An action belongs to the organisation that has agreed to lead it. It reports how the action stands; the board watches." }
        (cx.form(&cx.at("actions/new"), html! {
            (fields(cx, &register.on(cx.today), &aims, None))
            (Button::submit("Define this action").once())
        }))
    };
    cx.page(
        Page::new("Define an action", "Actions", body)
            .crumb("Plan", cx.at("plan"))
            .crumb("Actions", cx.at("actions")),
    )
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let reference = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        let aims = known_aims(unit, actor, &county)?;
        let definition = read(cx, &aims)?;
        actions::define(unit, &permit, &definition)
    })?;
    Ok(Reply::see(cx.at(&format!("actions/{reference}"))))
}
