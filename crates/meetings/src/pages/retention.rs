//! `/{county}/retention`: until when the minutes, agenda, reports and background papers of each meeting stay open, and by what law.

use crate::registers::retention::Retention;
use crate::store;
use crate::{MeetingPaper, Minutes};
use board::sittings::{Meeting, Sitting, State, sitting};
use jiff::civil::Date;
use kernel::verbs::View;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};

/// The most meetings on the page.
const MOST: u32 = 200;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/retention", Guard::may::<View, Meeting>(), show)]
}

/// A meeting with what of it is kept.
struct Line {
    of: Sitting,
    /// What is kept, with its last day.
    until: Vec<(String, Date)>,
    /// Background papers: the report, and the work on which it rests.
    background: Vec<(String, String, String)>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (lines, law) = cx.read(|unit, actor| {
        let today = unit.today();
        let which =
            sitting::Which { to: Some(today), latest_first: true, most: Some(MOST), ..Default::default() };
        let mut lines = Vec::new();
        for of in sitting::list(unit, &actor.visible::<Meeting>(), &county, &which)? {
            if matches!(of.state, State::Called | State::Open | State::Held) {
                lines.push(line(unit, actor, of)?);
            }
        }
        Ok((lines, Retention::on(unit.kernel(), today)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "How long the papers of meetings stay open" }
        ul class="govuk-list govuk-list--bullet" {
            @for kept in &law.kept { li { (kept.title) ": " (kept.years) " years from the meeting (" (kept.citation) ")" } }
        }
        p class="sm-note" { "A body that is not a council’s committee is not bound by this and follows it as good practice. The wording has not been checked against the Act." }
        @if lines.is_empty() {
            (empty("Meetings whose agenda was issued stand here with the last day on which their papers are open.", html! {}))
        } @else { (rows(cx, &lines)) }
    };
    cx.page(Page::new("How long papers stay open", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn line(unit: &mut Unit<'_>, actor: &Actor, of: Sitting) -> Outcome<Line> {
    let law = Retention::on(unit.kernel(), of.day)?;
    let papers = actor.visible::<MeetingPaper>();
    let reports = store::documents::list(unit, &papers, &of.id)?;
    let mut background = Vec::new();
    for report in &reports {
        for one in store::documents::background(unit, &papers, &report.id)? {
            background.push((report.title.clone(), one.title, one.held));
        }
    }
    let minutes = match store::stand::id_of(unit, &of.id)? {
        Some(id) => actor.may::<View, Minutes>(unit, &id)?,
        None => false,
    };
    let there = |what: &str| match what {
        "minutes" => minutes,
        "reports" => !reports.is_empty(),
        "background" => !background.is_empty(),
        _ => true,
    };
    let until = law
        .kept
        .iter()
        .filter(|kept| there(&kept.what))
        .filter_map(|kept| Some((kept.title.clone(), law.until(&kept.what, of.day)?)))
        .collect();
    Ok(Line { of, until, background })
}

fn rows(cx: &Cx<'_>, lines: &[Line]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Meetings, the latest first, with the last day on which their papers are open" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" { @for head in ["Meeting", "Open until", "Background papers"] { th scope="col" class="govuk-table__header" { (head) } } }
            }
            tbody class="govuk-table__body" {
                @for line in lines {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(cx.at(&line.of.path())) { (line.of.title) ", " (day(line.of.day)) } }
                        td class="govuk-table__cell" data-label="Open until" {
                            ul class="govuk-list" {
                                @for (what, until) in &line.until {
                                    li { (what) ": " (day(*until)) @if *until < cx.today { " " (tag(Tone::None, "Past")) } }
                                }
                            }
                        }
                        td class="govuk-table__cell" data-label="Background papers" {
                            @if line.background.is_empty() { "None listed" } @else {
                                ul class="govuk-list" {
                                    @for (report, title, held) in &line.background { li { (title) @if !held.is_empty() { ", " (held) } small { (report) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
