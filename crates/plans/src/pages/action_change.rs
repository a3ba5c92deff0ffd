//! `/{county}/actions/{ref}/change`: the partnership officer changes what an action is, who leads it or when it is due.

use super::action_form::{fields, known_aims, read};
use super::parts::action_of;
use crate::actions;
use crate::events;
use crate::store::{self, Action};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/actions/{ref}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Action>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ActionChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (plan, register, aims) = cx.read(|unit, actor| {
        let permit = action_of::<Govern>(cx, unit, actor)?;
        let plan = store::actions::one(unit, &permit)?.ok_or(Fault::Absent)?;
        Ok((plan, board::current(unit, &county)?, known_aims(unit, actor, &county)?))
    })?;
    let body = html! {
        span class="govuk-caption-l" { (plan.reference()) }
        h1 class="govuk-heading-l" { "Change this action" }
        p class="sm-lead" { "What it was before stays in its history, and so does the day on which it was first due." }
        (cx.form(&cx.at(&format!("{}/change", plan.path())), html! {
            input type="hidden" name="seen" value=(cx.value("seen", plan.version.to_string()));
            (fields(cx, &register.on(cx.today), &aims, Some(&plan.of)))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(cx.at(&plan.path())) { "Cancel" }
            }
        }))
    };
    let page = Page::new(format!("Change {}", plan.reference()), "Actions", body);
    cx.page(page.crumb("Actions", cx.at("actions")).crumb(plan.reference(), cx.at(&plan.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let seen: i64 = cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0);
    cx.write(|unit, actor| {
        let permit = action_of::<Govern>(cx, unit, actor)?;
        let aims = known_aims(unit, actor, &county)?;
        let mut definition = read(cx, &aims)?;
        // An action of an agreement without a priority stays with its agreement.
        if definition.priority.is_empty()
            && let Some(held) = store::actions::one(unit, &permit)?.filter(|h| h.of.priority.is_empty())
        {
            definition.agreement = held.of.agreement;
        }
        actions::change(unit, &permit, seen, &definition)
    })?;
    Ok(Reply::see(cx.at(&format!("actions/{}", cx.param("ref")?))))
}
