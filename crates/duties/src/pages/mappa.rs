//! `/{county}/duties/mappa`: the county council's part in the management of dangerous offenders, in one place. Counts only, no case data.

use super::horizon::{at, day, day_form, strip};
use super::parts::subnav_at;
use crate::facts::AsAt;
use crate::held::Held;
use crate::law::Law;
use crate::mappa::{self, CATEGORIES, Count, LEVELS, Year};
use crate::store::{self, DutyBook};
use board::{Document, Register};
use govuk::{Button, InsetText};
use jiff::civil::Date;
use kernel::clock::words::format;
use kernel::verbs::{Update, View};
use kernel::{Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

/// The mark of attendance at the strategic management board.
pub(super) const BOARD: &str = "smb";

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/duties/mappa", Guard::may::<View, DutyBook>(), show)]
}

/// Organisations of a sort in whose book the actor writes: short name and name.
pub(super) fn writes(
    unit: &mut Unit<'_>,
    actor: &kernel::Actor,
    register: &Register,
    day: Date,
    sorts: &[&str],
) -> Outcome<Vec<(String, String)>> {
    let on = register.on(day);
    let mut out = Vec::new();
    for (fact, body) in on.all::<board::Organisation>().filter(|(_, it)| sorts.contains(&it.sort.as_str())) {
        if actor.may::<Update, DutyBook>(unit, &fact.id)? {
            out.push((fact.slug.clone(), body.name.clone()));
        }
    }
    Ok(out)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (day, today) = (day(cx), cx.today);
    let county = cx.county()?.slug.clone();
    let (register, attended, years, small, force, council) = cx.read(|unit, actor| {
        actor.permit::<View, DutyBook>(unit, &county)?;
        let visible = actor.visible::<DutyBook>();
        let as_at = AsAt { day, known: None };
        let mut attended = store::evidence::visible(unit, &visible, &county, as_at)?;
        attended.retain(|it| it.entry.kind == "attendance" && it.entry.marks.contains(BOARD));
        attended.reverse();
        let years = mappa::years(unit, &visible, &county, day)?;
        let register = board::seen(unit, &actor.visible::<board::Record>(), &county, None)?;
        let small = mappa::small(&*Law::of(unit.kernel())?, day);
        let force = writes(unit, actor, &register, today, &["police"])?;
        let council = writes(unit, actor, &register, today, &["county-council", "unitary-council"])?;
        Ok((register, attended, years, small, !force.is_empty(), !council.is_empty()))
    })?;
    let now = day == today;
    let body = html! {
        (subnav_at(&|below| at(cx, below, day), true, "Dangerous offenders"))
        h1 class="govuk-heading-xl" { "Managing dangerous offenders" }
        p class="sm-lead" { "What shows the director of public health’s part in multi-agency public protection arrangements." }
        (InsetText::new(html! {
            "The director of public health answers for the county council’s co-operation with police, probation and prisons (National Health Service Act 2006, section 73A(1)(e); Criminal Justice Act 2003, section 325). "
            strong { "Only published counts are kept here: nothing of any case." }
        }))
        (memorandum(cx, &register, day))
        (attendance(cx, &register, &attended, council && now))
        (counts(cx, &register, &years, small, force && now))
        (day_form(cx, day))
    };
    let page = Page::new("Managing dangerous offenders", "Duties", body).as_at(strip(cx, day));
    let duties = at(cx, "duties", day);
    cx.page(page.crumb("Duties", duties))
}

fn memorandum(cx: &Cx<'_>, register: &Register, day: Date) -> Markup {
    let on = register.on(day);
    let found: Vec<_> =
        on.all::<Document>().filter(|(_, it)| it.subject.as_deref() == Some("mappa-memorandum")).collect();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Memorandum of co-operation" }
            @if found.is_empty() {
                (empty("The memorandum will stand here once it is kept among the documents under control, as a memorandum on dangerous offenders.",
                    html! { p { a class="govuk-link" href=(at(cx, "documents", day)) { "Documents under control" } } }))
            }
            @for (fact, it) in &found {
                p {
                    a class="govuk-link" href=(at(cx, &format!("documents/{}", fact.slug), day)) { (it.name) }
                    @if !it.version.is_empty() { ", version " (it.version) } " "
                    @match it.approved {
                        Some(approved) if approved <= day => { (tag(Tone::Done, "In force")) " since " (format(approved)) },
                        _ => (tag(Tone::Wait, "Draft")),
                    }
                    @if let Some(review) = it.review { ". Review due " (format(review)) @if review < day { " " (tag(Tone::Late, "Past review")) } }
                }
            }
        }
    }
}

