//! The log of corrections: what was wrong, and what was done.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::{Column, Pen, maybe, table};
use kernel::Outcome;
use kernel::contracts::record::{Correction, Entry, Kind};
use maud::html;

fn of(it: &Held) -> Option<&Correction> {
    if let Entry::Correction(correction) = &it.entry { Some(correction) } else { None }
}

const COLUMNS: &[Column] = &[
    ("What was wrong", |_, it| html! { (of(it).map_or("", |c| &c.summary)) }),
    ("About", |_, it| html! { (of(it).map_or("", |c| &c.about)) }),
    ("Asked", |_, it| html! { (maybe(of(it).and_then(|c| c.asked))) }),
    ("What was done", |_, it| {
        html! {
            @if let Some(c) = of(it) {
                @if c.answer.is_empty() { "Not answered yet" }
                @else { (if c.corrected { "Corrected. " } else { "Not corrected. " }) (c.answer) }
            }
        }
    }),
    ("Answered", |_, it| html! { (maybe(of(it).and_then(|c| c.answered))) }),
];

/// The log.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let pen = Pen { whole, path: "corrections.html" };
    let mut all: Vec<&Held> = whole.of(Kind::Correction).collect();
    all.sort_by(|a, b| (b.head.day, &b.head.name).cmp(&(a.head.day, &a.head.name)));
    let body = html! {
        h1 class="govuk-heading-xl" { "Corrections" }
        p class="sm-lead" { "What readers asked to have corrected, and what became of it." }
        @if all.is_empty() { (site::empty("Corrections stand here once somebody has asked for one and it was looked at.", html! {})) }
        @else { (table(&pen, "Corrections, the latest first", COLUMNS, all.into_iter())) }
    };
    tree.put("corrections.html", pen.page("Corrections", &[], body))
}
