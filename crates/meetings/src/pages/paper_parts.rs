//! Pieces that the pages of papers share: permits, names of organisations, what was found, how a paper is said in a line.

use super::parts::table;
use crate::papers::{Document, left_in, taken_out};
use crate::store::{MeetingPaper, documents};
use board::sittings::sitting;
use board::{Organisation, Register};
use jiff::civil::Date;
use kernel::contracts::binder::Hidden;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::Cx;
use std::sync::Arc;

/// The permit for the paper that the address names.
pub(super) fn paper_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, MeetingPaper>> {
    let sitting = sitting::id_of(unit, &cx.county()?.slug, cx.param("meeting")?)?.ok_or(Fault::Absent)?;
    let id = documents::id_of(unit, &sitting, cx.param("paper")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, MeetingPaper>(unit, &id)
}

/// Names of the organisations that the reader may know of.
pub(super) struct Names {
    register: Arc<Register>,
    day: Date,
}

impl Names {
    /// As at a day.
    pub fn of(unit: &mut Unit<'_>, actor: &Actor, county: &str, day: Date) -> Outcome<Self> {
        Ok(Self { register: table(unit, actor, county)?, day })
    }

    /// The name of an organisation; empty when there is none.
    pub fn organisation(&self, slug: &str) -> String {
        let found = self.register.on(self.day);
        found.get::<Organisation>(slug).map_or_else(String::new, |it| it.name.clone())
    }

    /// Organisations to choose from, in order of name.
    pub fn choices(&self) -> Vec<(String, String)> {
        let on = self.register.on(self.day);
        let mut all: Vec<(String, String)> =
            on.all::<Organisation>().map(|(fact, it)| (fact.slug.clone(), it.name.clone())).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    }
}

/// What was found in a file, for whoever sends it.
pub(super) fn found(hidden: &[Hidden], barriers: &[String]) -> Markup {
    let (out, left) = (taken_out(hidden), left_in(hidden));
    html! {
        @if hidden.is_empty() && barriers.is_empty() {
            p { "Nothing is hidden in this file, and nothing in it keeps anybody from reading it." }
        }
        @if !out.is_empty() {
            h2 class="govuk-heading-s" { "Taken out before anybody reads it" }
            ul class="govuk-list govuk-list--bullet" { @for line in &out { li { (line) } } }
        }
        @if !left.is_empty() {
            h2 class="govuk-heading-s" { "Still in the file, for you to judge" }
            ul class="govuk-list govuk-list--bullet" { @for line in &left { li { (line) } } }
        }
        @if !barriers.is_empty() {
            h2 class="govuk-heading-s" { "What keeps some people from reading it" }
            ul class="govuk-list govuk-list--bullet" { @for line in barriers { li { (line) } } }
        }
    }
}

/// How large something is: `240 KB`.
pub(super) fn size(bytes: i64) -> String {
    match bytes {
        ..=999 => format!("{bytes} bytes"),
        1_000..=999_999 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// `PDF, 12 pages, 240 KB`.
pub(super) fn about(it: &Document) -> String {
    let kind = match it.media.as_str() {
        "application/pdf" => "PDF",
        media if media.contains("wordprocessingml") => "Word document",
        media if media.contains("spreadsheetml") => "Excel workbook",
        media if media.contains("presentationml") => "PowerPoint presentation",
        media if media.starts_with("image/") => "Picture",
        "" => "Not finished yet",
        _ => "Plain text",
    };
    let mut all = vec![kind.to_string()];
    match it.found.own_pages {
        0 => {}
        1 => all.push("1 page".into()),
        n => all.push(format!("{n} pages")),
    }
    if it.bytes > 0 {
        all.push(size(it.bytes));
    }
    all.join(", ")
}

/// The pages that a paper has in the pack: `pages 12 to 19`; nothing when it has none.
pub(super) fn pages(it: &Document) -> Option<String> {
    let (first, last) = (it.first()?, it.last()?);
    Some(if first == last { format!("page {first}") } else { format!("pages {first} to {last}") })
}
