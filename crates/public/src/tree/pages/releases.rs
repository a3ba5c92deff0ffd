//! When what was released: decisions, their documents, and each publication of this record.

use super::super::builder::Tree;
use super::super::manifest::Manifest;
use super::super::whole::Whole;
use super::{Pen, instant};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::contracts::record::{Entry, Kind, Release};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The list, with publications by number. It is drawn last: it must not itself be a reason to publish.
pub(in super::super) fn write(
    whole: &Whole,
    publications: &BTreeMap<u32, Timestamp>,
    tree: &mut Tree<'_>,
) -> Outcome<()> {
    let pen = Pen { whole, path: "releases.html" };
    let mut acts: Vec<&Release> = whole
        .of(Kind::Release)
        .filter_map(|it| if let Entry::Release(release) = &it.entry { Some(release) } else { None })
        .collect();
    acts.sort_by(|a, b| (b.at, &a.of).cmp(&(a.at, &b.of)));
    let body = html! {
        h1 class="govuk-heading-xl" { "Releases" }
        p class="sm-lead" { "To release a decision, to release its documents and to publish this record are three acts, each with its own date and time." }
        h2 class="govuk-heading-m" { "Decisions and documents" }
        @if acts.is_empty() { (site::empty("What was released stands here, with the date and time.", html! {})) }
        @else { (decided(&acts)) }
        h2 class="govuk-heading-m" { "Publications of this record" }
        @if publications.is_empty() { (site::empty("Publications stand here.", html! {})) }
        @else { (published(&pen, publications)) }
    };
    tree.put("releases.html", pen.page("Releases", &[], body))
}

fn decided(acts: &[&Release]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { "Releases, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Of what", "Act", "When"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for act in acts {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (act.of) }
                        td class="govuk-table__cell" data-label="Act" { (act.act) }
                        td class="govuk-table__cell" data-label="When" { (instant(act.at)) }
                    }
                }
            }
        }
    }
}

fn published(pen: &Pen<'_>, publications: &BTreeMap<u32, Timestamp>) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { "Publications, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Publication", "When"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for (number, at) in publications.iter().rev() {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(pen.to(&Manifest::path(*number))) { "Manifest " (number) }
                        }
                        td class="govuk-table__cell" data-label="When" { (instant(*at)) }
                    }
                }
            }
        }
    }
}
