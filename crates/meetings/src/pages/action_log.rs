//! `/{county}/action-log`: what meetings agreed that somebody will do, and how it stands, for all groups, one group or one meeting.

use super::parts::{groups, table};
use crate::registers::actions::{self, Logged, Which};
use board::Register;
use board::sittings::{Meeting, Sitting, sitting};
use govuk::{Button, Select};
use kernel::contracts::actions::Tracked;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/action-log", Guard::may::<View, Meeting>(), show)]
}

struct Found {
    all: Vec<Logged>,
    /// The meetings that the reader may see, by identifier.
    meetings: BTreeMap<String, Sitting>,
    of: Option<Sitting>,
    register: Arc<Register>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let some = |name: &str| cx.query.get(name).map(str::to_string).filter(|text| !text.is_empty());
    let (group, meeting) = (some("group"), some("meeting"));
    let found = cx.read(|unit, actor| {
        let visible = actor.visible::<Meeting>();
        let all = sitting::list(unit, &visible, &county, &sitting::Which::default())?;
        let meetings: BTreeMap<String, Sitting> = all.into_iter().map(|it| (it.id.clone(), it)).collect();
        let of = match &meeting {
            Some(slug) => Some(meetings.values().find(|it| it.slug == *slug).cloned().ok_or(Fault::Absent)?),
            None => None,
        };
        let which = Which {
            group: group.as_ref().map(|slug| format!("{county}/group/{slug}")),
            sitting: of.as_ref().map(|it| it.id.clone()),
        };
        let all = actions::log(unit, &visible, actor, &county, &which)?;
        Ok(Found { all, meetings, of, register: table(unit, actor, &county)? })
    })?;
    let late = found.all.iter().filter(|it| it.tracked.late).count();
    let open = found.all.iter().filter(|it| !it.tracked.done).count();
    let body = html! {
        h1 class="govuk-heading-l" {
            "Action log"
            @if let Some(it) = &found.of { span class="govuk-caption-m" { (it.title) ", " (day(it.day)) } }
        }
        p class="sm-lead" { "What meetings agreed that somebody will do: what is late first." }
        (choose(cx, &found, group.as_deref()))
        @if found.all.is_empty() {
            (empty("Actions stand here once a meeting has agreed them.", html! {}))
        } @else {
            p { (board::words::count(open, "action is open", "actions are open")) @if late > 0 { ", " (late) " past the date" } "." }
            (rows(cx, &found))
        }
    };
    cx.page(Page::new("Action log", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn choose(cx: &Cx<'_>, found: &Found, group: Option<&str>) -> Markup {
    let any = std::iter::once((String::new(), "Any group".to_string()));
    html! {
        form method="get" action=(cx.at("action-log")) class="sm-query" aria-label="Actions of a group" {
            (Select::new("group", "Group", any.chain(groups(&found.register.on(cx.today)))).value(group.unwrap_or_default()))
            (Button::submit("Show").secondary())
        }
    }
}

/// The tag of how an action stands.
pub(super) fn status(it: &Tracked) -> Markup {
    let tone = match (it.done, it.late) {
        (true, _) => Tone::Done,
        (_, true) => Tone::Late,
        _ => Tone::Wait,
    };
    html! { span { (tag(tone, &it.status)) @if it.late { small { "past its date" } } } }
}

fn rows(cx: &Cx<'_>, found: &Found) -> Markup {
    let from = |it: &Logged| it.agreed.sitting.as_ref().and_then(|id| found.meetings.get(id));
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { "Actions that meetings agreed, late ones first" }
            (head(&["Action", "Who", "Due", "How it stands", "Agreed"]))
            tbody class="govuk-table__body" {
                @for it in &found.all {
                    tr class="govuk-table__row" {
                        (cells(cx, &found.register, &it.tracked))
                        td class="govuk-table__cell" data-label="Agreed" data-sort=(it.agreed.made_on) {
                            @match from(it) {
                                Some(meeting) => { a class="govuk-link" href=(cx.at(&meeting.path())) { (meeting.title) ", " (day(meeting.day)) } }
                                None => (day(it.agreed.made_on)),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(names: &[&str]) -> Markup {
    html! {
        thead class="govuk-table__head" {
            tr class="govuk-table__row" { @for name in names { th scope="col" class="govuk-table__header" { (name) } } }
        }
    }
}

fn cells(cx: &Cx<'_>, register: &Register, it: &Tracked) -> Markup {
    html! {
        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(it.href) { (it.reference) " " (it.title) } }
        td class="govuk-table__cell" data-label="Who" {
            span { (register.on(cx.today).organisation_name(&it.lead)) @if !it.owner.is_empty() { small { (it.owner) } } }
        }
        td class="govuk-table__cell sm-nowrap" data-label="Due" data-sort=(it.due) { (day(it.due)) }
        td class="govuk-table__cell" data-label="How it stands" {
            span { (status(it)) @if !it.progress.is_empty() { small { (it.progress) } } }
        }
    }
}

/// Actions as a table, without where they were agreed.
pub(super) fn table_of(cx: &Cx<'_>, register: &Register, all: &[Tracked], caption: &str) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { (caption) }
            (head(&["Action", "Who", "Due", "How it stands"]))
            tbody class="govuk-table__body" { @for it in all { tr class="govuk-table__row" { (cells(cx, register, it)) } } }
        }
    }
}
