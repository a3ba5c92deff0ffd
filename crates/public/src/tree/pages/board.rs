//! The first page, and the groups with who sits in them.

use super::super::builder::Tree;
use super::super::gather::key;
use super::super::sum;
use super::super::whole::{Held, Whole};
use super::organisations::{seats_of, since};
use super::{LOOK, Pen, facts_list, instant, plain, row};
use kernel::Outcome;
use kernel::contracts::record::{Entry, Group, Kind, Seat};
use maud::{Markup, html};

/// How many of the latest the first page shows.
const LATEST: usize = 10;

fn of(it: &Held) -> Option<&Group> {
    if let Entry::Group(group) = &it.entry { Some(group) } else { None }
}

/// The first page, the list of groups and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let pen = Pen { whole, path: "index.html" };
    tree.put("index.html", pen.page("Public record", &[], first(&pen)))?;
    let pen = Pen { whole, path: "groups.html" };
    let body = html! {
        h1 class="govuk-heading-xl" { "Groups" }
        p class="sm-lead" { "Who reports to whom." }
        @if whole.of(Kind::Group).next().is_none() { (site::empty("Groups stand here once they are published.", html! {})) }
        (below(&pen, ""))
    };
    tree.put("groups.html", pen.page("Groups", &[], body))?;
    for it in whole.of(Kind::Group) {
        let Some(group) = of(it) else { continue };
        // What happened in it changes with everything that does: the facts are all its heads.
        let mine = |held: &&Held| held.head.group == it.head.name || held.head.name == group.parent;
        let mut facts = format!("{LOOK}|{}|{:?}|{:?}", whole.base, whole.board(), it.head);
        for held in whole.held.iter().filter(mine) {
            facts.push_str(&format!(
                "|{:?}{}{}{}",
                held.head.kind, held.head.name, held.head.title, held.head.version
            ));
        }
        tree.part(&key(Kind::Group, &it.head.name), &sum::hash(facts.as_bytes()), |tree| {
            let path = Whole::page_of(Kind::Group, &it.head.name);
            let pen = Pen { whole, path: &path };
            tree.put(&path, pen.page(&group.name, &[("Groups", "groups.html")], one(&pen, it, group)))
        })?;
    }
    Ok(())
}

fn first(pen: &Pen<'_>) -> Markup {
    let (whole, board) = (pen.whole, pen.whole.board());
    let kinds = [Kind::Paper, Kind::Decision, Kind::Meeting, Kind::Document];
    let mut latest: Vec<&Held> = kinds.iter().flat_map(|kind| whole.of(*kind)).collect();
    latest.sort_by(|a, b| (b.head.created, &b.head.name).cmp(&(a.head.created, &a.head.name)));
    html! {
        h1 class="govuk-heading-xl" { (board.name) }
        @if !board.purpose.is_empty() { p class="sm-lead" { (board.purpose) } }
        @if !board.note.is_empty() { div class="govuk-inset-text" { (board.note) } }
        p { "This is the board’s public record: what it decided, whether that happened, and how we know. It can be copied and "
            a class="govuk-link" href=(pen.to("check.html")) { "checked by anyone" } "." }
        div class="sm-cols" {
            div {
                section class="sm-section" {
                    h2 class="govuk-heading-m" { "Who sits on the board" }
                    (members(pen, &board.group))
                    p { a class="govuk-link" href=(pen.to("members.html")) { "All members by organisation" } }
                }
                section class="sm-section" {
                    h2 class="govuk-heading-m" { "Its groups" }
                    (below(pen, &board.group))
                    p { a class="govuk-link" href=(pen.to("groups.html")) { "Who reports to whom" } }
                }
            }
            aside aria-label="Latest" {
                h2 class="govuk-heading-m" { "Published last" }
                @if latest.is_empty() { (site::empty("What is published stands here.", html! {})) }
                ul class="govuk-list govuk-list--spaced" {
                    @for it in latest.iter().take(LATEST) {
                        li {
                            (pen.link(it.head.kind, &it.head.name, &it.head.title))
                            br;
                            span class="sm-quiet" { (it.head.kind.word()) ", " (instant(it.head.created)) }
                        }
                    }
                }
                p { a class="govuk-link" href=(pen.to("all.html")) { "Everything" } }
                p { a class="govuk-link" href=(pen.to("published.atom")) { "Follow it as a feed" } }
            }
        }
    }
}

