//! `/{county}/plan` and `/{county}/plan/{agreement}`: the Community Safety Agreement, its priorities and how its actions stand.

use super::agreement::Steps;
use super::parts::{agreement_of, encoded, paragraphs};
use crate::agreements::{Held, Priority, State};
use crate::status::{Code, Scheme};
use crate::store::tally::Tally;
use crate::store::{self, Action, Agreement};
use board::County;
use govuk::{Button, Details};
use kernel::verbs::{Govern, Update, View};
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Agreement>();
    vec![get("/{county}/plan", guard, current), get("/{county}/plan/{agreement}", guard, one)]
}

/// What the page shows.
struct Shown {
    agreement: Option<Held>,
    others: Vec<Held>,
    priorities: Vec<Priority>,
    tally: Arc<Tally>,
    scheme: Arc<Scheme>,
    adds: bool,
    changes: bool,
    /// How far the agreement has come as a document.
    steps: Option<Steps>,
    /// Whether this reader is one of the county's own people.
    inside: bool,
}

fn current(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let shown = cx.read(|unit, actor| gather(cx, unit, actor, None))?;
    page(cx, &shown)
}

fn one(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let shown = cx.read(|unit, actor| {
        let permit = agreement_of::<View>(cx, unit, actor)?;
        gather(cx, unit, actor, Some(permit.id()))
    })?;
    page(cx, &shown)
}

fn gather(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, id: Option<&str>) -> Outcome<Shown> {
    let county = cx.county()?.slug.clone();
    let visible = actor.visible::<Agreement>();
    let mut all = store::agreements::visible(unit, &visible, &county)?;
    let agreed = all.iter().position(|a| a.terms.state == State::Agreed);
    let at = match id {
        Some(id) => Some(all.iter().position(|a| a.id == id).ok_or(Fault::Absent)?),
        None => agreed.or(if all.is_empty() { None } else { Some(0) }),
    };
    let agreement = at.map(|at| all.remove(at));
    let priorities = match &agreement {
        Some(held) => store::agreements::priorities(unit, &visible, &held.id)?,
        None => Vec::new(),
    };
    let changes = match &agreement {
        Some(held) => actor.may::<Update, Agreement>(unit, &held.id)?,
        None => false,
    };
    let steps = match &agreement {
        Some(held) => {
            let permit = actor.permit::<View, Agreement>(unit, &held.id)?;
            Some(super::agreement::steps(unit, actor, &permit)?)
        }
        None => None,
    };
    Ok(Shown {
        steps,
        inside: store::things::is_inside(actor, &county),
        priorities,
        tally: store::tally::read(unit, &actor.visible::<Action>(), &county, cx.today)?,
        scheme: Scheme::on(unit.kernel(), cx.today)?,
        adds: actor.may::<Govern, County>(unit, &county)?,
        changes,
        agreement,
        others: all,
    })
}

fn page(cx: &Cx<'_>, shown: &Shown) -> Outcome<Reply> {
    let title = shown.agreement.as_ref().map_or("Plan", |a| a.terms.title.as_str());
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (title) }
            @if let (Some(held), true) = (&shown.agreement, shown.changes) {
                a class="govuk-link" href=(cx.at(&format!("plan/{}/change", held.slug))) { "Change the agreement" }
            }
        }
        @match &shown.agreement {
            Some(held) => { (terms(held)) }
            None => {
                @let start = html! { @if shown.adds { p { a class="govuk-link" href=(cx.at("plan/new")) { "Begin the agreement" } } } };
                (empty("The Community Safety Agreement appears here with its priorities, once it is agreed and published.", start))
            }
        }
        @if shown.tally.all() > 0 { (picture(shown)) (numbers(cx, shown)) }
        @else if shown.agreement.is_some() {
            @let start = html! { @if shown.adds { p { a class="govuk-link" href=(cx.at("actions/new")) { "Define the first action" } } } };
            (empty("How the actions stand appears here once there are some.", start))
        }
        @if let Some(held) = &shown.agreement { (self::aims(cx, shown, held)) }
        @if let (Some(held), Some(steps)) = (&shown.agreement, &shown.steps) { (steps.section(cx, held)) }
        @else if shown.inside { p { a class="govuk-link" href=(cx.at("prioritisation")) { "Choose priorities from the assessments" } } }
        (key(&shown.scheme))
        @if !shown.others.is_empty() || (shown.adds && shown.agreement.is_some()) { (others(cx, shown)) }
    };
    cx.page(Page::new(title, "Plan", body))
}

