//! Members by organisation: no person is named in the record.

use super::super::builder::Tree;
use super::super::gather::key;
use super::super::sum;
use super::super::whole::{Held, Whole};
use super::{LOOK, Pen, day, facts_list, plain, row};
use kernel::Outcome;
use kernel::contracts::record::{Days, Entry, Kind, Organisation, Seat};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Organisation> {
    if let Entry::Organisation(organisation) = &it.entry { Some(organisation) } else { None }
}

/// Seats, in their group's order and then by their first day.
pub(in super::super) fn seats_of(
    whole: &Whole,
    wanted: impl Fn(&Seat) -> bool,
) -> impl Iterator<Item = &Seat> {
    let mut seats: Vec<&Seat> = whole
        .of(Kind::Seat)
        .filter_map(|it| if let Entry::Seat(seat) = &it.entry { Some(seat) } else { None })
        .filter(|seat| wanted(seat))
        .collect();
    seats.sort_by(|a, b| (&a.group, a.order, a.days).cmp(&(&b.group, b.order, b.days)));
    seats.into_iter()
}

/// The days on which something holds: the record speaks of no today.
pub(in super::super) fn since(days: Days) -> String {
    match days.to {
        Some(to) => format!("from {} to {}", day(days.from), day(to)),
        None => format!("since {}", day(days.from)),
    }
}

/// The list of members and a page for each organisation.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let pen = Pen { whole, path: "members.html" };
    let body = html! {
        h1 class="govuk-heading-xl" { "Members by organisation" }
        p class="sm-lead" { "Which organisation sits in which group. People are not named." }
        @if whole.of(Kind::Organisation).next().is_none() { (site::empty("Organisations that hold a seat stand here.", html! {})) }
        ul class="govuk-list govuk-list--spaced" {
            @for it in whole.of(Kind::Organisation) {
                li {
                    (pen.thing(Kind::Organisation, &it.head.name))
                    br;
                    span class="sm-quiet" { (it.head.state) }
                }
            }
        }
    };
    tree.put("members.html", pen.page("Members by organisation", &[], body))?;
    for it in whole.of(Kind::Organisation) {
        let Some(organisation) = of(it) else { continue };
        let seats: Vec<&Seat> = seats_of(whole, |seat| seat.organisation == it.head.name).collect();
        let mut facts = format!("{LOOK}|{}|{:?}|{:?}|{seats:?}", whole.base, whole.board(), it.head);
        for name in seats
            .iter()
            .map(|seat| (Kind::Group, &seat.group))
            .chain(organisation.successors.iter().map(|it| (Kind::Organisation, it)))
        {
            facts.push_str(&format!("|{:?}", whole.title(name.0, name.1)));
        }
        tree.part(&key(Kind::Organisation, &it.head.name), &sum::hash(facts.as_bytes()), |tree| {
            let path = Whole::page_of(Kind::Organisation, &it.head.name);
            let pen = Pen { whole, path: &path };
            let body = one(&pen, organisation, &seats);
            tree.put(&path, pen.page(&organisation.name, &[("Members", "members.html")], body))
        })?;
    }
    Ok(())
}

fn one(pen: &Pen<'_>, organisation: &Organisation, seats: &[&Seat]) -> Markup {
    html! {
        span class="govuk-caption-xl" { (organisation.sort) }
        h1 class="govuk-heading-xl" { (organisation.name) }
        (facts_list(&[
            plain("In short", &organisation.abbreviation),
            row("Exists", html! { (since(organisation.days)) }),
            row("Succeeded by", html! { @if !organisation.successors.is_empty() { (pen.things(Kind::Organisation, &organisation.successors)) } }),
        ]))
        h2 class="govuk-heading-m" { "Seats" }
        @if seats.is_empty() { (site::empty("It holds no seat that is published.", html! {})) }
        @else {
            ul class="govuk-list govuk-list--spaced" {
                @for seat in seats {
                    li {
                        (pen.thing(Kind::Group, &seat.group))
                        br;
                        span class="sm-quiet" { (seat.standing) @if !seat.basis.is_empty() { " (" (seat.basis) ")" } ", " (since(seat.days)) }
                    }
                }
            }
        }
    }
}
