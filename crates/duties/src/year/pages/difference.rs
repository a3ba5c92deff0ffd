//! The difference between what a year needs and what stands, to be accepted in whole or part: check boxes, without script.

use super::show::everything;
use crate::year::ground::Built;
use crate::year::stood::KINDS;
use crate::year::{Line, Standing};
use govuk::{Button, ErrorMessage};
use kernel::clock::words;
use maud::{Markup, html};
use site::{Cx, Tone, empty, tag};

/// The whole of it.
pub(super) fn form(cx: &Cx<'_>, built: &Built) -> Markup {
    let usual = built.difference.lines.iter().filter(|line| line.standing.usual()).count();
    let open = built.difference.lines.iter().any(|line| line.standing.open()) && !built.past;
    let inside = html! {
        @if let Some(error) = cx.error("keys").or_else(|| cx.error("year")) {
            div id="keys" class="govuk-form-group govuk-form-group--error" { (ErrorMessage::new(error)) }
        }
        @for (makes, one, several) in KINDS {
            @let lines: Vec<&Line> = built.difference.lines.iter().filter(|line| line.proposal.makes == makes).collect();
            @if !lines.is_empty() { (kind(cx, built, one, several, &lines)) }
        }
        @if open {
            div class="govuk-button-group" {
                (Button::submit("Accept what is ticked").once())
                @if usual > 0 { (everything(usual)) }
            }
        }
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What the year needs" }
            @if built.difference.lines.is_empty() {
                (empty("What the year needs stands here once the county has groups and duties.", html! {
                    p { a class="govuk-link" href=(cx.at("groups")) { "See which groups there are" } }
                }))
            } @else if open {
                (cx.form(&cx.at(&format!("year/{}", built.year)), inside))
            } @else { (inside) }
        }
    }
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::New => Tone::Wait,
        Standing::Moved | Standing::Changed | Standing::Unneeded => Tone::Soon,
        Standing::Ended => Tone::Late,
        Standing::ByHand => Tone::None,
        Standing::Stands => Tone::Ok,
    }
}

/// The lines of one kind, those that can be accepted before those that stand.
fn kind(cx: &Cx<'_>, built: &Built, one: &str, several: &str, lines: &[&Line]) -> Markup {
    let open = lines.iter().filter(|line| line.standing.open()).count();
    let (ahead, stand): (Vec<&Line>, Vec<&Line>) =
        lines.iter().copied().partition(|line| line.standing.open());
    html! {
        h3 class="govuk-heading-s" { (several) ", " (open) " to accept of " (lines.len()) }
        @if !ahead.is_empty() { (table(cx, built, one, several, &ahead, !built.past)) }
        @if !stand.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { (several) " that stand or are left alone: " (stand.len()) }
                }
                div class="govuk-details__text" { (table(cx, built, one, several, &stand, false)) }
            }
        }
    }
}

fn table(cx: &Cx<'_>, built: &Built, one: &str, several: &str, lines: &[&Line], boxes: bool) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { (several) " of the year " (built.year) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @if boxes { th scope="col" class="govuk-table__header" { "Accept" } }
                    @for head in [one, "Day", "Whose", "State", "Why"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" { @for line in lines { (row(cx, line, boxes)) } }
        }
    }
}

fn row(cx: &Cx<'_>, line: &Line, boxes: bool) -> Markup {
    let it = &line.proposal;
    let id = format!("p-{}", it.key.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let value = format!("{}~{}", it.key, line.mark);
    let ticked = if cx.form.is_empty() {
        line.standing.usual()
    } else {
        cx.form.all("keys").contains(&value.as_str())
    };
    html! {
        tr class="govuk-table__row" {
            @if boxes {
                td class="govuk-table__cell" data-label="Accept" {
                    div class="govuk-checkboxes govuk-checkboxes--small" {
                        div class="govuk-checkboxes__item" {
                            input class="govuk-checkboxes__input" id=(id) type="checkbox" name="keys" value=(value) checked[ticked];
                            label class="govuk-label govuk-checkboxes__label" for=(id) {
                                span class="govuk-visually-hidden" { (it.title) ", " (it.whose) ", " (words::format(it.day)) }
                            }
                        }
                    }
                }
            }
            th scope="row" class="govuk-table__header" {
                @match line.there.as_ref().filter(|there| !there.href.is_empty()) {
                    Some(there) => { a class="govuk-link" href=(there.href) { (it.title) } }
                    None => { (it.title) }
                }
            }
            td class="govuk-table__cell" data-label="Day" { (words::format(line.day()))
                @if line.standing == Standing::Moved { ", to " (words::format(it.day)) } }
            td class="govuk-table__cell" data-label="Whose" { (it.whose) }
            td class="govuk-table__cell" data-label="State" { (tag(tone(line.standing), line.standing.said())) }
            td class="govuk-table__cell" data-label="Why" { (why(cx, line)) }
        }
    }
}

/// By which duty and clock, and the arithmetic.
fn why(cx: &Cx<'_>, line: &Line) -> Markup {
    let it = &line.proposal;
    html! {
        @for said in &line.why { p class="govuk-body-s" { (said) "." } }
        details class="govuk-details" {
            summary class="govuk-details__summary" {
                span class="govuk-details__summary-text" { "Why" span class="govuk-visually-hidden" { ": " (it.title) ", " (it.whose) } }
            }
            div class="govuk-details__text" {
                @if !it.purpose.is_empty() { p { (it.purpose) "." } }
                @if !it.duty.is_empty() {
                    p { "Duty: " a class="govuk-link" href=(cx.at(&format!("duties/{}", it.duty))) { (it.duty) } }
                }
                ul class="govuk-list govuk-list--bullet" {
                    @for said in &it.because { li { (said.trim_end_matches('.')) "." } }
                }
            }
        }
    }
}
