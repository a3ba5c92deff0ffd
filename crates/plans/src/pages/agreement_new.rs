//! `/{county}/plan/new`: the partnership officer begins an agreement.

use super::agreement_form::{fields, read};
use crate::agreements;
use crate::events;
use board::County;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgreementAdded::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| actor.permit::<Govern, County>(unit, &county).map(drop))?;
    let body = html! {
        h1 class="govuk-heading-l" { "Begin an agreement" }
        (cx.form(&cx.at("plan/new"), html! {
            (cx.input("slug", "Short name", "").hint("As it stands in addresses, such as 2026-29.").classes("govuk-input--width-10"))
            (fields(cx, None))
            (Button::submit("Save").once())
        }))
    };
    cx.page(Page::new("Begin an agreement", "Plan", body).crumb("Plan", cx.at("plan")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut named = Fields::of(&cx.form);
    let slug = named.text("slug", "Enter a short name, such as 2026-29");
    if slug == "new" {
        named.wrong("slug", "“new” is the name of a page: choose another, such as 2026-29");
    }
    let terms = read(cx);
    match (named.done(), terms) {
        (Ok(()), Ok(terms)) => {
            let slug = cx.write(|unit, actor| {
                let permit = actor.permit::<Govern, County>(unit, &county)?;
                agreements::add(unit, &permit, &slug, &terms)
            })?;
            Ok(Reply::see(cx.at(&format!("plan/{slug}"))))
        }
        (Err(kernel::Fault::Fields(mut first)), Err(kernel::Fault::Fields(rest))) => {
            first.extend(rest);
            Err(kernel::Fault::Fields(first))
        }
        (Err(fault), _) | (_, Err(fault)) => Err(fault),
    }
}
