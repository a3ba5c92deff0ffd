//! The board at a glance: who reports to whom, who sits at the table, and what is missing.

use super::group::holders;
use super::parts::{gap_list, link, subnav, table};
use crate::view::View;
use crate::{Group, Organisation, Snapshot, gaps, name, picture, words};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Reply, empty};

/// How many gaps the page shows before it leads on to all of them.
const GAPS: usize = 5;

/// `GET /{county}/board`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let on = view.on();
    let county = on.county();
    let title = county.map_or_else(|| "The board".to_string(), |c| c.board.clone());
    let board = county.map(|c| c.strategy_group.clone()).unwrap_or_default();
    let all = if view.inside { gaps::gaps(&on) } else { Vec::new() };
    let body = html! {
        (subnav(&view, "Overview"))
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { (lead(&on, &board)) }
        @if let Some(note) = county.map(|c| c.note.as_str()).filter(|note| !note.is_empty()) {
            div class="govuk-inset-text" { (note) }
        }
        @if !all.is_empty() { (missing(&view, &all)) }
        (structure(&view, &on, &all))
        (seats(&view, &on, &board))
        (view.day_form(cx))
    };
    cx.page(view.page(title, body))
}

fn lead(on: &Snapshot<'_>, board: &str) -> String {
    let group = on.get::<Group>(board);
    let purpose = group.map(|g| g.purpose.trim()).filter(|p| !p.is_empty());
    if let Some(purpose) = purpose {
        return purpose.to_string();
    }
    let groups = words::count(on.all::<Group>().count(), "group", "groups");
    let bodies = words::count(on.all::<Organisation>().count(), "organisation", "organisations");
    format!("{groups} and {bodies}.")
}

fn missing(view: &View, all: &[gaps::Gap]) -> Markup {
    let pressing: Vec<&gaps::Gap> = all.iter().take(GAPS).collect();
    let more = all.len() - pressing.len();
    html! {
        section class="sm-section" {
            div class="sm-head" {
                h2 class="govuk-heading-m" { "What is missing" }
                @if more > 0 { (link(view, "board/gaps", &format!("All {}", words::count(all.len(), "gap", "gaps")))) }
            }
            (gap_list(view, &pressing))
        }
    }
}

fn structure(view: &View, on: &Snapshot<'_>, all: &[gaps::Gap]) -> Markup {
    let groups = picture::tree(on);
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Who reports to whom" }
            @if groups.is_empty() {
                (empty("A picture of the groups and who reports to whom will be here once there is a group.", html! {}))
            } @else {
                (picture::figure(view, on, all))
                (picture_table(view, on, &groups))
            }
        }
    }
}

fn picture_table(view: &View, on: &Snapshot<'_>, groups: &[(usize, &str, &Group)]) -> Markup {
    let rows: Vec<Vec<Markup>> = groups
        .iter()
        .map(|(_, slug, group)| {
            vec![
                link(view, &format!("groups/{slug}"), &group.name),
                html! { (words::said(words::GROUPS, &group.sort)) },
                super::groups::reports_to(view, on, group),
            ]
        })
        .collect();
    html! {
        details class="govuk-details" open[rows.len() <= 12] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "The same as a table" } }
            div class="govuk-details__text" { (table("Groups and who reports to whom", &["Group", "Kind", "Reports to"], &rows)) }
        }
    }
}

fn seats(view: &View, on: &Snapshot<'_>, board: &str) -> Markup {
    let all = on.seats(board);
    let mut head = vec!["Organisation", "Sits as", "Relied on"];
    if view.inside {
        head.push("Filled by");
    }
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|(fact, seat)| {
            let mut cells = vec![
                link(view, &format!("seats/{}", fact.slug), &name::seat(on, seat)),
                html! { (words::said(words::STANDINGS, &seat.standing)) },
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
            h2 class="govuk-heading-m" { "Who sits at the table" }
            @if rows.is_empty() {
                (empty("The organisations that sit on the board will be listed here.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "seat", "seats"), &head, &rows))
            }
        }
    }
}
