//! The calendar, and each meeting with its agenda, its papers, who was there and the public text of its minutes.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{dated, grouped, stands, titled};
use super::{Pen, Table, day, facts_list, index, instant, one, plain, row, state, withheld};
use kernel::Outcome;
use kernel::contracts::record::{Entry, FileRef, Item, Kind, Meeting, Minutes};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Meeting> {
    if let Entry::Meeting(meeting) = &it.entry { Some(meeting) } else { None }
}

fn when(it: &Meeting) -> String {
    let clock = ::board::sittings::sitting::clock;
    let end = it.end.map_or_else(String::new, |end| format!(" to {}", clock(end.time())));
    format!("{}, {}{end}", day(it.start.date()), clock(it.start.time()))
}

/// The calendar and a page for each meeting.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Meeting,
        title: "Meetings",
        lead: "When the board and its groups meet and met.",
        empty: "Meetings stand here once they are announced.",
        columns: &[
            ("What", titled),
            ("Group", grouped),
            ("Day", dated),
            (
                "When",
                |_, it| html! { (of(it).map(|m| ::board::sittings::sitting::clock(m.start.time())).unwrap_or_default()) },
            ),
            ("How it stands", stands),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Meeting) {
        let Some(meeting) = of(it) else { continue };
        let mut names = vec![(Kind::Group, meeting.group.as_str())];
        for item in &meeting.items {
            for (kind, all) in lists(item) {
                names.extend(all.iter().map(|name| (kind, name.as_str())));
            }
        }
        let mut files: Vec<FileRef> = meeting.files.clone();
        files.extend(meeting.minutes.iter().flat_map(|minutes| minutes.files.iter().cloned()));
        one(whole, tree, it, &names, &files, |pen| {
            Ok(pen.page(&meeting.title, &[("Meetings", "meetings.html")], body(pen, meeting)))
        })?;
    }
    Ok(())
}

fn lists(item: &Item) -> [(Kind, &[String]); 4] {
    [
        (Kind::Paper, &item.papers),
        (Kind::Document, &item.documents),
        (Kind::Decision, &item.decisions),
        (Kind::Action, &item.actions),
    ]
}

fn body(pen: &Pen<'_>, it: &Meeting) -> Markup {
    html! {
        span class="govuk-caption-xl" { (when(it)) }
        h1 class="govuk-heading-xl" { (it.title) }
        p { (state(&it.state)) }
        @if let Some(why) = &it.cancelled {
            div class="govuk-inset-text" { p { "This meeting does not take place." @if !why.is_empty() { " " (why) } } }
        }
        (facts_list(&[
            row("Group", html! { (pen.thing(Kind::Group, &it.group)) }),
            plain("Where", &it.place),
            plain("Open to the public", if it.public { "Yes" } else { "No" }),
            row("As files", pen.files(&it.files)),
        ]))
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Agenda" }
            @if it.items.is_empty() { (site::empty("The agenda stands here once it is issued.", html! {})) }
            (agenda(pen, it))
            @if !it.versions.is_empty() {
                h3 class="govuk-heading-s" { "Issued" }
                ul class="govuk-list" {
                    @for version in &it.versions {
                        li {
                            @if version.number == 1 { "Agenda, " } @else { "Supplement " (version.number - 1) ", " }
                            (instant(version.issued))
                            @if !version.changes.is_empty() { ": " (version.changes) }
                        }
                    }
                }
            }
        }
        @if !it.attendance.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Who was there" }
                p class="sm-quiet" { "By organisation: people are not named." }
                table class="govuk-table sm-table sm-cards" {
                    caption class="govuk-table__caption govuk-visually-hidden" { "Attendance by organisation" }
                    thead class="govuk-table__head" {
                        tr class="govuk-table__row" {
                            th scope="col" class="govuk-table__header" { "Organisation" }
                            th scope="col" class="govuk-table__header" { "Attendance" }
                        }
                    }
                    tbody class="govuk-table__body" {
                        @for there in &it.attendance {
                            tr class="govuk-table__row" {
                                th scope="row" class="govuk-table__header" { (there.of) }
                                td class="govuk-table__cell" data-label="Attendance" { (there.how) }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(minutes) = &it.minutes { (minuted(pen, it, minutes)) }
    }
}

fn agenda(pen: &Pen<'_>, it: &Meeting) -> Markup {
    html! {
        @for items in it.items.chunk_by(|a, b| a.section == b.section) {
            @if !items[0].section.is_empty() { h3 class="govuk-heading-s" { (items[0].section) } }
            ol class="govuk-list govuk-list--spaced" {
                @for item in items { li id=(item.key) { (line(pen, item)) } }
            }
        }
    }
}

/// An item as it stands in the list. Its number is the body's, so it is written and not counted by the list.
fn line(pen: &Pen<'_>, item: &Item) -> Markup {
    let said: Vec<&str> =
        [&*item.sort, &*item.presenter].into_iter().filter(|said| !said.is_empty()).collect();
    html! {
        strong {
            @if !item.number.is_empty() { (item.number) ". " }
            @if item.withheld.is_some() { "An item that is withheld" } @else { (item.title) }
        }
        @if item.withheld.is_none() && !said.is_empty() { small class="sm-note" { " " (said.join(", ")) } }
        @if let Some(why) = &item.withheld { (withheld(why)) }
        @if !item.late.is_empty() { br; "Taken late: " (item.late) }
        @for (kind, names) in lists(item) {
            @if !names.is_empty() { (pen.things(kind, names)) }
        }
    }
}

fn minuted(pen: &Pen<'_>, it: &Meeting, minutes: &Minutes) -> Markup {
    let named = |key: &str| {
        let item = it.items.iter().find(|item| item.key == key)?;
        let title = if item.withheld.is_some() { "An item that is withheld" } else { &item.title };
        Some(if item.number.is_empty() { title.to_string() } else { format!("{}. {title}", item.number) })
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Minutes" }
            p class="sm-quiet" { (minutes.state) }
            (pen.files(&minutes.files))
            @for (key, blocks) in &minutes.parts {
                @if let Some(title) = named(key) { h3 class="govuk-heading-s" { (title) } }
                (site::paper::blocks(blocks, 4))
            }
        }
    }
}
