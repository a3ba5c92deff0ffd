//! `/{county}/meetings/new`: the partnership officer plans a meeting that belongs to no series.

use super::parts::{groups, openness, openness_inputs, time, time_input};
use crate::cycle::{self, Call};
use crate::events;
use board::County;
use govuk::Button;
use jiff::civil::{Date, Time};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Planned::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        board::current(unit, &county)
    })?;
    let choose = std::iter::once((String::new(), "Choose a group".to_string()));
    let group = cx.query.get("group").unwrap_or_default().to_string();
    let body = html! {
        h1 class="govuk-heading-l" { "Plan a meeting" }
        p class="sm-lead" {
            "For a single meeting. Meetings that come round are planned through "
            a class="govuk-link" href=(cx.at("series")) { "their series" } "."
        }
        (cx.form(&cx.at("meetings/new"), html! {
            (cx.select("group", "Which group meets?", &group, choose.chain(groups(&register.on(cx.today)))))
            (cx.input("title", "What is it called? (optional)", "").hint("The name of the group when you leave this empty"))
            (cx.date("day", "On which day?", None))
            (time_input("starts", "When does it begin?", cx.value("starts", "10am"), cx.error("starts")))
            (time_input("ends", "When does it end?", cx.value("ends", "midday"), cx.error("ends")))
            (cx.input("place", "Where is it held?", "").hint("Leave this empty when it is held online only"))
            (cx.input("online", "How is it joined online? (optional)", "").hint("Only those who sign in see this"))
            (openness_inputs(cx, false, false, false))
            (Button::submit("Plan this meeting").once())
        }))
    };
    cx.page(Page::new("Plan a meeting", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let group = fields.text("group", "Choose the group that meets");
    let day = fields.date("day", "Enter the day of the meeting");
    let starts = time(&mut fields, "starts", "Enter when it begins");
    let ends = time(&mut fields, "ends", "Enter when it ends");
    let (in_public, published, restricted) = openness(&mut fields);
    let call = Call {
        group,
        title: fields.optional("title"),
        day: day.unwrap_or(Date::ZERO),
        starts: starts.unwrap_or(Time::MIN),
        ends: ends.unwrap_or(Time::MAX),
        place: fields.optional("place"),
        online: fields.optional("online"),
        in_public,
        published,
        restricted,
        series: None,
    };
    fields.done()?;
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        cycle::plan(unit, &permit, &call)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{slug}"))))
}
