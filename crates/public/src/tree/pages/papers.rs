//! Reports, drawn from their blocks as they were issued.

use super::super::builder::Tree;
use super::super::gather::{Reader, key};
use super::super::whole::{Held, Whole};
use super::list::{dated, grouped, titled};
use super::{Pen, Table, facts, facts_list, index, instant, plain, row};
use kernel::Outcome;
use kernel::contracts::record::{Entry, Kind, Report};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Report> {
    if let Entry::Paper(report) = &it.entry { Some(report) } else { None }
}

/// The list and a page for each; only a report whose page is drawn is read whole.
pub(in super::super) fn write(
    whole: &Whole,
    reader: &mut Reader<'_, '_, '_>,
    tree: &mut Tree<'_>,
) -> Outcome<()> {
    let table = Table {
        kind: Kind::Paper,
        title: "Papers",
        lead: "Reports as they were issued. An issued report never changes.",
        empty: "Reports stand here once they are issued.",
        columns: &[
            ("What", titled),
            ("Taken by", |_, it| html! { (it.head.state) }),
            ("Group", grouped),
            ("Meeting", dated),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Paper) {
        let Some(brief) = of(it) else { continue };
        let names = [(Kind::Meeting, brief.meeting.as_str()), (Kind::Group, brief.group.as_str())];
        tree.part(&key(Kind::Paper, &it.head.name), &facts(whole, it, &names), |tree| {
            let Some(Entry::Paper(report)) = reader.entry(Kind::Paper, &it.head.name)? else { return Ok(()) };
            for file in &report.files {
                tree.file(file)?;
            }
            let path = Whole::page_of(Kind::Paper, &it.head.name);
            let pen = Pen { whole, path: &path };
            let body = body(&pen, &report, &brief.meeting);
            tree.put(&path, pen.page(&it.head.title, &[("Papers", "papers.html")], body))
        })?;
    }
    Ok(())
}

fn body(pen: &Pen<'_>, report: &Report, meeting: &str) -> Markup {
    html! {
        (site::paper::article(&report.document))
        section class="sm-section" {
            h2 class="govuk-heading-m" { "About this report" }
            (facts_list(&[
                row("Issued", html! { (instant(report.issued)) }),
                row("Group", html! { @if !report.group.is_empty() { (pen.thing(Kind::Group, &report.group)) } }),
                row("Meeting", html! { @if !meeting.is_empty() { (pen.thing(Kind::Meeting, meeting)) } }),
                plain("End of the ledger when it was issued", &report.head),
                row("As a file", pen.files(&report.files)),
            ]))
        }
    }
}