/// The organisations that hold a seat of a group, in its order.
fn members(pen: &Pen<'_>, group: &str) -> Markup {
    let seats: Vec<&Seat> = seats_of(pen.whole, |seat| seat.group == group).collect();
    html! {
        @if seats.is_empty() { (site::empty("The organisations that hold a seat stand here.", html! {})) }
        @else {
            ul class="govuk-list" {
                @for seat in seats {
                    li {
                        @if seat.organisation.is_empty() { (seat.listed_as) }
                        @else { (pen.thing(Kind::Organisation, &seat.organisation)) }
                        " " span class="sm-quiet" { (seat.standing) ", " (since(seat.days)) }
                    }
                }
            }
        }
    }
}

/// The groups that report to a group; to none that is published, when it is named by nothing.
fn below(pen: &Pen<'_>, parent: &str) -> Markup {
    let known = |name: &str| pen.whole.get(Kind::Group, name).is_some();
    let mut all: Vec<(&Held, &Group)> = pen
        .whole
        .of(Kind::Group)
        .filter_map(|it| of(it).map(|group| (it, group)))
        .filter(|(_, group)| if parent.is_empty() { !known(&group.parent) } else { group.parent == parent })
        .collect();
    all.sort_by_key(|(it, group)| (group.order, it.head.name.clone()));
    html! {
        @if !all.is_empty() {
            ul class="govuk-list govuk-list--bullet" {
                @for (it, group) in all {
                    li {
                        (pen.link(Kind::Group, &it.head.name, &group.name))
                        @if group.days.to.is_some() { " " span class="sm-quiet" { (since(group.days)) } }
                        @if pen.path == "groups.html" && it.head.name != parent { (below(pen, &it.head.name)) }
                    }
                }
            }
        }
    }
}

fn one(pen: &Pen<'_>, it: &Held, group: &Group) -> Markup {
    let name = it.head.name.as_str();
    html! {
        span class="govuk-caption-xl" { (group.sort) }
        h1 class="govuk-heading-xl" { (group.name) }
        @if !group.purpose.is_empty() { p class="sm-lead" { (group.purpose) } }
        (facts_list(&[
            plain("In short", &group.abbreviation),
            plain("Rests on", &group.basis),
            plain("Meets", &group.cadence),
            row("Reports to", html! { @if !group.parent.is_empty() { (pen.thing(Kind::Group, &group.parent)) } }),
            row("Exists", html! { (since(group.days)) }),
        ]))
        h2 class="govuk-heading-m" { "Members" }
        (members(pen, name))
        @for (heading, kind) in [("Meetings", Kind::Meeting), ("Decisions", Kind::Decision), ("Papers", Kind::Paper), ("Actions", Kind::Action)] {
            @let rows = theirs(pen.whole, kind, name);
            @if !rows.is_empty() {
                h2 class="govuk-heading-m" { (heading) }
                (super::table(pen, heading, &[("What", super::list::titled), ("Day", super::list::dated), ("How it stands", super::list::stands)], rows.into_iter()))
            }
        }
    }
}

/// What belongs to a group, the latest first.
fn theirs<'a>(whole: &'a Whole, kind: Kind, group: &str) -> Vec<&'a Held> {
    let mut rows: Vec<&Held> = whole.of(kind).filter(|it| it.head.group == group).collect();
    rows.sort_by(|a, b| (b.head.day, &b.head.name).cmp(&(a.head.day, &a.head.name)));
    rows.truncate(100);
    rows
}
