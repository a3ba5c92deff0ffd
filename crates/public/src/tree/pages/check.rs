//! The index of everything, and how anybody checks that the record is whole.

use super::super::builder::Tree;
use super::super::whole::Whole;
use super::Pen;
use kernel::Outcome;
use kernel::contracts::record::Kind;
use maud::{Markup, html};

/// Lists by kind: label, page, kind.
const LISTS: &[(&str, &str, Kind)] = &[
    ("Groups", "groups.html", Kind::Group),
    ("Members by organisation", "members.html", Kind::Organisation),
    ("Meetings", "meetings.html", Kind::Meeting),
    ("Papers", "papers.html", Kind::Paper),
    ("Documents", "documents.html", Kind::Document),
    ("Decisions", "decisions.html", Kind::Decision),
    ("Actions", "actions.html", Kind::Action),
    ("Asks", "asks.html", Kind::Ask),
    ("Agreements", "agreements.html", Kind::Agreement),
    ("Corrections", "corrections.html", Kind::Correction),
];

/// What is said about these pages, where the rulebook says it.
const SAID: &[(&str, &str)] = &[
    ("Accessibility statement", "accessibility.html"),
    ("What words mean", "glossary.html"),
    ("OParl, for programs", "oparl/system.json"),
];

/// Both pages: the first names what others have written, so it is drawn after them.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let pen = Pen { whole, path: "all.html" };
    let said = SAID.iter().filter(|(_, path)| tree.paths().any(|known| known == *path)).collect::<Vec<_>>();
    tree.put("all.html", pen.page("Everything", &[], all(&pen, &said)))?;
    let pen = Pen { whole, path: "check.html" };
    tree.put("check.html", pen.page("Check this record", &[], check(&pen)))
}

fn all(pen: &Pen<'_>, said: &[&(&str, &str)]) -> Markup {
    html! {
        h1 class="govuk-heading-xl" { "Everything" }
        p class="sm-lead" { "Everything that is in the public record, by kind." }
        ul class="govuk-list govuk-list--spaced" {
            @for (label, path, kind) in LISTS {
                li { a class="govuk-link" href=(pen.to(path)) { (label) } " (" (pen.whole.of(*kind).count()) ")" }
            }
            li { a class="govuk-link" href=(pen.to("withheld.html")) { "What is withheld" } }
            li { a class="govuk-link" href=(pen.to("releases.html")) { "Releases" } }
            li { a class="govuk-link" href=(pen.to("data.html")) { "Open data" } }
            @for (label, path) in said { li { a class="govuk-link" href=(pen.to(path)) { (label) } } }
            li { a class="govuk-link" href=(pen.to("published.atom")) { "What is new, as a feed" } }
            li { a class="govuk-link" href=(pen.to("meetings.ics")) { "Meetings, as a calendar" } }
        }
    }
}

fn check(pen: &Pen<'_>) -> Markup {
    html! {
        h1 class="govuk-heading-xl" { "Check this record" }
        p class="sm-lead" { "Nobody has to take our word for it: this record can be copied and checked by anybody." }
        p { "Every file is known by its hash (SHA-256). They stand in " a class="govuk-link" href=(pen.to("manifest.json")) { "manifest.json" } ". "
            "Each publication has a manifest of its own, which says what it changed, holds the hash of the manifest before it, and is signed (Ed25519). "
            "A file that was altered, added or taken away shows, even when it was done by whoever keeps this record." }
        p { "With a copy of this folder and the program that wrote it, no account and no connection are needed:" }
        pre { code { "shiremoot verify-record FOLDER --key FINGERPRINT" } }
        p { "The fingerprint of the key must come from somewhere else than this record: ask the board for it, or keep a manifest and check later with " code { "--since" } ". "
            "Without either, the program can say only that the record fits together, not who made it." }
        p { "Something that had to be taken out by law shows as withdrawn, with the day and the reason." }
        p { a class="govuk-link" href=(pen.to("releases.html")) { "All publications" } }
    }
}
