//! `/{county}/duties/gaps`: what is overdue, what cannot be known and what falls due, as at any day; then every duty by every body.

use super::desk::{Desk, Stands, Wanted};
use super::grid;
use super::parts::{due_said, obligation_tag, place, subnav};
use crate::bundle::Bundle;
use crate::engine::{Obligation, State};
use crate::gap::matrix;
use board::words::{count, listed, small_number};
use govuk::{Button, Input, Select, Width};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, day, empty, get};

/// So many lines of each kind stand above the matrix.
const LINES: usize = 8;
/// More bodies than this are asked for by their name instead of being listed.
const CHOICES: usize = 100;

pub(super) fn routes(guard: Guard) -> Vec<Route> {
    vec![get("/{county}/duties/gaps", guard, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (desk, stands) = Desk::inside(cx, Wanted::Day)?;
    let asked = Asked::of(cx, &stands);
    let narrowed = asked.narrowed();
    let these: Vec<&Obligation> =
        if narrowed { stands.owed.iter().filter(|one| asked.fits(one)).collect() } else { Vec::new() };
    let register = cx.read(|unit, _| board::current(unit, &desk.county))?;
    let names = grid::Names::of(&register.on(desk.day));
    let body = html! {
        (subnav(&desk, true, "Gaps"))
        h1 class="govuk-heading-xl" { "Gaps" }
        p class="sm-lead" { (lead(&desk, &stands)) }
        (numbers(&desk, &stands))
        @if stands.owed.is_empty() {
            (empty("Every duty of every body will be shown here, the worst first.",
                html! { p { a class="govuk-link" href=(desk.at("duties")) { "Read what the law asks" } } }))
        } @else {
            @if !narrowed {
                p class="sm-screen" { a class="govuk-link" href="#matrix" { "Every duty, by body" } }
                (first(&desk, &stands))
            }
            section class="sm-section" aria-labelledby="matrix" {
                h2 class="govuk-heading-m" id="matrix" { "Every duty, by body" }
                (filter(cx, &desk, &stands, &asked))
                @if narrowed && these.is_empty() {
                    (empty("Nothing fits what you asked for.", html! { p { a class="govuk-link" href=(desk.at("duties/gaps")) { "Show everything" } } }))
                } @else if narrowed {
                    (grid::table(&desk, &names, &matrix(&these), &|at| these.get(at).copied(), asked.from))
                } @else { (grid::table(&desk, &names, stands.matrix(), &|at| stands.owed.get(at), asked.from)) }
            }
        }
        (desk.day_form(cx))
    };
    cx.page(desk.page("Gaps", body).crumb("Duties", desk.at("duties")))
}

/// What the list is narrowed to.
struct Asked {
    /// A body's short name; where nobody bears it, a part of a name, in small letters.
    body: String,
    part: Option<String>,
    state: Option<State>,
    /// The first body of the matrix that is shown.
    from: usize,
}

impl Asked {
    fn of(cx: &Cx<'_>, stands: &Stands) -> Self {
        let text = |name: &str| cx.query.get(name).unwrap_or_default().trim().to_string();
        let body = text("body");
        let known = stands.owed.iter().any(|one| is(one, &body));
        Self {
            part: (!known && !body.is_empty()).then(|| body.to_lowercase()),
            body,
            state: State::named(&text("state")),
            from: text("from").parse().unwrap_or_default(),
        }
    }

    fn narrowed(&self) -> bool {
        !self.body.is_empty() || self.state.is_some()
    }

    fn fits(&self, one: &Obligation) -> bool {
        let body = match &self.part {
            Some(part) => one.body_name.to_lowercase().contains(part.as_str()),
            None => self.body.is_empty() || is(one, &self.body),
        };
        body && self.state.is_none_or(|state| one.state == state)
    }
}

/// Whether it is owed by a body, or in it, by short name.
fn is(one: &Obligation, body: &str) -> bool {
    *one.body == *body || one.csp.as_deref() == Some(body)
}

/// The first sentence: how things stand, for somebody who reads no further.
fn lead(desk: &Desk, stands: &Stands) -> String {
    let many = |state: State| stands.many(state);
    let (late, soon, unknown) = (many(State::Overdue), many(State::Due), many(State::CannotBeKnown));
    let things = |n: usize, one: &str, more: &str| match n {
        0 => None,
        1 => Some(format!("one thing {one}")),
        n => Some(format!("{} things {more}", small_number(n).to_lowercase())),
    };
    let parts: Vec<String> = [
        things(late, "is overdue or missing", "are overdue or missing"),
        things(soon, "is due", "are due"),
        things(unknown, "cannot be known", "cannot be known"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return format!("Nothing is overdue or due on {}.", day(desk.day));
    }
    format!("On {}, {}.", day(desk.day), listed(&parts))
}

/// The counts, each of which leads to its own.
fn numbers(desk: &Desk, stands: &Stands) -> Markup {
    html! {
        dl class="sm-numbers" {
            @for state in State::ALL {
                div {
                    dt { a class="govuk-link" href=(desk.at(&format!("duties/gaps?state={}#matrix", state.name()))) { (state.said()) } }
                    dd { (stands.many(state)) }
                }
            }
        }
    }
}

/// What a chair reads first: what is overdue, each; what cannot be known, by duty; what falls due, by duty.
fn first(desk: &Desk, stands: &Stands) -> Markup {
    html! {
        (lines(desk, stands, "Overdue or missing", State::Overdue))
        (lines(desk, stands, "Cannot be known", State::CannotBeKnown))
        (lines(desk, stands, "Due within three months, or as soon as may be", State::Due))
    }
}

fn lines(desk: &Desk, stands: &Stands, heading: &str, state: State) -> Markup {
    let bundles = stands.bundles(state);
    let left = bundles.len().saturating_sub(LINES);
    html! {
        @if !bundles.is_empty() {
            section class="sm-section" aria-labelledby=(state.name()) {
                h2 class="govuk-heading-m" id=(state.name()) { (heading) " (" (stands.many(state)) ")" }
                ul class="sm-tasks" {
                    @for bundle in bundles.iter().take(LINES) {
                        (line(desk, stands, bundle))
                    }
                }
                @if left > 0 {
                    p { a class="govuk-link" href=(desk.at(&format!("duties/gaps?state={}#matrix", state.name()))) {
                        "Show the others, of " (count(left, "more duty", "more duties")) } }
                }
            }
        }
    }
}

fn line(desk: &Desk, stands: &Stands, bundle: &Bundle) -> Markup {
    let one = &stands.owed[bundle.at[0]];
    let to = if bundle.at.len() == 1 { place(one) } else { format!("duties/{}#bodies", one.duty) };
    html! {
        li {
            span { (obligation_tag(one)) }
            div {
                a class="govuk-link" href=(desk.at(&to)) { (one.title) @if !one.label.is_empty() { ", " (one.label) } }
                small { (bundle.bodies) }
                small { (bundle.why) }
            }
            span class="sm-tasks__due" { @if let Some(due) = due_said(one) { (due) } }
        }
    }
}

fn filter(cx: &Cx<'_>, desk: &Desk, stands: &Stands, asked: &Asked) -> Markup {
    let columns = &stands.matrix().bodies;
    let mut bodies: Vec<(String, String)> =
        columns.iter().take(CHOICES).map(|one| (one.body.to_string(), one.name.to_string())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let any = |words: &str| std::iter::once((String::new(), words.to_string()));
    let states = any("Any state")
        .chain(State::ALL.iter().map(|state| (state.name().to_string(), state.said().to_string())));
    html! {
        form method="get" action=(format!("{}#matrix", cx.at("duties/gaps"))) class="sm-query" role="search" aria-label="Gaps" {
            @if desk.day != desk.today { input type="hidden" name="as-at" value=(desk.day); }
            @if columns.len() > CHOICES {
                (Input::text("body", "Body, or part of its name").value(asked.body.as_str()).width(Width::Chars20))
            } @else {
                (Select::new("body", "Body", any("Every body").chain(bodies)).value(asked.body.as_str()))
            }
            (Select::new("state", "State", states).value(asked.state.map_or("", State::name)))
            (Button::submit("Show").secondary())
        }
    }
}
