//! An issued report: its frozen blocks, its files, what has changed since, and how to check it.

use super::files;
use super::parts::{state_tag, when};
use crate::living::Change;
use crate::render::html::article;
use crate::{Held, Issue};
use maud::{Markup, html};
use site::Cx;

/// The formats that are offered beside the page, with their names.
const OFFERED: &[(&str, &str)] = &[("pdf", "PDF"), ("docx", "Word"), ("txt", "Plain text"), ("json", "JSON")];

/// The page from its first heading on.
pub(super) fn body(cx: &Cx<'_>, held: &Held, issue: &Issue, changes: Option<&[Change]>) -> Markup {
    html! {
        div class="sm-issued sm-screen" {
            p {
                (state_tag(held)) " Issued on " (when(issue.at)) @if !held.public { " for members" } ". It does not change. "
                span class="sm-nowrap" { "As a file:" } " " (offered(cx, held, issue))
            }
        }
        div class="sm-cols" {
            (article(&issue.document))
            aside class="sm-screen" aria-label="About this report" {
                @if let Some(changes) = changes { (changed(changes)) }
                (integrity(issue))
            }
        }
    }
}

fn offered(cx: &Cx<'_>, held: &Held, issue: &Issue) -> Markup {
    let size = |format: &str| issue.files.iter().find(|f| f.format == format).map(|f| bytes(f.bytes));
    let can: Vec<_> = OFFERED
        .iter()
        .filter(|(format, _)| *format != "pdf" || size(format).is_some() || cx.kernel().press().is_some())
        .collect();
    html! {
        @for (place, (format, name)) in can.iter().enumerate() {
            @if place > 0 { ", " }
            a class="govuk-link" href=(files::path(cx, held, format)) {
                (name)
                @if let Some(size) = size(format) { " (" (size) ")" }
            }
        }
        "."
    }
}

fn bytes(count: usize) -> String {
    if count < 10_000 {
        format!("{}.{} KB", count / 1000, count % 1000 / 100)
    } else {
        format!("{} KB", count / 1000)
    }
}

fn changed(changes: &[Change]) -> Markup {
    html! {
        h2 class="govuk-heading-s" { "Since it was issued" }
        @if changes.is_empty() {
            p { "Nothing that it draws on has changed." }
        } @else {
            p { "Some of what it draws on has changed. The report stays as it was issued." }
            ul class="govuk-list govuk-list--bullet" {
                @for change in changes {
                    li {
                        (change.what)
                        @if !change.source.of.is_empty() { " (" (change.source.of) ")" }
                        @if let Some(at) = change.at { " Last changed on " (when(at)) "." }
                    }
                }
            }
        }
    }
}

fn integrity(issue: &Issue) -> Markup {
    let words = html! {
        p { "The board’s ledger ended here when the report was issued. With it anybody can have it shown that nothing before was altered since:" }
        p class="sm-mono" { (issue.head) }
        p { "The rulebook under which it was made:" }
        p class="sm-mono" { (issue.rulebook) }
        @if let Some(pdf) = issue.files.iter().find(|file| file.format == "pdf") {
            p { "SHA-256 of the PDF:" }
            p class="sm-mono" { (pdf.hash) }
        }
    };
    html! { (govuk::Details::new("How to check it", words)) }
}