fn terms(held: &Held) -> Markup {
    let state = match held.terms.state {
        State::Draft => tag(Tone::Wait, "Draft"),
        State::Agreed => tag(Tone::Ok, "Agreed"),
        State::Ended => tag(Tone::None, "Ended"),
    };
    html! {
        p class="sm-lead" {
            (state) " For " (held.terms.applies_to) ", made in the legal year " (held.terms.legal_year) "."
            @if !held.terms.published { " Not published." }
        }
        (paragraphs(&held.terms.about))
    }
}

/// The share of each status as one bar; the table below says the same in numbers.
fn picture(shown: &Shown) -> Markup {
    let all = shown.tally.all();
    let late = shown.tally.of(Code::Red) + shown.tally.of(Code::Amber);
    let finding = match late {
        0 => format!("None of {all} actions is at risk or off track"),
        1 => format!("1 of {all} actions is at risk or off track"),
        n => format!("{n} of {all} actions are at risk or off track"),
    };
    let mut at = 0;
    let parts: Vec<(Code, usize, usize)> = Code::ALL
        .iter()
        .filter_map(|code| {
            let n = shown.tally.of(*code);
            // A thousandth of the bar is the least that can be seen.
            let width = if n == 0 { return None } else { (n * 1000 / all).max(4) };
            at += width;
            Some((*code, at - width, width))
        })
        .collect();
    html! {
        figure class="sm-figure" {
            figcaption { (finding) }
            svg viewBox=(format!("0 0 {} 44", at.max(1000))) preserveAspectRatio="none" role="img" class="sm-bar-svg"
                aria-label=(format!("{finding}. The table below has the numbers.")) {
                @for (code, x, width) in &parts {
                    rect class=(format!("sm-share sm-share--{}", code.name())) x=(x) y="0" width=(width.saturating_sub(2)) height="44" {}
                }
            }
            // The same in words, in the order of the bar: no piece is known by its colour alone.
            p {
                @for (code, _, _) in &parts {
                    span class="sm-nowrap" {
                        (super::parts::status_tag(*code)) " " (shown.tally.of(*code)) " " (shown.scheme.name(*code).to_lowercase())
                    }
                    "  "
                }
            }
        }
    }
}

fn numbers(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let under = |id: &str| Code::ALL.iter().map(|code| shown.tally.under(id, *code)).collect::<Vec<_>>();
    let mut lines: Vec<(&str, &str, Vec<usize>)> =
        shown.priorities.iter().map(|p| (p.slug.as_str(), p.aim.title.as_str(), under(&p.id))).collect();
    let rest: Vec<usize> = Code::ALL
        .iter()
        .enumerate()
        .map(|(at, code)| {
            shown.tally.of(*code) - lines.iter().map(|(_, _, numbers)| numbers[at]).sum::<usize>()
        })
        .collect();
    if rest.iter().any(|n| *n > 0) {
        lines.push(("", "None of these", rest));
    }
    let link = |slug: &str, code: Option<Code>| {
        let mut fields = Vec::new();
        if !slug.is_empty() {
            fields.push(("priority", slug));
        }
        fields.extend(code.map(|code| ("status", code.name())));
        cx.at(&if fields.is_empty() { "actions".to_string() } else { format!("actions?{}", encoded(fields)) })
    };
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Actions by priority and status" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    th scope="col" class="govuk-table__header" { "Priority" }
                    @for code in Code::ALL {
                        th scope="col" class="govuk-table__header govuk-table__header--numeric" { (shown.scheme.name(*code)) small { (code.said()) } }
                    }
                    th scope="col" class="govuk-table__header govuk-table__header--numeric" { "All" }
                }
            }
            tbody class="govuk-table__body" {
                @for (slug, title, numbers) in &lines {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            @if slug.is_empty() { (title) } @else { a class="govuk-link" href=(link(slug, None)) { (title) } }
                        }
                        @for (code, n) in Code::ALL.iter().zip(numbers) {
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label=(shown.scheme.name(*code)) {
                                @if *n == 0 || slug.is_empty() { (n) } @else { a class="govuk-link" href=(link(slug, Some(*code))) { (n) } }
                            }
                        }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="All" { (numbers.iter().sum::<usize>()) }
                    }
                }
            }
            tfoot class="govuk-table__body" {
                tr class="govuk-table__row" {
                    th scope="row" class="govuk-table__header" { "All actions" }
                    @for code in Code::ALL {
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label=(shown.scheme.name(*code)) {
                            a class="govuk-link" href=(link("", Some(*code))) { (shown.tally.of(*code)) }
                        }
                    }
                    td class="govuk-table__cell govuk-table__cell--numeric" data-label="All" { (shown.tally.all()) }
                }
            }
        }
    }
}

