//! `/{county}/series/{series}/change`: how often a group meets from now on. Meetings that are planned stay.

use super::series::series_of;
use super::series_form::{fields, read};
use crate::Series;
use crate::cycle::pack::Cycle;
use crate::cycle::series;
use crate::events;
use crate::store;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/series/{series}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Series>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::SeriesChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, register) = cx.read(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        Ok((store::series::by_id(unit, &permit, permit.id())?, board::current(unit, &county)?))
    })?;
    let cycle = Cycle::on(cx.kernel(), cx.today)?;
    let body = html! {
        h1 class="govuk-heading-l" { "Change this series" span class="govuk-caption-m" { (it.of.title) } }
        p class="sm-lead" { "Meetings that are planned stay where they are. What the series then proposes, you see and accept." }
        (cx.form(&cx.at(&format!("{}/change", it.path())), html! {
            input type="hidden" name="seen" value=(it.version);
            (fields(cx, &register.on(cx.today), &cycle, Some(&it.of)))
            (Button::submit("Change this series").once())
        }))
    };
    let page =
        Page::new(format!("Change {}", it.of.title), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Series of meetings", cx.at("series")).crumb(it.of.title.clone(), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let cycle = Cycle::on(cx.kernel(), cx.today)?;
    let seen = cx.form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let slug = cx.param("series")?.to_string();
    cx.write(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        let kept = store::series::by_id(unit, &permit, permit.id())?;
        let run = read(cx, &cycle, Some(&kept.of))?;
        series::change(unit, &permit, seen, &run)
    })?;
    Ok(Reply::see(cx.at(&format!("series/{slug}"))))
}
