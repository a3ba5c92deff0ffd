//! Documents that partners handed in as files.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{dated, grouped, titled};
use super::{Table, facts_list, index, one, plain, row};
use kernel::Outcome;
use kernel::contracts::record::{Document, Entry, Kind};
use maud::html;

fn of(it: &Held) -> Option<&Document> {
    if let Entry::Document(document) = &it.entry { Some(document) } else { None }
}

/// The list and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Document,
        title: "Documents",
        lead: "Files that were handed in for a meeting, as they were issued.",
        empty: "Documents stand here once the agenda that they belong to is issued.",
        columns: &[
            ("What", titled),
            ("From", |_, it| html! { (of(it).map_or("", |d| &d.from)) }),
            ("For", grouped),
            ("Meeting", dated),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Document) {
        let Some(document) = of(it) else { continue };
        let names = [(Kind::Meeting, document.meeting.as_str())];
        let files = std::slice::from_ref(&document.file);
        one(whole, tree, it, &names, files, |pen| {
            let body = html! {
                span class="govuk-caption-xl" { "Document" }
                h1 class="govuk-heading-xl" { (document.title) }
                (pen.files(files))
                (facts_list(&[
                    plain("From", &document.from),
                    row("For", html! { @if !document.meeting.is_empty() { (pen.thing(Kind::Meeting, &document.meeting)) } }),
                    plain("Who cannot read all of it", &document.accessibility),
                ]))
            };
            Ok(pen.page(&document.title, &[("Documents", "documents.html")], body))
        })?;
    }
    Ok(())
}
