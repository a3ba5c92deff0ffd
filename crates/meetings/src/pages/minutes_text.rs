//! Minutes as they are read: the head, each item, what came of it, and how they were approved.

use super::prose::{full, prose};
use crate::minutes::document::{Amended, Approves, Declared, Document, Name, Part, There};
use kernel::clock::words;
use kernel::text::marks;
use maud::{Markup, html};
use site::{Cx, day};

/// The whole, under the page's own heading. Each item has an address of its own, unless another text stands beside this one.
pub(super) fn document(cx: &Cx<'_>, it: &Document, addresses: bool) -> Markup {
    html! {
        div class="sm-minutes" {
            (head(it))
            @for part in it.parts.iter().filter(|part| part.item.is_none() && !part.withheld && !part.withdrew) {
                (said(&part.text))
            }
            @for part in it.parts.iter().filter(|part| part.item.is_some() || part.withheld || part.withdrew) {
                (one(cx, it, part, addresses))
            }
            @if !it.approves.is_empty() && !it.parts.iter().any(|part| part.standing == "minutes") {
                section class="sm-section" {
                    h2 class="govuk-heading-m" { "Minutes that this meeting approved" }
                    (approved_here(cx, &it.approves))
                }
            }
            (approval(cx, it))
        }
    }
}

fn said(text: &str) -> Markup {
    if marks::has_private(text) { full(text) } else { prose(text) }
}

/// A name where the reader may know it, else a title.
fn name(it: &Name) -> &str {
    if it.name.is_empty() { &it.title } else { &it.name }
}

fn head(it: &Document) -> Markup {
    let of = |how: &str| it.there.iter().filter(|line| line.how == how).collect::<Vec<_>>();
    let groups = [
        ("Present", of("present")),
        ("Substitutes", of("substitute")),
        ("Apologies", of("apologies")),
        ("Absent", of("absent")),
        ("In attendance", of("in-attendance")),
    ];
    html! {
        dl class="govuk-summary-list sm-minutes-head" {
            (row("Body", html! { (it.body) }))
            (row("When", html! { (words::format_long(it.day)) ", " (it.hours) }))
            (row("Where", html! { @if it.place.is_empty() { "Online" } @else { (it.place) } ", " @if it.in_public { "in public" } @else { "in private" } }))
            @if !name(&it.chair).is_empty() { (row("In the chair", html! { (name(&it.chair)) })) }
            @for (label, lines) in &groups {
                @if !lines.is_empty() {
                    (row(label, html! { ul class="govuk-list" { @for line in lines { li { (line_of(line)) } } } }))
                }
            }
            @if !it.declarations.is_empty() {
                (row("Interests declared", html! { ul class="govuk-list" { @for one in &it.declarations { li { (declared(one)) } } } }))
            }
        }
    }
}

fn row(label: &str, value: Markup) -> Markup {
    html! {
        div class="govuk-summary-list__row" {
            dt class="govuk-summary-list__key" { (label) }
            dd class="govuk-summary-list__value" { (value) }
        }
    }
}

fn line_of(it: &There) -> Markup {
    let (who, instead) = (name(&it.who), name(&it.substitute));
    html! {
        (it.of)
        @if !instead.is_empty() { ": " (instead) @if !who.is_empty() { " for " (who) } }
        @else if !who.is_empty() { ": " (who) }
        @if !it.from_to.is_empty() { " (" (it.from_to) ")" }
        @if !it.note.is_empty() { " (" (it.note.trim_end_matches('.')) ")" }
    }
}

fn declared(it: &Declared) -> Markup {
    let who = name(&it.who);
    html! {
        @if who.is_empty() { "A member" } @else { (who) }
        @if let Some(number) = it.number { ", on item " (number) }
        @if !it.nature.is_empty() { ": " (it.nature) }
        ". " (it.when) "." @if it.withdrew { @if it.item.is_some() { " They withdrew from the item." } @else { " They withdrew from the whole of the meeting’s business." } }
        @if !it.note.is_empty() { " The chair: " (it.note) }
    }
}

