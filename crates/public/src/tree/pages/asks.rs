//! What was asked of others, and what they answered: a silence is shown as one.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{dated, referred, titled};
use super::{Table, day, facts_list, index, one, plain, row, state};
use kernel::Outcome;
use kernel::contracts::record::{Ask, Entry, Kind};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Ask> {
    if let Entry::Ask(ask) = &it.entry { Some(ask) } else { None }
}

/// Whether and when it was answered. Whether an answer is late depends on the day, so the day on which it was due is said instead.
fn answer(it: &Ask) -> Markup {
    html! {
        @if it.answer.trim().is_empty() {
            (state("No answer yet"))
            @if let Some(due) = it.due { " " span class="sm-nowrap" { "due " (day(due)) } }
        } @else {
            (state("Answered"))
            @if let Some(at) = it.answered { " " span class="sm-nowrap" { (day(at)) } }
        }
    }
}

/// The list and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Ask,
        title: "Asks",
        lead: "What one body asked of another, and whether it was answered.",
        empty: "Referrals and escalations stand here once they are released.",
        columns: &[
            ("What", titled),
            ("Reference", referred),
            ("Asked by", |_, it| html! { (of(it).map_or("", |a| &a.from)) }),
            ("Of", |_, it| html! { (of(it).map_or("", |a| &a.to)) }),
            ("Asked", dated),
            ("Answer", |_, it| of(it).map(answer).unwrap_or_default()),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Ask) {
        let Some(ask) = of(it) else { continue };
        let names = [(Kind::Meeting, ask.meeting.as_str())];
        one(whole, tree, it, &names, &[], |pen| {
            let body = html! {
                span class="govuk-caption-xl" { (ask.sort) " " (ask.reference) }
                h1 class="govuk-heading-xl" { (it.head.title) }
                (facts_list(&[
                    plain("What is asked", &ask.text),
                    plain("By", &ask.from),
                    plain("Of", &ask.to),
                    row("Asked", html! { @if let Some(at) = ask.asked { (day(at)) } }),
                    row("Answer due", html! { @if let Some(due) = ask.due { (day(due)) } }),
                    row("At", html! { @if !ask.meeting.is_empty() { (pen.thing(Kind::Meeting, &ask.meeting)) } }),
                ]))
                h2 class="govuk-heading-m" { "What was answered" }
                p { (answer(ask)) }
                @if !ask.answer.trim().is_empty() { (facts_list(&[plain("The answer", &ask.answer)])) }
                @else { p { "Nothing has been answered. An answer stands here as soon as there is one." } }
            };
            Ok(pen.page(&format!("{}: {}", ask.reference, it.head.title), &[("Asks", "asks.html")], body))
        })?;
    }
    Ok(())
}
