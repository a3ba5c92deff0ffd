//! `/{county}/actions`: every action, a hundred at a time, late first; narrowed by status, organisation, priority and words.

use super::parts::{Aimed, aims, body_name, encoded, status_tag};
use crate::actions::{number, reference};
use crate::status::{Code, Proof as Evidence, Scheme};
use crate::store::list::{self, Filter, Key, Line, Lines, PAGE, Side};
use crate::store::{Action, Agreement};
use board::{County, Organisation, Register, Snapshot};
use govuk::{Button, Input, InputType, PageLink, Pagination, Select};
use kernel::Outcome;
use kernel::verbs::{Govern, View};
use maud::{Markup, html};
use site::{Cx, Form, Guard, Page, Reply, Route, Tone, day, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/actions", Guard::may::<View, Action>(), show)]
}

/// What was asked for, as the address has it.
struct Asked {
    filter: Filter,
    /// Short name of the priority.
    priority: String,
    /// What was typed into the search.
    words: String,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let today = cx.today;
    let side = side(&cx.query);
    let (lines, register, aims, asked, officer, scheme) = cx.read(|unit, actor| {
        let visible = actor.visible::<Action>();
        let aims = aims(unit, &actor.visible::<Agreement>(), &county)?;
        let asked = asked(&cx.query, &aims);
        let lines = list::page(unit, &visible, &county, today, &asked.filter, &side, PAGE)?;
        let officer = actor.may::<Govern, County>(unit, &county)?;
        let scheme = Scheme::on(unit.kernel(), today)?;
        Ok((lines, board::current(unit, &county)?, aims, asked, officer, scheme))
    })?;
    let table = register.on(today);
    let narrowed = asked.filter != Filter::default();
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Actions" }
            @if officer { (Button::link("Define an action", cx.at("actions/new"))) }
        }
        (statuses(cx, &asked, &scheme))
        (query(cx, &table, &aims, &asked))
        @if lines.lines.is_empty() { (nothing(cx, narrowed, officer)) } @else {
            (rows(cx, &register, &table, &lines))
            (pages(cx, &lines))
        }
    };
    cx.page(Page::new("Actions", "Actions", body).crumb("Plan", cx.at("plan")))
}

fn side(query: &Form) -> Side {
    let key = |name| query.get(name).and_then(Key::from_address);
    match (key("after"), key("before")) {
        (Some(key), _) => Side::After(key),
        (None, Some(key)) => Side::Before(key),
        (None, None) => Side::Front,
    }
}

fn asked(query: &Form, aims: &[Aimed]) -> Asked {
    let text = |name: &str| query.get(name).map(str::trim).filter(|t| !t.is_empty()).map(String::from);
    let words = text("q").unwrap_or_default();
    let number = words.to_ascii_lowercase().starts_with("act-").then(|| number(&words)).flatten();
    let priority = text("priority").unwrap_or_default();
    let chosen = (!priority.is_empty()).then(|| {
        // One that is not there any more gives an empty list and not all of it.
        aims.iter().find(|a| a.slug == priority).map_or_else(|| "-".to_string(), |a| a.id.clone())
    });
    let filter = Filter {
        status: text("status").and_then(|s| Code::named(&s)),
        lead: text("lead"),
        body: text("body"),
        priority: chosen,
        proof: text("evidence").and_then(|s| Evidence::named(&s)),
        asking: query.get("asks").is_some(),
        due_before: None,
        words: if number.is_some() { String::new() } else { words.clone() },
        number,
        ..Filter::default()
    };
    Asked { filter, priority, words }
}

/// The address of the list with one thing changed: pages begin again at the front.
fn address(cx: &Cx<'_>, change: &str, to: &str) -> String {
    let mut out = encoded(
        cx.query.fields().filter(|(k, v)| !v.is_empty() && *k != change && *k != "after" && *k != "before"),
    );
    if !to.is_empty() {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(&encoded([(change, to)]));
    }
    let path = cx.at("actions");
    if out.is_empty() { path } else { format!("{path}?{out}") }
}

