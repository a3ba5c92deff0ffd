//! One seat: its group, who holds it now and has held it, and who fills it.

use super::parts::{Found, actions, add, below, dates, facts, find, link, other_days, said, subnav, table};
use crate::view::View;
use crate::{Fact, Group, Noun, Organisation, Person, Seat, Snapshot, name, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, empty, tag};

/// `GET /{county}/seats/{seat}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("seat")?.to_string();
    let fact = match find(&view, "seat", &slug)? {
        Found::Here(fact) => fact,
        Found::OtherDays(versions) => return other_days(cx, &view, "Groups", &versions),
    };
    let on = view.on();
    let Some(seat) = on.get::<Seat>(&slug) else { return Err(Fault::Absent) };
    // A seat of a group that may not be seen on this day is not there either.
    let Some(group) = on.get::<Group>(&seat.group) else { return Err(Fault::Absent) };
    let title = name::of(&on, &fact.noun);
    let body = html! {
        (subnav(&view, "Groups"))
        h1 class="govuk-heading-xl" { (title) }
        (actions(&view, "seat", &slug, html! {}))
        (facts(vec![
            ("Group", Some(link(&view, &format!("groups/{}", seat.group), &group.name))),
            ("Held by", Some(held_by(&view, &on, seat))),
            ("Sits as", said(&words::said(words::STANDINGS, &seat.standing))),
            ("Relied on", said(&seat.basis)),
            ("Must be held", Some(html! { @if seat.mandatory { "Yes" } @else { "No" } })),
            ("Dates", Some(html! { (dates(fact.span)) })),
        ]))
        (past(&view, fact))
        @if view.inside { (people(&view, &on, &slug)) }
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(title, body), &group.name, &format!("groups/{}", seat.group)))
}

fn held_by(view: &View, on: &Snapshot<'_>, seat: &Seat) -> Markup {
    let body = seat.organisation.as_deref().and_then(|o| on.get::<Organisation>(o).map(|it| (o, it)));
    html! {
        @match body {
            Some((slug, it)) => (link(view, &format!("organisations/{slug}"), &it.name)),
            None if seat.mandatory => (tag(Tone::Late, "Empty")),
            None => "Nobody",
        }
        @if let Some(listed) = &seat.listed_as { small { " (listed as “" (listed) "”)" } }
    }
}

/// Who has held it over time: the reader of an old paper comes here to see why.
fn past(view: &View, fact: &Fact) -> Markup {
    let versions = view.register().versions(&fact.id);
    html! {
        @if versions.len() > 1 {
            h2 class="govuk-heading-m" { "Held over time" }
            ol class="sm-timeline" {
                @for version in versions {
                    @let on = view.register().on(version.span.from);
                    li aria-current=[version.span.holds(view.day).then_some("true")] {
                        p { @if let Noun::Seat(seat) = &version.noun { (name::seat(&on, seat)) } }
                        small { (dates(version.span)) }
                    }
                }
            }
        }
    }
}

fn people(view: &View, on: &Snapshot<'_>, slug: &str) -> Markup {
    let rows: Vec<Vec<Markup>> = on
        .holders(slug)
        .into_iter()
        .filter_map(|(fact, holding)| on.get::<Person>(&holding.person).map(|person| (fact, holding, person)))
        .map(|(fact, holding, person)| {
            let record = view.plain(&format!("register/holdings/{}", fact.slug));
            vec![
                html! { (link(view, &format!("people/{}", holding.person), &person.name))
                @if person.title != person.name { small { (person.title) } } },
                html! { @if holding.deputy { "Deputy" } @else { "Holder" }
                @if holding.senior { small { "Senior: " (holding.senior_role) ". " (holding.senior_basis) } } },
                html! { (dates(fact.span)) },
                html! { a class="govuk-link" href=(record) { "Record" span class="govuk-visually-hidden" { " of " (person.name) } } },
            ]
        })
        .collect();
    html! {
        section class="sm-section" {
            div class="sm-head" { h2 class="govuk-heading-m" { "Who fills it" } (add(view, "holding", &format!("seat={slug}"))) }
            @if rows.is_empty() {
                (empty("Nobody has been named to fill this seat.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "person", "people"), &["Person", "As", "Dates", "Record"], &rows))
            }
        }
    }
}