fn aims(cx: &Cx<'_>, shown: &Shown, held: &Held) -> Markup {
    let (themes, aims): (Vec<&Priority>, Vec<&Priority>) =
        shown.priorities.iter().partition(|p| p.aim.cross_cutting);
    html! {
        @for (heading, these) in [("Priorities", &aims), ("Cross-cutting themes", &themes)] {
            @if !these.is_empty() {
                section class="sm-section" {
                    h2 class="govuk-heading-m" { (heading) }
                    ul class="sm-grid" { @for priority in these { (card(cx, shown, held, priority)) } }
                }
            }
        }
        @if shown.changes {
            p class="govuk-body" {
                a class="govuk-link" href=(cx.at(&format!("plan/{}/priorities/new", held.slug))) { "Add a priority or theme" }
            }
        }
    }
}

fn card(cx: &Cx<'_>, shown: &Shown, held: &Held, priority: &Priority) -> Markup {
    html! {
        li class="sm-card" {
            h3 class="govuk-heading-s" { (priority.aim.title) }
            @if !priority.aim.about.is_empty() { p { (priority.aim.about) } }
            p {
                a class="govuk-link" href=(cx.at(&format!("plan/{}/priorities/{}/raised", held.slug, priority.slug))) {
                    "What raised it" span class="govuk-visually-hidden" { ": " (priority.aim.title) }
                }
                " "
                a class="govuk-link" href=(cx.at(&format!("actions?priority={}", priority.slug))) {
                    "Actions" span class="govuk-visually-hidden" { " under " (priority.aim.title) }
                }
                @if shown.changes {
                    " " a class="govuk-link" href=(cx.at(&format!("plan/{}/priorities/{}", held.slug, priority.slug))) {
                        "Change" span class="govuk-visually-hidden" { " " (priority.aim.title) }
                    }
                }
            }
        }
    }
}

/// What each status means, on what authority.
fn key(scheme: &Scheme) -> Markup {
    let inside = html! {
        dl class="sm-facts" {
            @for meaning in &scheme.meanings {
                div { dt { (super::parts::status_tag(meaning.code)) " " (meaning.name) } dd { (meaning.meaning) } }
            }
        }
        p class="sm-note" { "From: " (scheme.meta.citations.join("; ")) "." }
    };
    html! { (Details::new("What each status means", inside)) }
}

fn others(cx: &Cx<'_>, shown: &Shown) -> Markup {
    html! {
        section class="sm-section" {
            @if !shown.others.is_empty() {
                h2 class="govuk-heading-m" { "Other agreements" }
                ul class="govuk-list" {
                    @for held in &shown.others {
                        li {
                            a class="govuk-link" href=(cx.at(&format!("plan/{}", held.slug))) { (held.terms.title) }
                            " (" (held.terms.state.said().to_lowercase()) ")"
                        }
                    }
                }
            }
            @if shown.adds && shown.agreement.is_some() { (Button::link("Begin another agreement", cx.at("plan/new")).secondary()) }
        }
    }
}
