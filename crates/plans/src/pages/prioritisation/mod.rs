//! The pages of prioritisation, one file each.

mod candidates;
mod change;
mod decide;
mod draft;
mod form;
mod list;
mod new;
mod one;
mod picture;
mod score;
mod shown;

use crate::store::{self, Scoring};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use site::{Cx, Page, Route};

/// Every route of prioritisation.
pub(super) fn routes() -> Vec<Route> {
    let all = [
        list::routes(),
        new::routes(),
        one::routes(),
        candidates::routes(),
        change::routes(),
        score::routes(),
        decide::routes(),
        draft::routes(),
    ];
    all.into_iter().flatten().collect()
}

/// The permit for the prioritisation that the address names.
fn scoring_of<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, Scoring>> {
    let id = store::scoring::id_of(unit, &cx.county()?.slug, cx.param("year")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Scoring>(unit, &id)
}

/// The address of the prioritisation of a year, or of a page below it.
fn path(cx: &Cx<'_>, year: &str, below: &str) -> String {
    let end = if below.is_empty() { String::new() } else { format!("/{below}") };
    cx.at(&format!("prioritisation/{year}{end}"))
}

/// A page below the prioritisation of a year.
fn page_of(cx: &Cx<'_>, year: &str, title: &str, body: maud::Markup) -> Page {
    Page::new(format!("{title}: prioritisation {year}"), "Plan", body)
        .crumb("Plan", cx.at("plan"))
        .crumb("Prioritisation", cx.at("prioritisation"))
        .crumb(year, path(cx, year, ""))
}