fn attendance(cx: &Cx<'_>, register: &Register, all: &[Held], writes: bool) -> Markup {
    let ever = register.ever();
    html! {
        section class="sm-section" {
            div class="sm-head" {
                h2 class="govuk-heading-m" { "At the strategic management board" }
                @if writes { (Button::link("Record attendance", cx.at("duties/mappa/attendance")).secondary()) }
            }
            @if all.is_empty() {
                (empty("Who attended the board for the county council, and when, will be listed here.", html! {}))
            } @else {
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-table__caption sm-caption" { "Attendance, the latest first" }
                    thead class="govuk-table__head" { tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Day" }
                        th scope="col" class="govuk-table__header" { "For" }
                        th scope="col" class="govuk-table__header" { "Who" }
                    } }
                    tbody class="govuk-table__body" {
                        @for it in all {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" {
                                    a class="govuk-link" href=(cx.at(&format!("duties/evidence/{}", it.id))) { (format(it.entry.on)) }
                                }
                                td class="govuk-table__cell" data-label="For" { (ever.organisation_name(it.body.rsplit('/').next().unwrap_or_default())) }
                                td class="govuk-table__cell" data-label="Who" { (it.entry.title)
                                    @if it.withdrawn.is_some() { " " (tag(Tone::None, "Withdrawn")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn counts(cx: &Cx<'_>, register: &Register, years: &[Year], small: u32, writes: bool) -> Markup {
    let ever = register.ever();
    html! {
        section class="sm-section" {
            div class="sm-head" {
                h2 class="govuk-heading-m" { "Published counts by category and level" }
                @if writes { (Button::link("Enter a year’s counts", cx.at("duties/mappa/counts")).secondary()) }
            }
            p { "Counts below " (small) " are not shown and not kept, nor is a sum that would show one. The number is a default: the file of the duty to publish can change it. "
                "Category says for what somebody was convicted, level how they are managed." }
            @if years.is_empty() {
                (empty("The counts of each year’s published report will stand here.", html! {}))
            }
            @for year in years { (table(&ever.organisation_name(year.body.rsplit('/').next().unwrap_or_default()), year, small)) }
        }
    }
}

fn table(force: &str, year: &Year, small: u32) -> Markup {
    let sum = |sum: Option<u32>| html! { @match sum { Some(sum) => { (sum) }, None => { "Not shown" } } };
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption sm-caption" { (year.year) ", " (force) }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                th scope="col" class="govuk-table__header" { "Category" }
                @for (level, _) in LEVELS { th scope="col" class="govuk-table__header govuk-table__header--numeric" { "Level " (level) } }
                th scope="col" class="govuk-table__header govuk-table__header--numeric" { "All levels" }
            } }
            tbody class="govuk-table__body" {
                @for (category, said) in CATEGORIES {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (category) ": " (said) }
                        @for (level, _) in LEVELS {
                            td class="govuk-table__cell govuk-table__cell--numeric" data-label=(format!("Level {level}")) {
                                @match year.counts.get(&(category, level)) {
                                    Some(Count::People(people)) => { (people) },
                                    Some(Count::Few) => { "Fewer than " (small) },
                                    None => { "Not published" },
                                }
                            }
                        }
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label="All levels" { (sum(year.sum(|it, _| it == category))) }
                    }
                }
                tr class="govuk-table__row" {
                    th scope="row" class="govuk-table__header" { "All categories" }
                    @for (level, _) in LEVELS {
                        td class="govuk-table__cell govuk-table__cell--numeric" data-label=(format!("Level {level}")) { (sum(year.sum(|_, it| it == level))) }
                    }
                    td class="govuk-table__cell govuk-table__cell--numeric" data-label="All levels" { (sum(year.sum(|_, _| true))) }
                }
            }
        }
    }
}
