//! The pages of the tree, one file a kind, and what they share.

pub(super) mod actions;
pub(super) mod asks;
pub(super) mod board;
pub(super) mod check;
pub(super) mod corrections;
pub(super) mod decisions;
pub(super) mod documents;
pub(super) mod gone;
mod list;
pub(super) mod meetings;
pub(super) mod organisations;
pub(super) mod papers;
pub(super) mod plan;
pub(super) mod releases;
pub(super) mod withheld;

use super::builder::Tree;
use super::frame::{Sheet, link, page};
use super::gather::key;
use super::sum;
use super::whole::{Held, Whole};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::Outcome;
use kernel::contracts::record::{FileRef, Kind, Withheld};
use maud::{Markup, html};
use site::{Tone, tag};

pub(super) use list::{Column, Table, index, table};

/// What pages are drawn with: changes with every change of the program that could show in one.
const LOOK: &str = env!("SHIREMOOT_LOOK");

/// Draws one page: knows where it is, and what it may lead to.
pub(super) struct Pen<'a> {
    pub whole: &'a Whole,
    /// Where the page is in the tree.
    pub path: &'a str,
}

impl Pen<'_> {
    /// How this page leads to another.
    pub fn to(&self, path: &str) -> String {
        link(self.path, path)
    }

    /// A link to one thing, by its title; its name alone when it is not in the record.
    pub fn thing(&self, kind: Kind, name: &str) -> Markup {
        match self.whole.title(kind, name) {
            Some(title) => self.link(kind, name, title),
            None => html! { (name) },
        }
    }

    /// A link to one thing, in these words.
    pub fn link(&self, kind: Kind, name: &str, words: &str) -> Markup {
        html! { a class="govuk-link" href=(self.to(&Whole::page_of(kind, name))) { (words) } }
    }

    /// Links to several things, one a line, each with how it stands.
    pub fn things(&self, kind: Kind, names: &[String]) -> Markup {
        html! {
            ul class="govuk-list" {
                @for name in names {
                    li {
                        @match self.whole.get(kind, name) {
                            Some(it) => {
                                (self.link(kind, name, &it.head.title)) " "
                                // A reference is said beside the title; a short name that only stands in the address is not.
                                @if matches!(kind, Kind::Decision | Kind::Action | Kind::Ask) { span class="sm-quiet" { (name) } " " }
                                (state(&it.head.state))
                            }
                            None => (name),
                        }
                    }
                }
            }
        }
    }

    /// Links to files.
    pub fn files(&self, files: &[FileRef]) -> Markup {
        html! {
            @if !files.is_empty() {
                ul class="govuk-list" {
                    @for file in files {
                        li { a class="govuk-link" href=(self.to(&Tree::path_of(file))) download=(file.name) { (file.label) " (" (size(file.bytes)) ")" } }
                    }
                }
            }
        }
    }

    /// The document, with the way here.
    pub fn page(&self, title: &str, crumbs: &[(&str, &str)], body: Markup) -> String {
        let board = self.whole.board().name;
        let mut way = vec![(board.as_str(), "index.html")];
        way.extend(crumbs);
        let crumbs = if self.path == "index.html" { &[][..] } else { &way[..] };
        page(self.whole, &Sheet { path: self.path, title, crumbs, body })
    }
}

/// The page of one thing, drawn when it or something that it names has changed.
pub(super) fn one(
    whole: &Whole,
    tree: &mut Tree<'_>,
    it: &Held,
    names: &[(Kind, &str)],
    files: &[FileRef],
    draw: impl FnOnce(&Pen<'_>) -> Outcome<String>,
) -> Outcome<()> {
    let facts = facts(whole, it, names);
    tree.part(&key(it.head.kind, &it.head.name), &facts, |tree| {
        let path = Whole::page_of(it.head.kind, &it.head.name);
        for file in files {
            tree.file(file)?;
        }
        let page = draw(&Pen { whole, path: &path })?;
        tree.put(&path, page)
    })
}

/// What a page follows from: what the thing says, how what it names is called and stands, and what it is drawn with.
pub(super) fn facts(whole: &Whole, it: &Held, names: &[(Kind, &str)]) -> String {
    let mut all =
        format!("{LOOK}|{}|{}|{:?}|{:?}", site::assets::version(), whole.base, whole.board(), it.head);
    for (kind, name) in names {
        match whole.get(*kind, name) {
            Some(it) => {
                all.push_str(&format!("|{name}:{}:{}:{:?}", it.head.title, it.head.state, it.head.day))
            }
            None => all.push_str(&format!("|{name}")),
        }
    }
    sum::hash(all.as_bytes())
}

/// A day as people write it.
pub(super) fn day(date: Date) -> String {
    site::day(date)
}

/// A day, or that there is none.
pub(super) fn maybe(date: Option<Date>) -> String {
    date.map_or_else(|| "No date".into(), day)
}

/// An instant as people write it, on the clocks of England: `7 February 2022 at 2:30pm`.
pub(super) fn instant(at: Timestamp) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let there = at.to_zoned(zone).datetime();
    format!("{} at {}", day(there.date()), ::board::sittings::sitting::clock(there.time()))
}

/// A size as people say it: `214 KB`.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// How something stands, as a word with a shape.
pub(super) fn state(word: &str) -> Markup {
    let tone = match word {
        "Carried out" | "Complete" | "Held" | "Answered" | "Accepted" => Tone::Done,
        "On track" | "Agenda issued" => Tone::Ok,
        "Under way" => Tone::Soon,
        "No answer yet" | "Off track" | "Overdue" => Tone::Late,
        "Given up" | "Cancelled" | "Withheld" => Tone::None,
        _ => Tone::Wait,
    };
    html! { @if !word.is_empty() { (tag(tone, word)) } }
}

/// One line of a list of facts; nothing when there is nothing to say.
pub(super) fn row(label: &str, value: Markup) -> Markup {
    html! {
        @if !value.0.is_empty() {
            div class="govuk-summary-list__row" {
                dt class="govuk-summary-list__key" { (label) }
                dd class="govuk-summary-list__value" { (value) }
            }
        }
    }
}

/// A line of plain words.
pub(super) fn plain(label: &str, words: &str) -> Markup {
    row(label, html! { @for (at, line) in words.trim().lines().enumerate() { @if at > 0 { br; } (line) } })
}

/// A list of facts.
pub(super) fn facts_list(rows: &[Markup]) -> Markup {
    html! { @if rows.iter().any(|row| !row.0.is_empty()) { dl class="govuk-summary-list" { @for row in rows { (row) } } } }
}

/// Why something is withheld, and when that is looked at again.
pub(super) fn withheld(why: &Withheld) -> Markup {
    html! {
        div class="govuk-inset-text" {
            p { strong { "Withheld from the public. " } "Something is dealt with here that may not be published." }
            (facts_list(&[
                plain("Relied on", &why.paragraph),
                plain("Why", &why.reason),
                row("Looked at again", html! { @if let Some(review) = why.review { (day(review)) } }),
            ]))
        }
    }
}
