//! The action tracker: each action with what its lead says, what shows it, and when it was due.

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{dated, grouped, referred, stands, titled};
use super::{Pen, Table, day, facts_list, index, instant, one, plain, row, state};
use kernel::Outcome;
use kernel::contracts::record::{Action, Entry, Kind};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Action> {
    if let Entry::Action(action) = &it.entry { Some(action) } else { None }
}

/// The tracker and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Action,
        title: "Actions",
        lead: "Who does what by when, and what they last said of it. Complete means that somebody else accepted the evidence.",
        empty: "Actions stand here once they are published.",
        columns: &[
            ("What", titled),
            ("Reference", referred),
            (
                "Led by",
                |pen, it| html! { @if let Some(a) = of(it) { (pen.thing(Kind::Organisation, &a.lead)) } },
            ),
            ("For", grouped),
            ("Due", dated),
            ("How it stands", stands),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Action) {
        let Some(action) = of(it) else { continue };
        let mut names =
            vec![(Kind::Organisation, action.lead.as_str()), (Kind::Group, action.group.as_str())];
        names.extend(action.partners.iter().map(|it| (Kind::Organisation, it.as_str())));
        one(whole, tree, it, &names, &[], |pen| {
            let title = format!("{}: {}", action.reference, action.title);
            Ok(pen.page(&title, &[("Actions", "actions.html")], body(pen, &it.head.state, action)))
        })?;
    }
    Ok(())
}

fn body(pen: &Pen<'_>, how: &str, it: &Action) -> Markup {
    html! {
        span class="govuk-caption-xl" { "Action " (it.reference) }
        h1 class="govuk-heading-xl" { (it.title) }
        p { (state(how)) }
        (facts_list(&[
            plain("What is expected of it", &it.outcome),
            plain("Priority", &it.priority),
            row("Led by", html! { (pen.thing(Kind::Organisation, &it.lead)) @if !it.owner.is_empty() { ", " (it.owner) } }),
            row("With", html! { @if !it.partners.is_empty() { (pen.things(Kind::Organisation, &it.partners)) } }),
            row("Answers to", html! { @if !it.group.is_empty() { (pen.thing(Kind::Group, &it.group)) } }),
            row("Begins", html! { @if let Some(begins) = it.begins { (day(begins)) } }),
            row("Due", html! { (day(it.due)) @if it.due != it.first_due { ", first due " (day(it.first_due)) } }),
            plain("Comes from", &it.source),
        ]))
        h2 class="govuk-heading-m" { "Did it happen?" }
        (facts_list(&[
            plain("Its lead says", &it.claim),
            plain("Last said of it", &it.progress),
            plain("Why it is off track or waits", &it.exception),
            plain("What is asked of the board", &it.ask),
            row("Reported", html! { @if let Some(at) = it.reported { (instant(at)) } @else { "Nothing has been reported yet" } }),
        ]))
        h2 class="govuk-heading-m" { "How do we know?" }
        (facts_list(&[
            row("Evidence", html! { @if it.evidence.trim().is_empty() { "None has been given yet" } @else { (it.evidence) } }),
            plain("What became of it", &it.proof),
            plain("Why it is disputed", &it.dispute),
        ]))
    }
}
