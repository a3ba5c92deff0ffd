//! Every organisation that the county's table knows on a day.

use super::parts::{add, dates, link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Organisation, Seat, Snapshot, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, empty};
use std::collections::HashMap;

/// `GET /{county}/organisations`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Organisation)> = on.all::<Organisation>().collect();
    all.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let seats = seats_of(&on);
    let (some, pages) = paged(cx, &view, "organisations", &all);
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            let n = seats.get(fact.slug.as_str()).copied().unwrap_or(0);
            vec![
                html! { (link(&view, &format!("organisations/{}", fact.slug), &it.name))
                @if !it.abbreviation.is_empty() { " (" (it.abbreviation) ")" } },
                html! { (words::said(words::ORGANISATIONS, &it.sort)) },
                html! { @if n > 0 { (n) } },
                html! { (dates(fact.span)) },
            ]
        })
        .collect();
    let body = html! {
        (subnav(&view, "Organisations"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Organisations" } (add(&view, "organisation", "")) }
        @if all.is_empty() {
            (empty("Councils, police, fire, health and probation bodies will be listed here, with the seats they hold.", html! {}))
        } @else {
            (table(&words::count(all.len(), "organisation", "organisations"), &["Organisation", "Kind", "Seats", "Dates"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Organisations", body).crumb("Board", view.at("board")))
}

fn seats_of<'a>(on: &Snapshot<'a>) -> HashMap<&'a str, usize> {
    let mut out = HashMap::new();
    for (_, seat) in on.all::<Seat>().filter(|(_, seat)| on.get::<crate::Group>(&seat.group).is_some()) {
        if let Some(body) = &seat.organisation {
            *out.entry(body.as_str()).or_default() += 1;
        }
    }
    out
}
