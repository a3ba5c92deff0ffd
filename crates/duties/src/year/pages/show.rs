//! `/{county}/year/{year}`: a legal year as a picture with its table; and, for whoever plans it, what it needs against what stands.

use super::{difference, picture};
use crate::year::ground::{Built, build};
use crate::year::{Plan, Standing, stood, words};
use board::County;
use govuk::Button;
use kernel::clock::LegalYear;
use kernel::verbs::{Govern, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, County>();
    vec![get("/{county}/year", guard, now), get("/{county}/year/{year}", guard, show)]
}

/// The year that is under way; from January on the next one, which is then to be planned.
fn now(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let ahead = cx.today.checked_add(jiff::Span::new().months(3)).unwrap_or(cx.today);
    page(cx, LegalYear::of(ahead))
}

/// The year of the address.
pub(super) fn of_address(cx: &Cx<'_>) -> Outcome<LegalYear> {
    match words::read(cx.param("year")?, cx.today) {
        Ok(year) => Ok(year),
        // An address that is no year is the address of nothing.
        Err(Fault::Fields(_)) => Err(Fault::Absent),
        Err(other) => Err(other),
    }
}

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let year = of_address(cx)?;
    page(cx, year)
}

fn page(cx: &mut Cx<'_>, year: LegalYear) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (stood, built) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, County>(unit, &county)?;
        let stood = stood(unit, &permit, year)?;
        let built = match actor.may::<Govern, County>(unit, &county)? {
            true => {
                let permit = actor.permit::<Govern, County>(unit, &county)?;
                Some(build(unit, &permit, year)?)
            }
            false => None,
        };
        Ok((stood, built))
    })?;
    let title = format!("The year {year}");
    let body = html! {
        div class="sm-head" { h1 class="govuk-heading-l" { (title) } }
        (beside(cx, year))
        @if let Some(built) = &built { (summary(built)) }
        (picture::figure(cx, year, &stood, built.as_ref().map(|built| &built.difference)))
        @if let Some(built) = &built { (difference::form(cx, built)) }
        (picture::table(cx, year, &stood))
        @if let Some(built) = &built { (custom(built)) }
    };
    cx.page(Page::new(title, "Year", body))
}

fn beside(cx: &Cx<'_>, year: LegalYear) -> Markup {
    let of = |year: LegalYear| cx.at(&format!("year/{year}"));
    html! {
        nav aria-label="Years" {
            ul class="sm-filter" {
                li { a href=(of(year.previous())) rel="prev" { (year.previous()) } }
                li { a href=(of(year.next())) rel="next" { (year.next()) } }
                li { a href=(cx.at("meetings/calendar")) { "Meetings by month" } }
            }
        }
    }
}

/// How the year stands, in a sentence.
fn summary(built: &Built) -> Markup {
    let count = |standing| built.difference.count(standing);
    let (new, stands) = (count(Standing::New), count(Standing::Stands));
    let changed = count(Standing::Moved) + count(Standing::Changed) + count(Standing::Unneeded);
    let said = match (new, changed) {
        (0, 0) => format!("The year stands as its duties and groups want it: {stands} things are there."),
        _ => format!(
            "{new} things are proposed, {changed} would change, {stands} are there already. Nothing is made until you accept it."
        ),
    };
    html! {
        p class="govuk-body" { (said) }
        (notes(&built.plan))
    }
}

fn notes(plan: &Plan) -> Markup {
    html! {
        @if !plan.notes.is_empty() {
            ul class="govuk-list govuk-list--bullet" {
                @for note in &plan.notes { li { (note) "." } }
            }
        }
    }
}

/// Where the custom comes from on which days are chosen.
fn custom(built: &Built) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What is custom here" }
            p class="govuk-body" {
                "What the law leaves open follows the practice calendar. Each part of it is data that your county can replace in its overlay."
            }
            ul class="govuk-list govuk-list--bullet" {
                @for (title, source, confidence) in &built.practice.sources {
                    li { (title) ": " (source) " (" (confidence) ")" }
                }
            }
        }
    }
}

/// The button that accepts everything.
pub(super) fn everything(usual: usize) -> Markup {
    html! { (Button::submit(format!("Accept all {usual}")).secondary().sends("all", "yes").once()) }
}
