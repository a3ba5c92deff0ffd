//! The agreement with its priorities.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{stands, titled};
use super::{Table, facts_list, index, one, plain, row, state};
use kernel::Outcome;
use kernel::contracts::record::{Agreement, Entry, Kind};
use maud::html;

fn of(it: &Held) -> Option<&Agreement> {
    if let Entry::Agreement(agreement) = &it.entry { Some(agreement) } else { None }
}

/// The list and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Agreement,
        title: "Agreements",
        lead: "What the organisations agreed to do together.",
        empty: "Agreements stand here once they are published.",
        columns: &[
            ("What", titled),
            ("Applies to", |_, it| html! { (of(it).map_or("", |a| &a.applies_to)) }),
            ("How it stands", stands),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Agreement) {
        let Some(agreement) = of(it) else { continue };
        one(whole, tree, it, &[], &[], |pen| {
            let body = html! {
                h1 class="govuk-heading-xl" { (agreement.title) }
                (facts_list(&[
                    row("How it stands", state(&agreement.state)),
                    plain("Applies to", &agreement.applies_to),
                    plain("What it is about", &agreement.about),
                ]))
                h2 class="govuk-heading-m" { "Priorities" }
                @for priority in &agreement.priorities {
                    h3 class="govuk-heading-s" { (priority.title) @if priority.cross_cutting { " (runs through the others)" } }
                    p { (priority.about) }
                }
            };
            Ok(pen.page(&agreement.title, &[("Agreements", "agreements.html")], body))
        })?;
    }
    Ok(())
}
