//! Pieces that several of these pages share.

use crate::statutory::{Held, Line, State, Statutory, Whole, checklist, edition, ground, now};
use crate::store::statutory::document;
use crate::store::{ViewPrivate, things};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Page, Tone, tag};

/// The permit for the document that the address names.
pub(super) fn of<V: Verb, T: Statutory>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, T>> {
    let (county, group, year) = (&cx.county()?.slug, cx.param("group")?, cx.param("year")?);
    let id = document::id_of(unit, T::SORT, county, group, year)?.ok_or(Fault::Absent)?;
    actor.permit::<V, T>(unit, &id)
}

/// A document for the page that changes it.
pub(super) fn held<V: Verb, T: Statutory>(cx: &Cx<'_>) -> Outcome<(Held, String)> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| {
        let permit = of::<V, T>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &county)?.ever().group_name(&held.group);
        Ok((held, name))
    })
}

/// A document as its reader may read it.
pub(super) struct Shown {
    pub held: Held,
    /// The name of the partnership.
    pub partnership: String,
    /// What is read of it.
    pub whole: Whole,
    /// Whether the reader may read the whole; otherwise this is the public version.
    pub full: bool,
    /// The edition that is read; 0 for a draft.
    pub edition: i64,
    /// What the checklist found, for those who may read the whole.
    pub lines: Vec<Line>,
}

/// Reads a document for whoever asks: the draft or the last edition in full, or an earlier one that is asked for; or the public version
/// that was released. Nothing where only the summary of a plan is public.
pub(super) fn shown<T: Statutory>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    permit: &Permit<View, T>,
    asked: Option<i64>,
) -> Outcome<Option<Shown>> {
    let held = document::one(unit, permit)?;
    let register = board::current(unit, &held.county)?;
    let partnership = register.ever().group_name(&held.group);
    if !actor.may::<ViewPrivate, T>(unit, &held.id)? {
        if held.released == 0 {
            return Ok(None);
        }
        let whole = edition(unit, permit, &held, held.released)?.public();
        let edition = held.released;
        return Ok(Some(Shown { held, partnership, whole, full: false, edition, lines: Vec::new() }));
    }
    let number = asked.unwrap_or(if held.state == State::Draft { 0 } else { held.edition });
    let whole = match number {
        0 => now(unit, permit, &held)?,
        number => edition(unit, permit, &held, number)?,
    };
    let ground = ground(unit, permit, &register, &held)?;
    let lines = checklist(held.sort, &whole, &ground);
    Ok(Some(Shown { held, partnership, whole, full: true, edition: number, lines }))
}

/// Partnerships of the county for which the actor may write documents, by short name and name.
pub(super) fn writable<T: Statutory>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Vec<(String, String)>> {
    let county = cx.county()?.slug.clone();
    let register = board::current(unit, &county)?;
    let mut out = Vec::new();
    for (fact, group) in register.on(cx.today).all::<board::Group>().filter(|(_, it)| it.sort == "csp") {
        let id = crate::store::statutory::things::yet(&county, &fact.slug);
        if actor.permit::<kernel::verbs::Update, T>(unit, &id).is_ok() {
            out.push((fact.slug.clone(), group.name.clone()));
        }
    }
    Ok(out)
}

/// Whether somebody reads more of a county than the public.
pub(super) fn inside(cx: &Cx<'_>) -> Outcome<bool> {
    Ok(things::is_inside(&cx.actor, &cx.county()?.slug))
}

/// The tag of where a document stands.
pub(super) fn standing(held: &Held) -> Markup {
    match held.state {
        State::Complete => {
            html! { (tag(Tone::Ok, "Complete")) @if held.released == held.edition { " " (tag(Tone::Done, "Released")) } }
        }
        State::Draft if held.edition > 0 => tag(Tone::Wait, "Next version in draft"),
        State::Draft => tag(Tone::Wait, "Draft"),
    }
}

/// A page below a document.
pub(super) fn below(cx: &Cx<'_>, held: &Held, partnership: &str, title: &str, body: Markup) -> Page {
    let what = match held.sort {
        crate::statutory::Sort::Assessment => "Assessments",
        crate::statutory::Sort::Plan => "Partnership plans",
    };
    Page::new(format!("{title}: {} {}", partnership, held.year), "Assessments", body)
        .crumb(what, cx.at(held.sort.path()))
        .crumb(format!("{partnership}, {}", held.year), cx.at(&held.path()))
}

/// The head of a page below a document.
pub(super) fn head(held: &Held, partnership: &str, title: &str) -> Markup {
    html! {
        span class="govuk-caption-l" { (partnership) ", " (held.sort.said()) " " (held.year) }
        h1 class="govuk-heading-l" { (title) }
    }
}

/// What the checklist found, as a table.
pub(super) fn checked(lines: &[Line]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--s" { "What the regulations ask, and what was found" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Provision", "What it asks", "Found"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for line in lines {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (line.law) }
                        td class="govuk-table__cell" data-label="What it asks" { (line.asks) }
                        td class="govuk-table__cell" data-label="Found" {
                            @if line.there { (tag(Tone::Ok, "There")) } @else { (tag(Tone::Late, "Missing")) }
                            " " (line.why)
                        }
                    }
                }
            }
        }
    }
}

/// Lines of a field of several lines, those that are empty left out.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(String::from).collect()
}

/// A hidden field that says which version the form shows.
pub(super) fn seen(version: i64) -> Markup {
    html! { input type="hidden" name="seen" value=(version); }
}

/// The version that a form showed.
pub(super) fn seen_in(cx: &Cx<'_>) -> i64 {
    cx.form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0)
}

/// A number in an address.
pub(super) fn number(cx: &Cx<'_>) -> Outcome<i64> {
    cx.param("number")?.parse().map_err(|_| Fault::Absent)
}
