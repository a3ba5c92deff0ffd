//! The first page: what needs this person, in order of urgency; for anybody else, the counties.

use crate::{CountyRef, Cx, Glance, Guard, Page, PersonCard, Reply, Slice, Tone, day, empty, get, tag};
use govuk::Button;
use kernel::Outcome;
use kernel::contracts::task::{Task, Urgency};
use maud::{Markup, html};

/// So many tasks of a kind are shown at once; the rest is a click away.
const AT_ONCE: usize = 12;

/// The kinds of tasks in order, each with its word in addresses and its heading.
const KINDS: [(Urgency, &str, &str); 4] = [
    (Urgency::Late, "late", "Late"),
    (Urgency::Soon, "week", "This week"),
    (Urgency::Waiting, "waiting", "Waiting for you"),
    (Urgency::WithOthers, "others", "With others"),
];

/// The first page as a slice of its own.
pub fn home_slice() -> Slice {
    let guard = Guard::Open("lists names of counties, and the tasks that each slice narrows itself");
    let routes = vec![get("/", guard, home), crate::search::route()];
    Slice { name: "home", routes, ..Slice::default() }
}

fn home(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let counties = cx.read(|unit, _| cx.app.people.counties(unit))?;
    let Some(person) = cx.person.clone() else { return front(cx, &counties) };
    cx.county = counties.into_iter().find(|c| c.id == person.county);
    let county = cx.county()?.clone();
    let (mut tasks, glances, held) = cx.read(|unit, actor| {
        let (mut tasks, mut glances) = (Vec::new(), Vec::new());
        for source in cx.app.task_sources() {
            tasks.extend(source(unit, actor, &county)?);
        }
        for source in cx.app.glance_sources() {
            glances.extend(source(unit, actor, &county)?);
        }
        let today = unit.today();
        Ok((tasks, glances, cx.app.people.held(unit, &person.id, today)?))
    })?;
    tasks.sort_by(|a, b| {
        (a.urgency, a.due.is_none(), a.due, &a.title).cmp(&(b.urgency, b.due.is_none(), b.due, &b.title))
    });
    let body = html! {
        h1 class="govuk-heading-l" { "What needs you" }
        p class="sm-lead" { (lead(&tasks)) }
        div class="sm-cols" {
            div {
                @if tasks.is_empty() {
                    (empty("Updates to write, papers to clear and actions that fall due appear here.",
                        html! { p { a class="govuk-link" href=(cx.at("")) { "Look at the board" } } }))
                }
                @for kind in KINDS { (tasks_of(cx, kind, &tasks)) }
            }
            aside aria-label="At a glance" {
                @for glance in &glances { (card(glance)) }
                (who(&person, &held))
            }
        }
    };
    cx.page(Page::new("What needs you", "Home", body))
}

fn lead(tasks: &[Task]) -> String {
    let count = |urgency| tasks.iter().filter(|t| t.urgency == urgency).count();
    let (late, soon, waiting) = (count(Urgency::Late), count(Urgency::Soon), count(Urgency::Waiting));
    let things = |n: usize, one: &str, many: &str| match n {
        1 => format!("One thing {one}"),
        n => format!("{} things {many}", capital(&number(n))),
    };
    match (late, soon, waiting) {
        (0, 0, 0) => "Nothing waits for you today.".into(),
        (0, 0, n) => format!("{}; none is late.", things(n, "waits for you", "wait for you")),
        (0, n, _) => format!("{} within a week; nothing is late.", things(n, "falls due", "fall due")),
        (n, 0, _) => format!("{}.", things(n, "is late", "are late")),
        (n, m, _) => {
            let due = if m == 1 { "falls due" } else { "fall due" };
            format!("{}, and {} {due} within a week.", things(n, "is late", "are late"), number(m))
        }
    }
}

/// A number as a sentence has it: in words up to nine.
fn number(n: usize) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    words.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}