fn statuses(cx: &Cx<'_>, asked: &Asked, scheme: &Scheme) -> Markup {
    let now = asked.filter.status;
    html! {
        nav aria-label="Status" {
            ul class="sm-filter" {
                li { a href=(address(cx, "status", "")) aria-current=[now.is_none().then_some("true")] { "All" } }
                @for code in Code::ALL {
                    li {
                        a href=(address(cx, "status", code.name())) aria-current=[(now == Some(*code)).then_some("true")] {
                            (code.said()) ": " (scheme.name(*code).to_lowercase())
                        }
                    }
                }
            }
        }
    }
}

fn query(cx: &Cx<'_>, table: &Snapshot<'_>, aims: &[Aimed], asked: &Asked) -> Markup {
    let mut bodies: Vec<(String, String)> =
        table.all::<Organisation>().map(|(fact, body)| (fact.slug.clone(), body.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let any = |words: &str| std::iter::once((String::new(), words.to_string()));
    let aims = any("Any priority").chain(aims.iter().map(|a| (a.slug.clone(), a.title.clone())));
    let words = Input { kind: InputType::Search, ..Input::text("q", "Words or reference") };
    html! {
        form method="get" action=(cx.at("actions")) class="sm-query" role="search" aria-label="Actions" {
            @if let Some(code) = asked.filter.status { input type="hidden" name="status" value=(code.name()); }
            (words.value(asked.words.as_str()))
            (Select::new("lead", "Led by", any("Any organisation").chain(bodies)).value(asked.filter.lead.clone().unwrap_or_default()))
            (Select::new("priority", "Priority", aims).value(asked.priority.as_str()))
            (Button::submit("Show").secondary())
        }
    }
}

fn rows<'a>(cx: &Cx<'_>, register: &'a Register, table: &Snapshot<'a>, lines: &'a Lines) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Actions, those that are late first and those that are complete last" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Action", "Led by", "Due", "Status"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" { @for line in &lines.lines { (row(cx, body_name(register, table, &line.lead), line)) } }
        }
    }
}

fn row(cx: &Cx<'_>, lead: &str, line: &Line) -> Markup {
    let reference = reference(line.number);
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(cx.at(&format!("actions/{reference}"))) { (line.title) }
                small { (reference) }
            }
            td class="govuk-table__cell" data-label="Led by" {
                span { (lead) small { (line.owner) } }
            }
            td class="govuk-table__cell" data-label="Due" {
                span class="sm-nowrap" { (day(line.key.due)) @if line.late(cx.today) { small { "past its date" } } }
            }
            td class="govuk-table__cell" data-label="Status" {
                span {
                    (status_tag(line.code(cx.today)))
                    @if line.proof == Evidence::Disputed { " " (tag(Tone::Wait, "Disputed")) }
                }
            }
        }
    }
}

fn pages(cx: &Cx<'_>, lines: &Lines) -> Markup {
    let link = |name, line: Option<&Line>| line.map(|l| PageLink::to(address(cx, name, &l.key.to_address())));
    let pagination = Pagination {
        previous: lines.before.then(|| link("before", lines.lines.first())).flatten(),
        next: lines.after.then(|| link("after", lines.lines.last())).flatten(),
        landmark_label: "Pages of actions".into(),
        ..Pagination::default()
    };
    html! {
        @if lines.before || lines.after { (pagination) }
        @if lines.before { p class="sm-note" { a class="govuk-link" href=(address(cx, "after", "")) { "Back to the first " (PAGE) } } }
    }
}

fn nothing(cx: &Cx<'_>, narrowed: bool, officer: bool) -> Markup {
    if narrowed {
        let start = html! { p { a class="govuk-link" href=(cx.at("actions")) { "Show all actions" } } };
        return empty("No action fits what you asked for.", start);
    }
    let start = html! { @if officer { p { a class="govuk-link" href=(cx.at("actions/new")) { "Define the first action" } } } };
    empty("What each organisation has taken on appears here, with its date and how it stands.", start)
}
