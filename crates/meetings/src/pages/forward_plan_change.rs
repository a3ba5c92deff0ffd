//! `/{county}/forward-plan/{item}/change`: what business is.

use super::forward_plan_form::{fields, read};
use super::forward_plan_item::item_of;
use super::parts::{matters, seen};
use crate::ForwardItem;
use crate::cycle::forward;
use crate::events;
use crate::store;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/forward-plan/{item}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, ForwardItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ForwardChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, register, matters) = cx.read(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        Ok((store::forward::of(unit, &permit)?, board::current(unit, &county)?, matters(cx, unit, actor)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Change this business" span class="govuk-caption-m" { (it.of.title) } }
        (cx.form(&cx.at(&format!("forward-plan/{}/change", it.slug)), html! {
            input type="hidden" name="seen" value=(it.version);
            (fields(cx, &register.on(cx.today), &matters, Some(&it.of)))
            (Button::submit("Change this business").once())
        }))
    };
    let page =
        Page::new(format!("Change {}", it.of.title), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    let here = cx.at(&format!("forward-plan/{}", it.slug));
    cx.page(page.crumb("Forward plan", cx.at("forward-plan")).crumb(it.of.title.clone(), here))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let business = read(cx)?;
    let slug = cx.param("item")?.to_string();
    cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        forward::change(unit, &permit, seen(cx), &business)
    })?;
    Ok(Reply::see(cx.at(&format!("forward-plan/{slug}"))))
}