fn capital(word: &str) -> String {
    let mut word = word.to_string();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

fn tasks_of(cx: &Cx<'_>, (urgency, id, heading): (Urgency, &str, &str), tasks: &[Task]) -> Markup {
    let these: Vec<&Task> = tasks.iter().filter(|t| t.urgency == urgency).collect();
    let most = if cx.query.get("all") == Some(id) { these.len() } else { AT_ONCE };
    let left = these.len().saturating_sub(most);
    html! {
        @if !these.is_empty() {
            section class="sm-section" aria-labelledby=(id) {
                h2 class="govuk-heading-m" id=(id) { (heading) }
                ul class="sm-tasks" { @for task in these.iter().take(most) { (line(task)) } }
                @if left > 0 {
                    p { a class="govuk-link" href=(format!("/?all={id}#{id}")) { "Show " (left) " more" span class="govuk-visually-hidden" { ": " (heading) } } }
                }
            }
        }
    }
}

fn line(task: &Task) -> Markup {
    html! {
        li {
            span { (tag(tone(task.urgency), &task.tag)) }
            div { a class="govuk-link" href=(task.href) { (task.title) } small { (task.detail) } }
            span class="sm-tasks__due" {
                @if let Some(due) = task.due { @if task.urgency == Urgency::Late { "was due " } (day(due)) }
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

fn card(glance: &Glance) -> Markup {
    html! {
        section class="sm-card" { h2 class="govuk-heading-m" { (glance.title) } (glance.body) }
    }
}

/// As whom somebody is here: what they hold decides what they are asked for.
fn who(person: &PersonCard, held: &[String]) -> Markup {
    html! {
        section class="sm-card sm-card--quiet" {
            h2 class="govuk-heading-m" { "You are here as" }
            p { strong { (person.title) } br; (person.organisation) }
            @if !held.is_empty() { ul class="govuk-list govuk-list--bullet" { @for one in held { li { (one) } } } }
            p { a class="govuk-link" href="/account" { "Your account" } }
        }
    }
}

fn front(cx: &Cx<'_>, counties: &[CountyRef]) -> Outcome<Reply> {
    let body = html! {
        h1 class="govuk-heading-l" { "Safer communities boards" }
        p class="sm-lead" { "Who sits at the table, what they report, and what they decided." }
        @if counties.is_empty() {
            (empty("No county has been set up here yet.", html! { p { "Run " code { "shiremoot init --example loamshire" } " to start with an example." } }))
        }
        ul class="sm-grid" {
            @for county in counties {
                li class="sm-card sm-card--link" {
                    h2 class="govuk-heading-m" { a class="govuk-link" href=(format!("/{}", county.slug)) { (county.board) } }
                    p { (county.name) }
                }
            }
        }
        @if cx.app.options.demo {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "See it from the inside" }
                p { "This is a demo. Be the partnership officer, the chair or the lead of a sub-group, and see what they see." }
                (Button::link("Choose who to be", "/demo/people"))
            }
        }
    };
    cx.page(Page::new("Safer communities boards", "", body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_says_how_things_stand() {
        use Urgency::{Late, Soon, Waiting, WithOthers};
        let tasks = |kinds: &[(Urgency, usize)]| -> Vec<Task> {
            let one = |urgency| Task {
                urgency,
                tag: String::new(),
                title: String::new(),
                href: String::new(),
                detail: String::new(),
                due: None,
            };
            kinds.iter().flat_map(|(urgency, n)| (0..*n).map(|_| one(*urgency))).collect()
        };
        for (kinds, says) in [
            (&[][..], "Nothing waits for you today."),
            (&[(WithOthers, 3)], "Nothing waits for you today."),
            (&[(Waiting, 1)], "One thing waits for you; none is late."),
            (&[(Waiting, 2)], "Two things wait for you; none is late."),
            (&[(Soon, 1), (Waiting, 4)], "One thing falls due within a week; nothing is late."),
            (&[(Late, 1)], "One thing is late."),
            (&[(Late, 3), (Soon, 2)], "Three things are late, and two fall due within a week."),
            (&[(Late, 12), (Soon, 1)], "12 things are late, and one falls due within a week."),
        ] {
            assert_eq!(lead(&tasks(kinds)), says);
        }
    }
}
