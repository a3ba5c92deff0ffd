//! `/{county}/forward-plan`: the business that groups expect to take, as one table or by meeting.

use super::parts::{groups, table};
use crate::ForwardItem;
use crate::cycle::due;
use crate::cycle::forward::Item;
use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting};
use board::{County, Group, Register};
use govuk::{Button, Select};
use jiff::civil::Date;
use kernel::verbs::{Govern, View};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/forward-plan", Guard::may::<View, ForwardItem>(), show)]
}

/// The forward plan as a reader may see it.
pub(super) struct Found {
    pub items: Vec<Item>,
    /// The meetings that take it, and the day by which their papers are wanted.
    pub meetings: BTreeMap<String, (Sitting, Option<Date>)>,
    pub register: Arc<Register>,
    pub officer: bool,
}

/// Everything of a county's forward plan that the reader may see.
pub(super) fn found(unit: &mut Unit<'_>, actor: &Actor, county: &str, group: Option<&str>) -> Outcome<Found> {
    let whole = group.map(|group| format!("{county}/group/{group}"));
    let items = store::forward::list(unit, &actor.visible::<ForwardItem>(), county, whole.as_deref(), false)?;
    let visible = actor.visible::<Meeting>();
    let which = Which { group: whole, from: Some(unit.today()), ..Which::default() };
    let mut meetings = BTreeMap::new();
    for it in sitting::list(unit, &visible, county, &which)? {
        if items.iter().any(|item| item.sitting.as_deref() == Some(&*it.id)) {
            let steps = due::steps(unit, &visible, &it)?;
            let drafts = steps.into_iter().find(|step| step.step == "drafts").map(|step| step.due);
            meetings.insert(it.id.clone(), (it, drafts));
        }
    }
    let officer = actor.may::<Govern, County>(unit, county)?;
    Ok(Found { items, meetings, register: table(unit, actor, county)?, officer })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let group = cx.query.get("group").map(str::to_string).filter(|group| !group.is_empty());
    let by_meeting = cx.query.get("by") == Some("meeting");
    let mut found = cx.read(|unit, actor| found(unit, actor, &county, group.as_deref()))?;
    let order = |item: &Item| {
        let meeting = item.sitting.as_ref().and_then(|id| found.meetings.get(id));
        (meeting.is_none(), meeting.map(|(it, _)| it.begins()), item.of.kind, item.of.title.clone())
    };
    let mut items = std::mem::take(&mut found.items);
    items.sort_by_key(order);
    found.items = items;
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Forward plan" }
            @if found.officer { (Button::link("Add business", cx.at("forward-plan/new"))) }
        }
        p class="sm-lead" { "Business that groups expect to take: against a meeting, or still to be placed." }
        (ways(cx, by_meeting, group.as_deref()))
        (choose(cx, &found, by_meeting, group.as_deref()))
        @if found.items.is_empty() {
            (empty("What a group expects to decide, consider or note appears here before it is on an agenda.",
                html! { @if found.officer { p { a class="govuk-link" href=(cx.at("forward-plan/new")) { "Add the first business" } } } }))
        } @else if by_meeting { (meetings(cx, &found)) } @else {
            (rows(cx, &found, &found.items.iter().collect::<Vec<_>>(), "Business on the forward plan, the next meeting first"))
        }
    };
    let title = if by_meeting { "Forward plan by meeting" } else { "Forward plan" };
    cx.page(Page::new(title, "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn address(cx: &Cx<'_>, by_meeting: bool, group: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if by_meeting {
        query.append_pair("by", "meeting");
    }
    if let Some(group) = group {
        query.append_pair("group", group);
    }
    let (query, path) = (query.finish(), cx.at("forward-plan"));
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn ways(cx: &Cx<'_>, by_meeting: bool, group: Option<&str>) -> Markup {
    html! {
        nav aria-label="How the plan is shown" {
            ul class="sm-filter" {
                li { a href=(address(cx, false, group)) aria-current=[(!by_meeting).then_some("true")] { "As a table" } }
                li { a href=(address(cx, true, group)) aria-current=[by_meeting.then_some("true")] { "By meeting" } }
            }
        }
    }
}

fn choose(cx: &Cx<'_>, found: &Found, by_meeting: bool, group: Option<&str>) -> Markup {
    let any = std::iter::once((String::new(), "Any group".to_string()));
    html! {
        form method="get" action=(cx.at("forward-plan")) class="sm-query" aria-label="Business of a group" {
            @if by_meeting { input type="hidden" name="by" value="meeting"; }
            (Select::new("group", "Group", any.chain(groups(&found.register.on(cx.today)))).value(group.unwrap_or_default()))
            (Button::submit("Show").secondary())
        }
    }
}

fn meetings(cx: &Cx<'_>, found: &Found) -> Markup {
    let mut all: Vec<&(Sitting, Option<Date>)> = found.meetings.values().collect();
    all.sort_by_key(|(it, _)| it.begins());
    let of =
        |id: &str| found.items.iter().filter(|item| item.sitting.as_deref() == Some(id)).collect::<Vec<_>>();
    let open = |item: &&Item| item.sitting.as_ref().is_none_or(|id| !found.meetings.contains_key(id));
    let waiting: Vec<&Item> = found.items.iter().filter(open).collect();
    html! {
        @for (it, _) in all {
            section class="sm-section" {
                h2 class="govuk-heading-m" {
                    a class="govuk-link" href=(cx.at(&it.path())) { (it.title) ", " (day(it.day)) }
                }
                (rows(cx, found, &of(&it.id), &format!("Business of {}, {}", it.title, day(it.day))))
            }
        }
        @if !waiting.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "To be placed" }
                (rows(cx, found, &waiting, "Business that no meeting takes yet"))
            }
        }
    }
}

fn rows(cx: &Cx<'_>, found: &Found, items: &[&Item], caption: &str) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Business", "For", "Led by", "Meeting", "Papers due"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" { @for item in items { (row(cx, found, item)) } }
        }
    }
}

fn row(cx: &Cx<'_>, found: &Found, item: &Item) -> Markup {
    let on = found.register.on(cx.today);
    let group = on.get::<Group>(&item.of.group).map(|group| group.name.as_str());
    let meeting = item.sitting.as_ref().and_then(|id| found.meetings.get(id));
    let papers = item.of.papers_due.or(meeting.and_then(|(_, drafts)| *drafts));
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&format!("forward-plan/{}", item.slug))) { (item.of.title) }
                @if let Some(group) = group { small { (group) } }
            }
            td class="govuk-table__cell" data-label="For" { (item.of.kind.said()) }
            td class="govuk-table__cell" data-label="Led by" {
                @if item.of.lead.is_empty() { "Not named yet" } @else {
                    span { (on.organisation_name(&item.of.lead)) @if !item.of.role.is_empty() { small { (item.of.role) } } }
                }
            }
            td class="govuk-table__cell" data-label="Meeting" {
                @match meeting {
                    Some((it, _)) => { a class="govuk-link sm-nowrap" href=(cx.at(&it.path())) { (day(it.day)) } }
                    None => { (tag(Tone::Wait, "To be placed")) }
                }
            }
            td class="govuk-table__cell" data-label="Papers due" {
                @match papers {
                    Some(due) => { span class="sm-nowrap" { (day(due)) @if due < cx.today { small { "past its date" } } } }
                    None => { "With its meeting" }
                }
            }
        }
    }
}
