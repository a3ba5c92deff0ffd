//! Designated liaison officers: whom each responsible authority has named to make sharing work (SI 2007/1830 reg 4(3)).

use super::parts::{add, dates, link, paged, subnav, table};
use crate::view::View;
use crate::{Fact, Liaison, Organisation, Person, Snapshot, gaps, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, empty, tag};

/// `GET /{county}/liaison-officers`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    if !view.inside {
        return Err(Fault::Absent);
    }
    let on = view.on();
    let all = bodies(&on);
    let (some, pages) = paged(cx, &view, "liaison-officers", &all);
    let rows: Vec<Vec<Markup>> = some.iter().map(|(slug, body)| row(&view, &on, slug, body)).collect();
    let body = html! {
        (subnav(&view, "Liaison officers"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Liaison officers" } (add(&view, "liaison", "")) }
        p class="sm-lead" { "Each responsible authority names an officer who makes sharing work (SI 2007/1830, regulation 4(3))." }
        @if all.is_empty() {
            (empty("The responsible authorities on the board will be listed here, with whom each has named.", html! {}))
        } @else {
            (table(&words::count(all.len(), "authority", "authorities"), &["Authority", "Liaison officer", "Dates"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Liaison officers", body).crumb("Board", view.at("board")))
}

/// The responsible authorities, then others that have named somebody.
fn bodies<'a>(on: &Snapshot<'a>) -> Vec<(&'a str, &'a Organisation)> {
    let mut out = gaps::authorities(on);
    for (_, liaison) in on.all::<Liaison>() {
        if let Some(body) = on.get::<Organisation>(&liaison.organisation)
            && !out.iter().any(|(slug, _)| *slug == liaison.organisation)
        {
            out.push((liaison.organisation.as_str(), body));
        }
    }
    out
}

fn row(view: &View, on: &Snapshot<'_>, slug: &str, body: &Organisation) -> Vec<Markup> {
    let named: Vec<(&Fact, &Liaison, &Person)> = on
        .all::<Liaison>()
        .filter(|(_, l)| l.organisation == slug)
        .filter_map(|(fact, l)| on.get::<Person>(&l.person).map(|person| (fact, l, person)))
        .collect();
    vec![
        link(view, &format!("organisations/{slug}"), &body.name),
        html! {
            @if named.is_empty() { span { (tag(Tone::Late, "Missing")) " " (add(view, "liaison", &format!("organisation={slug}"))) } }
            @for (_, liaison, person) in &named { div { (link(view, &format!("people/{}", liaison.person), &person.name)) } }
        },
        html! { @for (fact, _, person) in &named {
            div { a class="govuk-link" href=(view.plain(&format!("register/liaison-officers/{}", fact.slug))) { (dates(fact.span)) span class="govuk-visually-hidden" { ", record of " (person.name) } } }
        } },
    ]
}
