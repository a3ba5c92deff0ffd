//! One person: their organisation, how to reach them, and what they hold, for those who have signed in.

use super::parts::{Found, actions, add, below, dates, facts, find, link, other_days, said, subnav, table};
use crate::view::View;
use crate::{Fact, Holding, Liaison, Office, Organisation, Person, Snapshot, name, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/people/{person}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("person")?.to_string();
    if !view.inside {
        return Err(Fault::Absent);
    }
    if let Found::OtherDays(versions) = find(&view, "person", &slug)? {
        return other_days(cx, &view, "People", &versions);
    }
    let on = view.on();
    let Some(person) = on.get::<Person>(&slug) else { return Err(Fault::Absent) };
    let body = on.get::<Organisation>(&person.organisation);
    let markup = html! {
        (subnav(&view, "People"))
        h1 class="govuk-heading-xl" { (person.name) }
        @if person.title != person.name { p class="sm-lead" { (person.title) } }
        (actions(&view, "person", &slug, html! {}))
        (facts(vec![
            ("Organisation", body.map(|it| link(&view, &format!("organisations/{}", person.organisation), &it.name))),
            ("E-mail", (!person.email.is_empty()).then(|| html! { a class="govuk-link" href=(format!("mailto:{}", person.email)) { (person.email) } })),
            ("Telephone", said(&person.telephone)),
        ]))
        (holds(&view, &on, &slug))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(person.name.as_str(), markup), "People", "people"))
}

fn holds(view: &View, on: &Snapshot<'_>, slug: &str) -> Markup {
    let record =
        |fact: &Fact| view.plain(&format!("register/{}/{}", words::plural_of(fact.noun.kind()), fact.slug));
    let offices = on.all::<Office>().filter(|(_, o)| o.person == slug).map(|(fact, _)| fact);
    let holdings = on.all::<Holding>().filter(|(_, h)| h.person == slug).map(|(fact, _)| fact);
    let liaison = on.all::<Liaison>().filter(|(_, l)| l.person == slug).map(|(fact, _)| fact);
    let rows: Vec<Vec<Markup>> = offices
        .chain(holdings)
        .chain(liaison)
        .map(|fact| {
            vec![
                html! { a class="govuk-link" href=(record(fact)) { (what(on, fact)) } },
                html! { (dates(fact.span)) },
            ]
        })
        .collect();
    html! {
        section class="sm-section" {
            div class="sm-head" {
                h2 class="govuk-heading-m" { "What they hold" }
                div { (add(view, "holding", &format!("person={slug}"))) " " (add(view, "office", &format!("person={slug}"))) }
            }
            @if rows.is_empty() {
                (empty("They hold no seat and no office on this day, so they cannot sign in.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "seat or office", "seats and offices"), &["Seat or office", "Dates"], &rows))
            }
        }
    }
}

/// The part of the name that is not the person's own.
fn what(on: &Snapshot<'_>, fact: &Fact) -> String {
    let whole = name::of(on, &fact.noun);
    whole.split_once(", ").map_or(whole.clone(), |(_, rest)| words::sentence(rest))
}
