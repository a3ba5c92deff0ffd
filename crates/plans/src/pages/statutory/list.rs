//! `/{county}/assessments` and `/{county}/partnership-plans`: the documents of each partnership, by legal year.

use super::parts::{inside, standing, writable};
use crate::statutory::{Held, Sort, State, Statutory, year};
use crate::store::statutory::document;
use crate::store::{Assessment, PartnershipPlan};
use govuk::Button;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::clock::words;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{county}/assessments", Guard::may::<View, Assessment>(), show::<Assessment>),
        get("/{county}/partnership-plans", Guard::may::<View, PartnershipPlan>(), show::<PartnershipPlan>),
    ]
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (all, writes, register) = cx.read(|unit, actor| {
        let all = document::visible(unit, &actor.visible::<T>(), &county, None)?;
        Ok((all, writable::<T>(cx, unit, actor)?, board::current(unit, &county)?))
    })?;
    let names = register.ever();
    let mut years: Vec<&str> = all.iter().map(|held| held.year.as_str()).collect();
    years.dedup();
    let (title, other) = match T::SORT {
        Sort::Assessment => ("Strategic assessments", Sort::Plan),
        Sort::Plan => ("Partnership plans", Sort::Assessment),
    };
    let path = T::SORT.path();
    let begin = html! { @if !writes.is_empty() { p { a class="govuk-link" href=(cx.at(&format!("{path}/new"))) { "Begin a " (T::SORT.said()) } } } };
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (title) }
            @if !writes.is_empty() { (Button::link(format!("Begin a {}", T::SORT.said()), cx.at(&format!("{path}/new")))) }
        }
        p class="sm-lead" {
            @match T::SORT {
                Sort::Assessment => "Each community safety partnership assesses its area once in each legal year, from 1 April to 31 March. What it brings to the county’s attention becomes a candidate for the county’s agreement.",
                Sort::Plan => "Each community safety partnership revises its plan before a legal year begins, having considered the assessment and the agreement of the year before.",
            }
        }
        @if all.is_empty() {
            @let what = match T::SORT {
                Sort::Assessment => "The partnerships’ strategic assessments appear here, with what is public of them.",
                Sort::Plan => "The partnerships’ plans appear here, with what is public of them.",
            };
            (empty(what, begin))
        }
        @for label in years {
            @let of: Vec<&Held> = all.iter().filter(|held| held.year == label).collect();
            (table(cx, label, &of, &names, inside(cx)?))
        }
        p { a class="govuk-link" href=(cx.at(other.path())) { @if other == Sort::Plan { "Partnership plans" } @else { "Strategic assessments" } } }
    };
    cx.page(Page::new(title, "Assessments", body))
}

/// The day by which a document is wanted: an assessment within its year, a plan before its year begins (regs 5 and 10).
pub(super) fn wanted(sort: Sort, label: &str) -> Option<Date> {
    let of = year::named(label)?;
    Some(match sort {
        Sort::Assessment => of.end(),
        Sort::Plan => of.previous().end(),
    })
}

fn table(cx: &Cx<'_>, label: &str, all: &[&Held], names: &board::Snapshot<'_>, inside: bool) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (label) }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Documents of " (label) ", by partnership" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        @for head in ["Partnership", "State", "Wanted by", "Last changed"] { th scope="col" class="govuk-table__header" { (head) } }
                    }
                }
                tbody class="govuk-table__body" {
                    @for held in all {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" {
                                a class="govuk-link" href=(cx.at(&held.path())) { (names.group_name(&held.group)) }
                            }
                            td class="govuk-table__cell" data-label="State" {
                                @if inside { (standing(held)) } @else if held.released > 0 { (tag(Tone::Ok, "Public version")) } @else { (tag(Tone::Ok, "Summary")) }
                            }
                            td class="govuk-table__cell sm-nowrap" data-label="Wanted by" {
                                @if let Some(day) = wanted(held.sort, &held.year) {
                                    (words::format(day))
                                    @if inside && held.edition == 0 && held.state == State::Draft && day < cx.today { " " (tag(Tone::Late, "Late")) }
                                }
                            }
                            td class="govuk-table__cell sm-nowrap" data-label="Last changed" { (crate::pages::parts::when(held.changed_at)) }
                        }
                    }
                }
            }
        }
    }
}
