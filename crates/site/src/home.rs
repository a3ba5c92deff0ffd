//! The first page: what needs this person, in order of urgency; for anybody else, the counties.

use crate::{Cx, Guard, Page, Reply, Slice, Tone, day, empty, get, tag};
use kernel::Outcome;
use kernel::contracts::task::{Task, Urgency};
use maud::{Markup, html};

/// The first page as a slice of its own.
pub fn home_slice() -> Slice {
    Slice {
        name: "home",
        routes: vec![get(
            "/",
            Guard::Open("lists names of counties, and the tasks that each slice narrows itself"),
            home,
        )],
        ..Slice::default()
    }
}

fn home(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let counties = cx.read(|unit, _| cx.app.people.counties(unit))?;
    let Some(person) = cx.person.clone() else { return front(cx, &counties) };
    cx.county = counties.iter().find(|c| c.id == person.county).cloned();
    let county = cx.county()?.clone();
    let mut tasks = cx.read(|unit, actor| {
        let mut all = Vec::new();
        for source in cx.app.task_sources() {
            all.extend(source(unit, actor, &county)?);
        }
        Ok(all)
    })?;
    tasks.sort_by(|a, b| {
        (a.urgency, a.due.is_none(), a.due, &a.title).cmp(&(b.urgency, b.due.is_none(), b.due, &b.title))
    });
    let body = html! {
        h1 class="govuk-heading-xl" { "What needs you" }
        p class="sm-lead" { (lead(&tasks)) }
        @if tasks.is_empty() {
            (empty("Updates to write, papers to clear and actions that fall due appear here.",
                html! { p { a class="govuk-link" href=(cx.at("")) { "Look at the board" } } }))
        }
        @for (urgency, heading) in [(Urgency::Late, "Late"), (Urgency::Soon, "This week"), (Urgency::Waiting, "Waiting for you"), (Urgency::WithOthers, "With others")] {
            @let these: Vec<&Task> = tasks.iter().filter(|t| t.urgency == urgency).collect();
            @if !these.is_empty() { (list(heading, &these)) }
        }
    };
    cx.page(Page::new("What needs you", "Home", body))
}

fn lead(tasks: &[Task]) -> String {
    let count = |urgency| tasks.iter().filter(|t| t.urgency == urgency).count();
    let (late, soon, waiting) = (count(Urgency::Late), count(Urgency::Soon), count(Urgency::Waiting));
    let things = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("One thing {one}") } else { format!("{n} things {many}") }
    };
    match (late, soon, waiting) {
        (0, 0, 0) => "Nothing waits for you today.".into(),
        (0, 0, n) => format!("{}; none is late.", things(n, "waits for you", "wait for you")),
        (0, n, _) => format!("{} within a week; nothing is late.", things(n, "falls due", "fall due")),
        (n, 0, _) => format!("{}.", things(n, "is late", "are late")),
        (n, m, _) => format!("{}, and {m} more within a week.", things(n, "is late", "are late")),
    }
}

fn list(heading: &str, tasks: &[&Task]) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (heading) }
            ul class="sm-tasks" {
                @for task in tasks {
                    li {
                        span { (tag(tone(task.urgency), &task.tag)) }
                        div { a class="govuk-link" href=(task.href) { (task.title) } small { (task.detail) } }
                        span class="sm-tasks__due" {
                            @if let Some(due) = task.due { @if task.urgency == Urgency::Late { "was due " } (day(due)) }
                        }
                    }
                }
            }
        }
    }
}

fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Late => Tone::Late,
        Urgency::Soon => Tone::Soon,
        Urgency::Waiting => Tone::Wait,
        Urgency::WithOthers => Tone::None,
    }
}

fn front(cx: &Cx<'_>, counties: &[crate::CountyRef]) -> Outcome<Reply> {
    let body = html! {
        h1 class="govuk-heading-xl" { "Safer communities boards" }
        p class="sm-lead" { "Who sits at the table, what they report, and what they decided." }
        @if counties.is_empty() {
            (empty("No county has been set up here yet.", html! { p { "Run " code { "shiremoot init --example loamshire" } " to start with an example." } }))
        }
        ul class="sm-grid govuk-list" {
            @for county in counties {
                li class="sm-card sm-card--link" {
                    h2 class="govuk-heading-m" { a class="govuk-link" href=(format!("/{}", county.slug)) { (county.board) } }
                    p { (county.name) }
                }
            }
        }
    };
    cx.page(Page::new("Safer communities boards", "", body))
}
