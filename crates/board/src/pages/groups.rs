//! Every group of the county, in the order of the table.

use super::parts::{add, link, paged, subnav, table};
use crate::view::View;
use crate::{Group, Snapshot, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// `GET /{county}/groups`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let all = in_order(&on);
    let (some, pages) = paged(cx, &view, "groups", &all);
    let rows: Vec<Vec<Markup>> = some.iter().map(|(slug, group)| row(&view, &on, slug, group)).collect();
    let body = html! {
        (subnav(&view, "Groups"))
        div class="sm-head" { h1 class="govuk-heading-xl" { "Groups" } (add(&view, "group", "")) }
        @if all.is_empty() {
            (empty("Boards, partnerships and sub-groups will be listed here, with who sits in each.", html! {}))
        } @else {
            (table(&words::count(all.len(), "group", "groups"), &["Group", "Kind", "Reports to", "Seats"], &rows))
            (pages)
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Groups", body).crumb("Board", view.at("board")))
}

fn row(view: &View, on: &Snapshot<'_>, slug: &str, group: &Group) -> Vec<Markup> {
    let seats = on.seats(slug).len();
    vec![
        link(view, &format!("groups/{slug}"), &group.name),
        html! { (words::said(words::GROUPS, &group.sort)) },
        reports_to(view, on, group),
        html! { @if seats > 0 { (seats) } },
    ]
}

/// The group it reports to, and the second lines.
pub(super) fn reports_to(view: &View, on: &Snapshot<'_>, group: &Group) -> Markup {
    let parent = group.parent.as_deref().and_then(|p| on.get::<Group>(p).map(|it| (p, it)));
    let lines: Vec<_> = group
        .also_reports_to
        .iter()
        .filter_map(|line| on.get::<Group>(&line.group).map(|it| (line, it)))
        .collect();
    html! {
        @if parent.is_some() || !lines.is_empty() {
            div {
                @if let Some((slug, it)) = parent { div { (link(view, &format!("groups/{slug}"), &it.name)) } }
                @for (line, it) in lines {
                    div {
                        (link(view, &format!("groups/{}", line.group), &it.name))
                        ", second line" @if !line.how.is_empty() { ", " (line.how) }
                    }
                }
            }
        }
    }
}

/// Groups with those that report to them below, each once; the board's own tree first.
pub(super) fn in_order<'a>(on: &Snapshot<'a>) -> Vec<(&'a str, &'a Group)> {
    let mut out = Vec::new();
    for (_, slug, group) in crate::picture::tree(on) {
        out.push((slug, group));
    }
    out
}
