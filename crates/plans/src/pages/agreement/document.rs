//! `/{county}/plan/{agreement}/document`: the agreement whole, as it reads now or as a version was kept.

use super::{path, whole};
use crate::agreement::{Edition, Kind};
use crate::agreements::Held;
use crate::store::{self, Agreement};
use govuk::Details;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/plan/{agreement}/document", Guard::may::<View, Agreement>(), show)]
}

/// The versions that a reader may see: whoever is not of the county sees what was issued.
pub(super) fn shown_to(editions: &[Edition], inside: bool) -> Vec<&Edition> {
    editions.iter().filter(|e| inside || e.kind == Kind::Issued).collect()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, inside) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        Ok((it, store::things::is_inside(actor, permit.county())))
    })?;
    let held = &it.ground.held;
    let versions = shown_to(&it.ground.editions, inside);
    let wanted = cx.query.get("version").filter(|v| !v.is_empty());
    let version = match wanted {
        Some(number) => Some(*versions.iter().find(|e| e.number.to_string() == number).ok_or(Fault::Absent)?),
        None if inside && it.ground.parts.stage != crate::agreement::Stage::Issued => None,
        // Without a draft of their own to read, the latest that was issued is what there is.
        None => Some(*versions.iter().rev().find(|e| e.kind == Kind::Issued).ok_or(Fault::Absent)?),
    };
    let drawn = version.map_or_else(|| it.ground.document(&it.register, None), |v| v.document.clone());
    let body = html! {
        div class="sm-issued sm-screen" {
            p {
                @match version {
                    Some(v) => {
                        "Version " (v.number) ": " (v.kind.said().to_lowercase()) ", " (day(v.on)) ". It does not change."
                        (offered(cx, held, v))
                    }
                    None => { "This is the draft as it reads now. Nothing of it is agreed yet." }
                }
            }
        }
        div class="sm-cols" {
            (site::paper::article(&drawn))
            aside class="sm-screen" aria-label="About this agreement" {
                (raised(cx, &it))
                (listed(cx, held, &versions, version, inside))
                @if let Some(v) = version { (integrity(v)) }
            }
        }
    };
    let title = match version {
        Some(v) => format!("Version {}: {}", v.number, held.terms.title),
        None => format!("Draft: {}", held.terms.title),
    };
    let page = Page::new(title, "Plan", body);
    cx.page(page.crumb("Plan", cx.at("plan")).crumb(held.terms.title.as_str(), path(cx, held, "")))
}

fn offered(cx: &Cx<'_>, held: &Held, version: &Edition) -> Markup {
    let name = |format: &str| if format == "pdf" { "PDF" } else { "Word" };
    html! {
        @if !version.files.is_empty() {
            " " span class="sm-nowrap" { "As a file:" } " "
            @for (at, file) in version.files.iter().enumerate() {
                @if at > 0 { ", " }
                a class="govuk-link" href=(path(cx, held, &format!("files/agreement-{}.{}", version.number, file.format))) { (name(&file.format)) " (" (file.bytes.div_ceil(1000)) " KB)" }
            }
            "."
        }
    }
}

/// From each priority to what raised it.
fn raised(cx: &Cx<'_>, it: &super::Whole) -> Markup {
    html! {
        h2 class="govuk-heading-s" { "What raised each priority" }
        ul class="govuk-list" {
            @for priority in it.ground.priorities.iter().filter(|p| !p.aim.cross_cutting) {
                li { a class="govuk-link" href=(path(cx, &it.ground.held, &format!("priorities/{}/raised", priority.slug))) { (priority.aim.title) } }
            }
        }
    }
}

fn listed(cx: &Cx<'_>, held: &Held, versions: &[&Edition], here: Option<&Edition>, inside: bool) -> Markup {
    html! {
        @if !versions.is_empty() {
            h2 class="govuk-heading-s" { "Versions" }
            ul class="govuk-list" {
                @for v in versions {
                    li {
                        @if here.is_some_and(|h| h.id == v.id) { strong { "Version " (v.number) } }
                        @else { a class="govuk-link" href=(path(cx, held, &format!("document?version={}", v.number))) { "Version " (v.number) } }
                        ", " (v.kind.said().to_lowercase()) ", " (day(v.on))
                    }
                }
                @if inside && here.is_some() && versions.last().is_some_and(|v| v.kind != Kind::Issued) {
                    li { a class="govuk-link" href=(path(cx, held, "document")) { "The draft as it reads now" } }
                }
            }
        }
        p { a class="govuk-link" href=(path(cx, held, "signatures")) { "Signatures" } }
        p { a class="govuk-link" href=(path(cx, held, "compare")) { "Compare with another year" } }
    }
}

fn integrity(version: &Edition) -> Markup {
    if version.head.is_empty() {
        return html! {};
    }
    let words = html! {
        p { "The board’s ledger ended here when it was issued. With it anybody can have it shown that nothing before was altered since:" }
        p class="sm-mono" { (version.head) }
        p { "The rulebook under which it was made:" }
        p class="sm-mono" { (version.rulebook) }
        @for file in &version.files {
            p { "SHA-256 of the " @if file.format == "pdf" { "PDF" } @else { "Word file" } ":" }
            p class="sm-mono" { (file.hash) }
        }
    };
    html! { (Details::new("How to check it", words)) }
}
