//! `/{county}/duties/assurance`: the pack for whoever inspects the county, as at any day, as a page, as PDF and as a Word file.

use super::desk::{Desk, Wanted};
use super::parts::subnav;
use crate::assurance::{Made, paper};
use kernel::contracts::paper::{Block, Paper};
use kernel::contracts::press::About;
use kernel::ledger::Head;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, day, get};

pub(super) fn routes(guard: Guard) -> Vec<Route> {
    vec![
        get("/{county}/duties/assurance", guard, show),
        get("/{county}/duties/assurance.pdf", guard, pdf),
        get("/{county}/duties/assurance.docx", guard, docx),
    ]
}

fn made(cx: &mut Cx<'_>) -> Outcome<(Desk, Paper, Head)> {
    let (desk, stands) = Desk::inside(cx, Wanted::Day)?;
    let rulebook = cx.kernel().memo().get("rulebook-hash", "", || Ok(cx.kernel().rulebook().hash()))?;
    let made = Made {
        board: &cx.county()?.board,
        day: desk.day,
        made: desk.today,
        law: &desk.law,
        facts: &stands.facts,
        owed: &stands.owed,
        head: &stands.head,
        rulebook: &rulebook,
    };
    let it = paper(&made);
    Ok((desk, it, stands.head))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (desk, it, _) = made(cx)?;
    let body = html! {
        (subnav(&desk, true, "Assurance"))
        div class="sm-head" {
            h1 class="govuk-heading-xl" { "Assurance pack" }
            @if cx.kernel().press().is_some() {
                p class="sm-screen" {
                    a class="govuk-link" href=(desk.at("duties/assurance.pdf")) download { "Save as PDF" } " "
                    a class="govuk-link" href=(desk.at("duties/assurance.docx")) download { "Save as Word file" }
                }
            }
        }
        p class="sm-lead" { "For whoever inspects the county: what it owed on " (day(desk.day)) ", what shows that it was done, and what is missing." }
        @for block in &it.body { (drawn(block)) }
        (desk.day_form(cx))
    };
    cx.page(desk.page("Assurance pack", body).crumb("Duties", desk.at("duties")))
}

fn drawn(block: &Block) -> Markup {
    match block {
        Block::Heading { text, .. } => html! { h2 class="govuk-heading-m" { (text.words()) } },
        Block::Paragraph { text, .. } => html! { p class="govuk-body sm-anywhere" { (text.words()) } },
        Block::Table { caption, head, rows } => html! {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { (caption) }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" { @for head in head { th scope="col" class="govuk-table__header" { (head) } } }
                }
                tbody class="govuk-table__body" {
                    @for row in rows {
                        tr class="govuk-table__row" {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" class="govuk-table__header" { (cell.words()) } }
                                @else { td class="govuk-table__cell" data-label=[head.get(at)] { span { (cell.words()) } } }
                            }
                        }
                    }
                }
            }
        },
        _ => html! {},
    }
}

fn about(cx: &Cx<'_>, head: &Head) -> About {
    About { author: String::new(), keywords: vec![head.to_string()], issued: Some(cx.kernel().now()) }
}

fn pdf(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (desk, it, head) = made(cx)?;
    // Without a press there is no such file.
    let press = cx.kernel().press().ok_or(Fault::Absent)?;
    let bytes = press.pdf(&it, &about(cx, &head))?;
    Ok(Reply::File {
        media: "application/pdf",
        name: Some(format!("{}-duties-{}.pdf", desk.county, desk.day)),
        bytes,
    })
}

fn docx(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (desk, it, head) = made(cx)?;
    let press = cx.kernel().press().ok_or(Fault::Absent)?;
    let bytes = press.docx(&it, &about(cx, &head))?;
    let media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(Reply::File { media, name: Some(format!("{}-duties-{}.docx", desk.county, desk.day)), bytes })
}
