//! The places of the county, each with its districts.

use super::parts::{add, dates, link, links, paged, subnav, table};
use crate::view::View;
use crate::{Area, Fact, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/areas`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Area)> = on.all::<Area>().collect();
    let place = |sort: &str| words::AREAS.iter().position(|(key, _)| *key == sort);
    all.sort_by(|a, b| (place(&a.1.sort), &a.1.name).cmp(&(place(&b.1.sort), &b.1.name)));
    let (some, pages) = paged(cx, &view, "areas", &all);
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            vec![
                link(&view, &format!("areas/{}", fact.slug), &it.name),
                html! { (words::said(words::AREAS, &it.sort)) },
                html! { @if let Some(gss) = &it.gss { span class="sm-mono" { (gss) } } },
                html! { @if let Some(districts) = links(&view, &districts(&on, it)) { div { (districts) } } },
                html! { (dates(fact.span)) },
            ]
        })
        .collect();
    let body = html! {
        (subnav(&view, "Areas"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Areas" } (add(&view, "area", "")) }
        @if all.is_empty() {
            (empty("Districts, and the sets of districts that partnerships and police work in, will be listed here.", html! {}))
        } @else {
            (table(&words::count(all.len(), "area", "areas"), &["Area", "Kind", "Code", "Districts", "Dates"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Areas", body).crumb("Board", view.at("board")))
}

/// The districts that an area is made of, as links.
pub(super) fn districts(on: &crate::Snapshot<'_>, area: &Area) -> Vec<(String, String)> {
    let found = area.districts.iter().filter_map(|slug| on.get::<Area>(slug).map(|it| (slug, it)));
    found.map(|(slug, it)| (format!("areas/{slug}"), it.name.clone())).collect()
}
