//! Lists of the record: a table that becomes cards on a phone, and an index that is split by year when it grows long.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::{Pen, maybe};
use kernel::Outcome;
use kernel::contracts::record::Kind;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// As many stand on one page before years have pages of their own.
const MOST: usize = 300;
/// As many of the latest stand on the first page then.
const LATEST: usize = 100;

/// One column: its head, and what a row says in it.
pub(in super::super) type Column = (&'static str, fn(&Pen<'_>, &Held) -> Markup);

/// A list of things of a kind.
pub(in super::super) struct Table<'a> {
    /// Of what.
    pub kind: Kind,
    /// `Decisions`
    pub title: &'a str,
    /// What it is, in a sentence or two.
    pub lead: &'a str,
    /// What is said while it is empty.
    pub empty: &'a str,
    /// What stands in each row; the first names it.
    pub columns: &'a [Column],
}

/// A table with these rows.
pub(in super::super) fn table<'a>(
    pen: &Pen<'_>,
    caption: &str,
    columns: &[Column],
    rows: impl Iterator<Item = &'a Held>,
) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for (head, _) in columns { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for it in rows {
                    tr class="govuk-table__row" {
                        @for (at, (head, cell)) in columns.iter().enumerate() {
                            @if at == 0 {
                                th scope="row" class="govuk-table__header" { (cell(pen, it)) }
                            } @else {
                                td class="govuk-table__cell" data-label=(head) { (cell(pen, it)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The index of a kind, the latest first, with a page for each year when it is long. Gives the path of the first page.
pub(in super::super) fn index(whole: &Whole, tree: &mut Tree<'_>, of: &Table<'_>) -> Outcome<()> {
    let mut all: Vec<&Held> = whole.of(of.kind).collect();
    all.sort_by(|a, b| (b.head.day, &b.head.name).cmp(&(a.head.day, &a.head.name)));
    let first = format!("{}.html", of.kind.folder());
    let mut years: BTreeMap<String, Vec<&Held>> = BTreeMap::new();
    if all.len() > MOST {
        for it in &all {
            let year = it.head.day.map_or_else(|| "undated".into(), |day| day.year().to_string());
            years.entry(year).or_default().push(it);
        }
    }
    let page_of = |year: &str| format!("{}-{year}.html", of.kind.folder());
    let shown = if years.is_empty() { all.len() } else { LATEST };
    let pen = Pen { whole, path: &first };
    let body = html! {
        h1 class="govuk-heading-xl" { (of.title) }
        @if !of.lead.is_empty() { p class="sm-lead" { (of.lead) } }
        @if !years.is_empty() {
            nav aria-label="Years" {
                ul class="govuk-list" {
                    @for (year, rows) in years.iter().rev() {
                        li { a class="govuk-link" href=(page_of(year)) { (year) } " (" (rows.len()) ")" }
                    }
                }
            }
            h2 class="govuk-heading-m" { "The latest" }
        }
        @if all.is_empty() { (site::empty(of.empty, html! {})) }
        @else { (table(&pen, of.title, of.columns, all.iter().take(shown).copied())) }
    };
    tree.put(&first, pen.page(of.title, &[], body))?;
    for (year, rows) in &years {
        let (path, title) = (page_of(year), format!("{}, {year}", of.title));
        let pen = Pen { whole, path: &path };
        let body = html! {
            h1 class="govuk-heading-xl" { (title) }
            (table(&pen, &title, of.columns, rows.iter().copied()))
        };
        tree.put(&path, pen.page(&title, &[(of.title, &first)], body))?;
    }
    Ok(())
}

/// The name of a row, as a link.
pub(in super::super) fn titled(pen: &Pen<'_>, it: &Held) -> Markup {
    pen.link(it.head.kind, &it.head.name, &it.head.title)
}

/// Its day.
pub(in super::super) fn dated(_: &Pen<'_>, it: &Held) -> Markup {
    html! { (maybe(it.head.day)) }
}

/// How it stands.
pub(in super::super) fn stands(_: &Pen<'_>, it: &Held) -> Markup {
    super::state(&it.head.state)
}

/// Its group.
pub(in super::super) fn grouped(pen: &Pen<'_>, it: &Held) -> Markup {
    html! { @if !it.head.group.is_empty() { (pen.thing(Kind::Group, &it.head.group)) } }
}

/// Its name in addresses: `DEC-0012`.
pub(in super::super) fn referred(_: &Pen<'_>, it: &Held) -> Markup {
    html! { span class="sm-nowrap" { (it.head.name) } }
}
