//! The people of the county, for those who have signed in.

use super::parts::{add, link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Group, Holding, Office, Organisation, Person, Seat, Snapshot, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/people`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    if !view.inside {
        return Err(Fault::Absent);
    }
    let on = view.on();
    let mut all: Vec<(&Fact, &Person)> = on.all::<Person>().collect();
    all.sort_by(|a, b| (&a.1.name, &a.0.slug).cmp(&(&b.1.name, &b.0.slug)));
    let (some, pages) = paged(cx, &view, "people", &all);
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|(fact, it)| {
            let body = on.get::<Organisation>(&it.organisation);
            let does = does(&on, &fact.slug);
            vec![
                html! { (link(&view, &format!("people/{}", fact.slug), &it.name))
                @if it.title != it.name { small { (it.title) } } },
                html! { @if let Some(body) = body { (link(&view, &format!("organisations/{}", it.organisation), &body.name)) } },
                html! { @if !does.is_empty() { div { @for line in &does { div { (line) } } } } },
            ]
        })
        .collect();
    let body = html! {
        (subnav(&view, "People"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "People" } (add(&view, "person", "")) }
        p class="sm-lead" { "Who holds seats and offices. The public does not see this page." }
        @if all.is_empty() {
            (empty("The people who fill seats and hold offices will be listed here.", html! {}))
        } @else {
            (table(&words::count(all.len(), "person", "people"), &["Person", "Organisation", "Seats and offices"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("People", body).crumb("Board", view.at("board")))
}

/// Offices, then the groups in which they sit, each once: the organisation stands beside it.
fn does(on: &Snapshot<'_>, person: &str) -> Vec<String> {
    let group = |slug: &str| on.get::<Group>(slug).map(|g| g.name.clone());
    let mut out: Vec<String> = Vec::new();
    for (_, office) in on.all::<Office>().filter(|(_, o)| o.person == person) {
        let what = words::said(words::OFFICES, &office.office);
        let of = office.group.as_deref().and_then(group);
        out.push(of.map_or(what.clone(), |of| format!("{what}, {of}")));
    }
    for (_, holding) in on.all::<Holding>().filter(|(_, h)| h.person == person) {
        let name = on.get::<Seat>(&holding.seat).and_then(|seat| group(&seat.group));
        let as_deputy = if holding.deputy { ", deputy" } else { "" };
        out.extend(name.map(|name| format!("{name}{as_deputy}")));
    }
    out
}
