//! `/{county}/meetings`: what is to come, with what is late around it; and what was held, the latest first.

use super::parts::{group_name, groups, state_tag, table};
use crate::cycle::due::{self, Step};
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Minute, Sitting, State};
use board::{County, Register};
use govuk::{Button, Select};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};
use std::collections::BTreeMap;

/// So many meetings stand on a page of what was held.
const PAGE: usize = 50;
/// The most that are listed ahead.
const AHEAD: u32 = 300;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings", Guard::may::<View, Meeting>(), show)]
}

struct Found {
    meetings: Vec<Sitting>,
    /// Late steps, by meeting, for those who answer for it.
    late: BTreeMap<String, Vec<Step>>,
    /// The day before which more were held.
    earlier: Option<Date>,
    register: std::sync::Arc<Register>,
    officer: bool,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let past = cx.query.get("show") == Some("past");
    let group = cx.query.get("group").map(str::to_string).filter(|group| !group.is_empty());
    let before: Option<Date> = cx.query.get("before").and_then(|text| text.parse().ok());
    let found = cx.read(|unit, actor| {
        let visible = actor.visible::<Meeting>();
        let today = unit.today();
        let which = Which {
            group: group.as_ref().map(|slug| format!("{county}/group/{slug}")),
            from: (!past).then_some(today),
            to: past.then(|| before.unwrap_or(today.yesterday().unwrap_or(today))),
            latest_first: past,
            most: Some(if past { PAGE as u32 + 1 } else { AHEAD }),
            series: None,
        };
        let mut meetings = sitting::list(unit, &visible, &county, &which)?;
        let mut earlier = None;
        if let (true, Some(next)) = (past, meetings.get(PAGE).map(|next| next.day)) {
            // A day is never cut in two, unless it fills a page by itself.
            let whole: Vec<Sitting> = meetings.iter().take(PAGE).filter(|m| m.day != next).cloned().collect();
            if !whole.is_empty() {
                meetings = whole;
                earlier = Some(next);
            }
        }
        let mut late = BTreeMap::new();
        for it in meetings.iter().filter(|it| it.state != State::Cancelled && !past) {
            if actor.may::<Minute, Meeting>(unit, &it.id)? {
                let mut steps = due::standing(unit, &visible, it)?;
                steps.retain(|step| step.late(today));
                late.insert(it.id.clone(), steps);
            }
        }
        let officer = actor.may::<Govern, County>(unit, &county)?;
        Ok(Found { meetings, late, earlier, register: table(unit, actor, &county)?, officer })
    })?;
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Meetings" }
            @if found.officer { (Button::link("Plan a meeting", cx.at("meetings/new"))) }
        }
        (ways(cx, past, group.as_deref()))
        (choose(cx, &found, past, group.as_deref()))
        @if found.meetings.is_empty() { (nothing(cx, &found, past, group.is_some())) } @else {
            (rows(cx, &found, past))
        }
        @if past && found.officer {
            p { a class="govuk-link" href=(cx.at("meetings/import")) { "Read in meetings of another system" } }
        }
        @if let Some(earlier) = found.earlier {
            p { a class="govuk-link" href=(address(cx, true, group.as_deref(), Some(earlier))) { "Meetings before these" } }
        }
        (super::subscribe::ways(cx, found.followed(cx, group.as_deref())))
    };
    cx.page(Page::new(if past { "Meetings that were held" } else { "Meetings" }, "Meetings", body))
}

impl Found {
    /// The group whose feeds anybody may fetch, when the list is narrowed to one.
    fn followed<'g>(&self, cx: &Cx<'_>, group: Option<&'g str>) -> Option<&'g str> {
        group.filter(|slug| {
            self.register.on(cx.today).get::<board::Group>(slug).is_some_and(|it| it.published)
        })
    }
}