fn one(cx: &Cx<'_>, it: &Document, part: &Part, addresses: bool) -> Markup {
    let id = part.number.filter(|_| addresses).map(|number| format!("item-{number}"));
    html! {
        section class="sm-section sm-minutes-part" id=[id] {
            h2 class="govuk-heading-m" {
                @if let Some(number) = part.number { (number) ". " }
                @if part.withdrew { "An item from which you withdrew" }
                @else if part.title.is_empty() && part.withheld { "An item that is withheld" }
                @else { (part.title) }
            }
            @if part.withdrew { p { "You declared an interest in this item, so its minutes are not yours to read." } }
            @if part.withheld { (withheld(part)) }
            @if !part.presenter.is_empty() { p class="sm-note" { "Presented by " (part.presenter) } }
            @if part.taken_off { p class="sm-note" { "This item was taken off the agenda after it was issued." } }
            @if !part.late.is_empty() { p class="sm-note" { "Taken late. The chair’s reason: " (part.late) } }
            (said(&part.text))
            @if part.standing == "minutes" { (approved_here(cx, &it.approves)) }
            @for outcome in &part.outcomes { p { (outcome) "." } }
            (came_of_it(cx, part))
        }
    }
}

fn withheld(part: &Part) -> Markup {
    html! {
        p class="sm-note" {
            "Withheld from the public"
            @if !part.paragraph.is_empty() { ", under " (part.paragraph) }
            "."
            @if !part.reason.is_empty() { " Why: " (part.reason) "." }
            @if let Some(review) = part.review { " To be looked at again by " (day(review)) "." }
        }
    }
}

fn came_of_it(cx: &Cx<'_>, part: &Part) -> Markup {
    html! {
        @for it in &part.decisions {
            div class="sm-minutes__resolved" {
                p { strong { @if it.vote.starts_with("Not carried") { "NOT CARRIED" } @else { "RESOLVED" } } " (" a class="govuk-link" href=(cx.at(&format!("decisions/{}", it.reference))) { (it.reference) } ")" @if !it.vote.is_empty() { ", " (it.vote) } }
                (prose(&it.words))
                @if !it.dissent.is_empty() { p { "Dissent: " (it.dissent) } }
            }
        }
        @if !part.actions.is_empty() {
            p { strong { "Actions" } }
            ul class="govuk-list govuk-list--bullet" {
                @for it in &part.actions {
                    li { a class="govuk-link" href=(cx.at(&format!("actions/{}", it.reference))) { (it.reference) } ": " (it.title) ". " (it.owner) ", by " (day(it.due)) }
                }
            }
        }
        @if !part.asks.is_empty() {
            p { strong { "Referred and escalated" } }
            ul class="govuk-list govuk-list--bullet" {
                @for it in &part.asks {
                    li { a class="govuk-link" href=(cx.at(&format!("asks/{}", it.reference))) { (it.reference) } ", " (it.kind.to_lowercase()) " to " (it.of) ": " (it.title) ". Answer due " (day(it.due)) }
                }
            }
        }
    }
}

fn approved_here(cx: &Cx<'_>, all: &[Approves]) -> Markup {
    html! {
        @for it in all {
            p {
                strong { "AGREED" } " that the minutes of the meeting of "
                a class="govuk-link" href=(cx.at(&format!("meetings/{}/minutes", it.meeting))) { (day(it.day)) }
                @if it.amendments.is_empty() { " are a true record." } @else { " are a true record, with these amendments:" }
                @if !it.absent.is_empty() { " They were approved by the " (it.absent) ", who was not at that meeting." }
            }
            (amended(&it.amendments))
        }
    }
}

/// Amendments, before and after.
fn amended(all: &[Amended]) -> Markup {
    html! {
        @for it in all {
            div class="sm-minutes-amended" {
                p { strong { @match it.number { Some(number) => { "Item " (number) }, None => "Of the meeting as a whole" } } }
                p { "Before:" } blockquote { (said(&it.was)) }
                p { "After:" } blockquote { (said(&it.becomes)) }
            }
        }
    }
}

fn approval(cx: &Cx<'_>, it: &Document) -> Markup {
    html! {
        @if let Some(approved) = &it.approved {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "How they were approved" }
                p {
                    "Approved as a true record at the meeting of "
                    a class="govuk-link" href=(cx.at(&format!("meetings/{}", approved.meeting))) { (day(approved.day)) }
                    @if let Some(number) = approved.number { ", item " (number) }
                    @if !name(&approved.by).is_empty() { ", by " (name(&approved.by)) }
                    "."
                    @if approved.absent { " Whoever approved them was not at the meeting that is minuted." }
                }
                @if !it.amendments.is_empty() { p { "Amended before they were approved:" } (amended(&it.amendments)) }
            }
        } @else if !it.amendments.is_empty() {
            section class="sm-section" { h2 class="govuk-heading-m" { "Amended so far" } (amended(&it.amendments)) }
        }
    }
}
