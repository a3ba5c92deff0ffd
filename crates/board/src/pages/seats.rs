//! Every seat in every group: which organisation holds it, and by which paragraph.

use super::group::holders;
use super::parts::{link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Group, Seat, name, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, Tone, empty, tag};

/// `GET /{county}/seats`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let mut all: Vec<(&Fact, &Seat, &Group)> = on
        .all::<Seat>()
        .filter_map(|(fact, seat)| on.get::<Group>(&seat.group).map(|group| (fact, seat, group)))
        .collect();
    all.sort_by(|a, b| (&a.2.name, a.1.order, &a.0.slug).cmp(&(&b.2.name, b.1.order, &b.0.slug)));
    let (some, pages) = paged(cx, &view, "seats", &all);
    let mut head = vec!["Seat", "Group", "Sits as", "Relied on"];
    if view.inside {
        head.push("Filled by");
    }
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, seat, group)| {
            let mut cells = vec![
                html! {
                    (link(&view, &format!("seats/{}", fact.slug), &name::seat(&on, seat)))
                    @if seat.mandatory && seat.organisation.is_none() { " " (tag(Tone::Late, "Empty")) }
                },
                link(&view, &format!("groups/{}", seat.group), &group.name),
                html! { (words::said(words::STANDINGS, &seat.standing)) },
                html! { (seat.basis) },
            ];
            if view.inside {
                cells.push(holders(&view, &on, &fact.slug));
            }
            cells
        })
        .collect();
    let body = html! {
        (subnav(&view, "Groups"))
        h1 class="govuk-heading-xl" { "Seats" }
        @if all.is_empty() {
            (empty("Seats will be listed here. A seat is added from the page of its group.", html! {}))
        } @else {
            (table(&words::count(all.len(), "seat", "seats"), &head, &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Seats", body).crumb("Board", view.at("board")))
}
