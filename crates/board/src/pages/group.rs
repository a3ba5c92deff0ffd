//! One group: what it is for, what it rests on, who sits in it, and what is missing.

use super::groups::reports_to;
use super::parts::{
    Found, actions, add, below, dates, facts, find, gap_list, link, links, other_days, said, subnav, table,
};
use crate::view::View;
use crate::{Area, Fact, Group, Seat, Snapshot, gaps, name, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, empty, tag};

/// `GET /{county}/groups/{group}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("group")?.to_string();
    let fact = match find(&view, "group", &slug)? {
        Found::Here(fact) => fact,
        Found::OtherDays(versions) => return other_days(cx, &view, "Groups", &versions),
    };
    let on = view.on();
    let Some(group) = on.get::<Group>(&slug) else { return Err(Fault::Absent) };
    let all = if view.inside { gaps::gaps(&on) } else { Vec::new() };
    let missing: Vec<&gaps::Gap> = all.iter().filter(|g| g.group.as_ref() == Some(&slug)).collect();
    let body = html! {
        (subnav(&view, "Groups"))
        h1 class="govuk-heading-xl" { (group.name) @if !group.abbreviation.is_empty() { " (" (group.abbreviation) ")" } }
        @if !group.purpose.is_empty() { p class="sm-lead" { (group.purpose) } }
        (actions(&view, "group", &slug, html! {}))
        @if !missing.is_empty() {
            section class="sm-section" { h2 class="govuk-heading-m" { "What is missing" } (gap_list(&view, &missing)) }
        }
        (about(&view, &on, fact, group))
        (seats(&view, &on, &slug))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(group.name.as_str(), body), "Groups", "groups"))
}

fn about(view: &View, on: &Snapshot<'_>, fact: &Fact, group: &Group) -> Markup {
    let reports =
        (group.parent.is_some() || !group.also_reports_to.is_empty()).then(|| reports_to(view, on, group));
    let under: Vec<(String, String)> =
        on.below(&fact.slug).iter().map(|(f, g)| (format!("groups/{}", f.slug), g.name.clone())).collect();
    let second: Vec<(String, String)> = on
        .all::<Group>()
        .filter(|(_, g)| g.also_reports_to.iter().any(|line| line.group == fact.slug))
        .map(|(f, g)| (format!("groups/{}", f.slug), g.name.clone()))
        .collect();
    let area = group
        .area
        .as_deref()
        .and_then(|a| on.get::<Area>(a).map(|it| (format!("areas/{a}"), it.name.clone())));
    facts(vec![
        ("Kind", said(&words::said(words::GROUPS, &group.sort))),
        ("Legal basis", said(&group.legal_basis)),
        ("Chair", office(view, on, &fact.slug, "chair")),
        ("Vice-chair", office(view, on, &fact.slug, "vice-chair")),
        ("Lead", office(view, on, &fact.slug, "lead")),
        ("Secretary", office(view, on, &fact.slug, "secretary")),
        ("Sits", said(&group.cadence)),
        ("Quorum", quorum(group)),
        ("Terms of reference", terms(view, group)),
        ("Covers", links(view, &area.into_iter().collect::<Vec<_>>())),
        ("Reports to", reports),
        ("Groups below", links(view, &under)),
        ("Also reported to by", links(view, &second)),
        ("Dates", Some(html! { (dates(fact.span)) })),
        (
            "Published",
            (view.inside && !group.published).then(|| html! { "No: only people of the county see it" }),
        ),
    ])
}

/// Who has an office of the group: names for those inside only.
fn office(view: &View, on: &Snapshot<'_>, group: &str, office: &str) -> Option<Markup> {
    let people: Vec<_> = on
        .all::<crate::Office>()
        .filter(|(_, o)| o.office == office && o.group.as_deref() == Some(group))
        .filter_map(|(_, o)| on.get::<crate::Person>(&o.person).map(|p| (o.person.as_str(), p)))
        .collect();
    (!people.is_empty()).then(|| {
        html! { @for (slug, person) in people {
            div { (link(view, &format!("people/{slug}"), &person.name))
                @if person.title != person.name && !person.title.is_empty() { ", " (person.title) } }
        } }
    })
}

fn quorum(group: &Group) -> Option<Markup> {
    let classes = group.quorum_of.iter().map(|class| {
        let of = words::said(words::STANDINGS, &class.standing).to_lowercase();
        format!("{} with the standing “{of}”", class.at_least)
    });
    let all: Vec<String> = group.quorum.map(|n| n.to_string()).into_iter().chain(classes).collect();
    (!all.is_empty()).then(|| html! { (all.join(", of whom at least ")) })
}

fn terms(view: &View, group: &Group) -> Option<Markup> {
    if group.terms_agreed.is_none() && group.terms_review.is_none() {
        return None;
    }
    Some(html! {
        @if let Some(agreed) = group.terms_agreed { "Agreed " (day(agreed)) }
        @if let Some(review) = group.terms_review {
            @if group.terms_agreed.is_some() { ", " }
            "review due " (day(review)) " "
            @if review < view.day { (tag(Tone::Late, "Past review")) }
        }
    })
}

fn seats(view: &View, on: &Snapshot<'_>, slug: &str) -> Markup {
    let all = on.seats(slug);
    let mut head = vec!["Organisation", "Sits as", "Relied on"];
    if view.inside {
        head.push("Filled by");
    }
    let rows: Vec<Vec<Markup>> = all.iter().map(|(fact, seat)| row(view, on, fact, seat)).collect();
    html! {
        section class="sm-section" {
            div class="sm-head" { h2 class="govuk-heading-m" { "Who sits here" } (add(view, "seat", &format!("group={slug}"))) }
            @if rows.is_empty() {
                (empty("The organisations that hold a seat in this group will be listed here.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "seat", "seats"), &head, &rows))
            }
        }
    }
}

fn row(view: &View, on: &Snapshot<'_>, fact: &Fact, seat: &Seat) -> Vec<Markup> {
    let body = seat.organisation.as_deref().filter(|o| on.get::<crate::Organisation>(o).is_some());
    let empty = body.is_none();
    let mut cells = vec![
        html! {
            (link(view, &format!("seats/{}", fact.slug), &name::seat(on, seat)))
            @if empty && seat.mandatory { " " (tag(Tone::Late, "Empty")) }
        },
        html! { (words::said(words::STANDINGS, &seat.standing)) },
        html! { (seat.basis) },
    ];
    if view.inside {
        cells.push(holders(view, on, &fact.slug));
    }
    cells
}

/// Who fills a seat, as links; deputies are marked.
pub(super) fn holders(view: &View, on: &Snapshot<'_>, seat: &str) -> Markup {
    let named = |person: &str| on.get::<crate::Person>(person);
    let all: Vec<_> =
        on.holders(seat).into_iter().filter_map(|(_, h)| named(&h.person).map(|p| (h, p))).collect();
    html! {
        @if !all.is_empty() {
            div {
                @for (holding, person) in all {
                    div {
                        (link(view, &format!("people/{}", holding.person), &person.name))
                        @if holding.deputy { ", deputy" }
                    }
                }
            }
        }
    }
}
