//! One organisation: what it is, what it follows and what follows it, and the seats it holds.

use super::group::holders;
use super::parts::{Found, actions, below, dates, facts, find, link, links, other_days, said, subnav, table};
use crate::view::View;
use crate::{Area, Fact, Group, Liaison, Organisation, Person, Seat, Snapshot, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/organisations/{organisation}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("organisation")?.to_string();
    let fact = match find(&view, "organisation", &slug)? {
        Found::Here(fact) => fact,
        Found::OtherDays(versions) => return other_days(cx, &view, "Organisations", &versions),
    };
    let on = view.on();
    let Some(body) = on.get::<Organisation>(&slug) else { return Err(Fault::Absent) };
    let hand_over = html! {
        li { a href=(view.plain(&format!("organisations/{slug}/succession"))) { "Hand over to a successor" } }
    };
    let markup = html! {
        (subnav(&view, "Organisations"))
        h1 class="govuk-heading-xl" { (body.name) @if !body.abbreviation.is_empty() { " (" (body.abbreviation) ")" } }
        p class="sm-lead" { (words::said(words::ORGANISATIONS, &body.sort)) ". " (dates(fact.span)) "." }
        (actions(&view, "organisation", &slug, hand_over))
        (about(&view, &on, &slug, body))
        (seats(&view, &on, &slug))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(body.name.as_str(), markup), "Organisations", "organisations"))
}

fn about(view: &View, on: &Snapshot<'_>, slug: &str, body: &Organisation) -> Markup {
    let area = body
        .area
        .as_deref()
        .and_then(|a| on.get::<Area>(a).map(|it| (format!("areas/{a}"), it.name.clone())));
    let liaison: Vec<(String, String)> = on
        .all::<Liaison>()
        .filter(|(_, l)| l.organisation == slug)
        .filter_map(|(_, l)| {
            on.get::<Person>(&l.person).map(|p| (format!("people/{}", l.person), p.name.clone()))
        })
        .collect();
    let people: Vec<(String, String)> = on
        .all::<Person>()
        .filter(|(_, p)| p.organisation == slug)
        .map(|(f, p)| (format!("people/{}", f.slug), p.name.clone()))
        .collect();
    facts(vec![
        ("Serves", links(view, &area.into_iter().collect::<Vec<_>>())),
        ("Took over from", others(view, &body.predecessors)),
        ("Succeeded by", others(view, &followers(view, slug, body))),
        ("Liaison officer", links(view, &liaison)),
        ("People", links(view, &people)),
        ("Short name", said(slug).filter(|_| view.governs)),
    ])
}

/// The bodies that took over: those that it names, and those that name it as the one before them.
fn followers(view: &View, slug: &str, body: &Organisation) -> Vec<String> {
    let mut out = body.successors.clone();
    for fact in &view.register().facts {
        let crate::Noun::Organisation(later) = &fact.noun else { continue };
        if later.predecessors.iter().any(|before| before == slug) && !out.contains(&fact.slug) {
            out.push(fact.slug.clone());
        }
    }
    out
}

/// Predecessors and successors: they hold on other days, so each is shown on a day of its own.
fn others(view: &View, slugs: &[String]) -> Option<Markup> {
    let found: Vec<&Fact> = slugs
        .iter()
        .filter_map(|slug| {
            let id = crate::store::thing_id(&view.county, "organisation", slug);
            view.register().versions(&id).last().copied()
        })
        .collect();
    (!found.is_empty()).then(|| {
        html! {
            @for fact in found {
                @if let crate::Noun::Organisation(it) = &fact.noun {
                    @let day = if fact.span.holds(view.today) { String::new() } else { format!("?as-at={}", fact.span.to.unwrap_or(fact.span.from)) };
                    div {
                        a class="govuk-link" href=(format!("{}{day}", view.plain(&format!("organisations/{}", fact.slug)))) { (it.name) }
                        ", " (dates(fact.span))
                    }
                }
            }
        }
    })
}

fn seats(view: &View, on: &Snapshot<'_>, slug: &str) -> Markup {
    let held: Vec<(&Fact, &Seat, &Group)> = on
        .all::<Seat>()
        .filter(|(_, seat)| seat.organisation.as_deref() == Some(slug))
        .filter_map(|(fact, seat)| on.get::<Group>(&seat.group).map(|group| (fact, seat, group)))
        .collect();
    let mut head = vec!["Group", "Sits as", "Relied on"];
    if view.inside {
        head.push("Filled by");
    }
    let rows: Vec<Vec<Markup>> = held
        .iter()
        .map(|(fact, seat, group)| {
            let mut cells = vec![
                link(view, &format!("groups/{}", seat.group), &group.name),
                html! { (link(view, &format!("seats/{}", fact.slug), &words::said(words::STANDINGS, &seat.standing))) },
                html! { (seat.basis) },
            ];
            if view.inside {
                cells.push(holders(view, on, &fact.slug));
            }
            cells
        })
        .collect();
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Where it sits" }
            @if rows.is_empty() {
                (empty("It holds no seat on this day. A seat is added from the page of the group.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "seat", "seats"), &head, &rows))
            }
        }
    }
}
