//! The people of the county, for those who have signed in.

use super::parts::{add, link, paged, subnav, table};
use crate::people::held;
use crate::view::View;
use crate::{Fact, Organisation, Person, words};
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
            let does = held(&on, &fact.slug);
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
