//! `/{county}/plan/{agreement}/change`: the partnership officer changes what an agreement says of itself.

use super::agreement_form::{fields, read};
use super::parts::agreement_of;
use crate::agreements;
use crate::events;
use crate::store::{self, Agreement};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/{agreement}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Agreement>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgreementChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let held = cx.read(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        store::agreements::one(unit, &permit)?.ok_or(Fault::Absent)
    })?;
    let at = cx.at(&format!("plan/{}", held.slug));
    let body = html! {
        h1 class="govuk-heading-l" { "Change the agreement" }
        (cx.form(&format!("{at}/change"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", held.version.to_string()));
            (fields(cx, Some(&held.terms)))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(at) { "Cancel" }
            }
        }))
    };
    let page = Page::new(format!("Change the {}", held.terms.title), "Plan", body);
    cx.page(page.crumb("Plan", cx.at("plan")).crumb(held.terms.title, at))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen: i64 = cx.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0);
    let terms = read(cx)?;
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreements::change(unit, &permit, seen, &terms)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}", cx.param("agreement")?))))
}