fn address(cx: &Cx<'_>, past: bool, group: Option<&str>, before: Option<Date>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if past {
        query.append_pair("show", "past");
    }
    if let Some(group) = group {
        query.append_pair("group", group);
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    let query = query.finish();
    let path = cx.at("meetings");
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn ways(cx: &Cx<'_>, past: bool, group: Option<&str>) -> Markup {
    html! {
        nav aria-label="Meetings" {
            ul class="sm-filter" {
                li { a href=(address(cx, false, group, None)) aria-current=[(!past).then_some("true")] { "To come" } }
                li { a href=(address(cx, true, group, None)) aria-current=[past.then_some("true")] { "Past" } }
                li { a href=(cx.at("meetings/calendar")) { "Calendar" } }
                li { a href=(cx.at("forward-plan")) { "Forward plan" } }
                li { a href=(cx.at("series")) { "Series" } }
                @if cx.person.is_some() {
                    li { a href=(cx.at("procedures")) { "Between meetings" } }
                    li { a href=(cx.at("interests")) { "Interests" } }
                }
            }
        }
        nav aria-label="Registers" {
            ul class="sm-filter" {
                li { a href=(cx.at("decisions")) { "Decisions" } }
                li { a href=(cx.at("asks")) { "Referrals and escalations" } }
                li { a href=(cx.at("action-log")) { "Action log" } }
                li { a href=(cx.at("matters")) { "Matters" } }
                li { a href=(cx.at("minutes")) { "Minutes to approve" } }
                li { a href=(cx.at("meetings/late")) { "What came late" } }
                li { a href=(cx.at("meetings/withheld")) { "What is withheld" } }
            }
        }
    }
}

fn choose(cx: &Cx<'_>, found: &Found, past: bool, group: Option<&str>) -> Markup {
    let any = std::iter::once((String::new(), "Any group".to_string()));
    html! {
        form method="get" action=(cx.at("meetings")) class="sm-query" aria-label="Meetings of a group" {
            @if past { input type="hidden" name="show" value="past"; }
            (Select::new("group", "Group", any.chain(groups(&found.register.on(cx.today)))).value(group.unwrap_or_default()))
            (Button::submit("Show").secondary())
        }
    }
}

fn nothing(cx: &Cx<'_>, found: &Found, past: bool, narrowed: bool) -> Markup {
    let start = html! {
        @if narrowed { p { a class="govuk-link" href=(address(cx, past, None, None)) { "Show the meetings of every group" } } }
        @else if found.officer { p { a class="govuk-link" href=(cx.at("meetings/new")) { "Plan the first meeting" } } }
    };
    if past {
        empty("Meetings that were held appear here, with their agendas, minutes and decisions.", start)
    } else {
        empty(
            "Meetings that are planned appear here, with their agendas and papers once they are issued.",
            start,
        )
    }
}

fn rows(cx: &Cx<'_>, found: &Found, past: bool) -> Markup {
    let caption =
        if past { "Meetings that were held, the latest first" } else { "Meetings to come, the next first" };
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Meeting", "When", "Where", "State"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" { @for it in &found.meetings { (row(cx, found, it)) } }
        }
    }
}

fn row(cx: &Cx<'_>, found: &Found, it: &Sitting) -> Markup {
    let group = group_name(&found.register, it).filter(|name| *name != it.title);
    let late = found.late.get(&it.id).map_or(&[][..], Vec::as_slice);
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&it.path())) { (it.title) span class="govuk-visually-hidden" { ", " (day(it.day)) } }
                @if let Some(group) = group { small { (group) } }
            }
            td class="govuk-table__cell" data-label="When" {
                span { span class="sm-nowrap" { (day(it.day)) } small { (it.hours()) } }
            }
            td class="govuk-table__cell" data-label="Where" { @if it.place.is_empty() { "Online" } @else { (it.place) } }
            td class="govuk-table__cell" data-label="State" {
                span {
                    (state_tag(it))
                    @for step in late { " " (tag(Tone::Late, &format!("{} was due", step.planned.name))) }
                }
            }
        }
    }
}
