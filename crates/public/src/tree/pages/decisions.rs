//! Decisions, each with *Did it happen? How do we know?*

use super::super::builder::Tree;
use super::super::whole::{Held, Whole};
use super::list::{dated, grouped, referred, stands, titled};
use super::{Table, day, facts_list, index, instant, one, plain, row, state, withheld};
use kernel::Outcome;
use kernel::contracts::record::{Decision, Entry, Kind};
use maud::{Markup, html};

fn of(it: &Held) -> Option<&Decision> {
    if let Entry::Decision(decision) = &it.entry { Some(decision) } else { None }
}

/// The register and a page for each.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let table = Table {
        kind: Kind::Decision,
        title: "Decisions",
        lead: "What was decided, whether it happened, and how that is known.",
        empty: "Decisions stand here once they are released.",
        columns: &[
            ("What", titled),
            ("Reference", referred),
            ("Decided by", grouped),
            ("Decided", dated),
            ("Did it happen?", stands),
            ("How do we know?", |_, it| html! { (of(it).map_or("", |d| known(d))) }),
        ],
    };
    index(whole, tree, &table)?;
    for it in whole.of(Kind::Decision) {
        let Some(decision) = of(it) else { continue };
        let mut names =
            vec![(Kind::Meeting, decision.meeting.as_str()), (Kind::Group, decision.group.as_str())];
        names.extend(decision.actions.iter().map(|it| (Kind::Action, it.as_str())));
        one(whole, tree, it, &names, &[], |pen| {
            let title = format!("{}: {}", decision.reference, it.head.title);
            Ok(pen.page(&title, &[("Decisions", "decisions.html")], body(pen, &it.head.title, decision)))
        })?;
    }
    Ok(())
}

fn known(decision: &Decision) -> &str {
    let said = decision.evidence.trim();
    if said.is_empty() { "Nothing has been said yet" } else { said }
}

fn body(pen: &super::Pen<'_>, title: &str, it: &Decision) -> Markup {
    html! {
        span class="govuk-caption-xl" { "Decision " (it.reference) }
        h1 class="govuk-heading-xl" { (title) }
        @if let Some(why) = &it.withheld { (withheld(why)) }
        (site::paper::blocks(&it.text, 2))
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Did it happen?" }
            p { (state(&it.state)) }
            h2 class="govuk-heading-m" { "How do we know?" }
            p { (known(it)) @if !known(it).ends_with('.') { "." } }
            @if let Some(checked) = it.checked { p class="sm-quiet" { "Last looked at on " (day(checked)) "." } }
            @if !it.actions.is_empty() {
                h3 class="govuk-heading-s" { "Actions that carry it out" }
                (pen.things(Kind::Action, &it.actions))
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "How it was decided" }
            (facts_list(&[
                row("By", html! { @if !it.group.is_empty() { (pen.thing(Kind::Group, &it.group)) } }),
                row("On", html! { @if let Some(decided) = it.decided { (day(decided)) } }),
                row("At", html! { @if it.meeting.is_empty() { "Between meetings" } @else { (pen.thing(Kind::Meeting, &it.meeting)) } }),
                plain("On what ground", &it.basis),
                plain("What else was considered", &it.options),
                plain("Vote", &it.vote),
                plain("Dissent", &it.dissent),
                row("Released", html! { @if let Some(at) = it.released { (instant(at)) } }),
            ]))
        }
    }
}
