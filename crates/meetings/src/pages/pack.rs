//! `/{county}/meetings/{meeting}/pack`: the agenda and every paper in order, as this reader may read them; and the same as one PDF.

use super::paper::{barriers, text};
use super::paper_parts::{Names, about, pages};
use super::parts::meeting_of;
use crate::pack::{self, Contents, Part};
use crate::papers::{Document, State};
use crate::store::documents;
use board::sittings::{Entry, Meeting};
use kernel::clock::words;
use kernel::contracts::binder::Leaf;
use kernel::contracts::paper::Paper;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Meeting>();
    vec![
        get("/{county}/meetings/{meeting}/pack", guard, show),
        get("/{county}/meetings/{meeting}/pack.pdf", guard, print),
    ]
}

/// What a paper says.
enum Words {
    Leaves(Vec<Leaf>),
    Written(Box<Paper>),
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (it, said, names) = cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        let it = pack::contents(unit, &permit)?;
        let mut said: BTreeMap<String, Words> = BTreeMap::new();
        for paper in it.parts.iter().flat_map(|part| &part.papers) {
            let shelf = unit.kernel().neighbours().shelf.filter(|_| paper.written_here());
            let written = match shelf {
                Some(shelf) => (shelf.document)(unit, actor, &county, &paper.paper)?,
                None => None,
            };
            let words = match written {
                Some(written) => Words::Written(Box::new(written)),
                None => Words::Leaves(documents::leaves(unit, &permit, &paper.id)?),
            };
            said.insert(paper.id.clone(), words);
        }
        let names = Names::of(unit, actor, &county, it.meeting.day)?;
        Ok((it, said, names))
    })?;
    let title = format!("Pack of {}, {}", it.meeting.title, words::format(it.meeting.day));
    let page =
        Page::new(title, "Meetings", body(cx, &it, &said, &names)).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(it.meeting.day), cx.at(&it.meeting.path())))
}

fn body(cx: &Cx<'_>, it: &Contents, said: &BTreeMap<String, Words>, names: &Names) -> Markup {
    let meeting = &it.meeting;
    html! {
        h1 class="govuk-heading-l" { "Agenda and papers" span class="govuk-caption-m" { (meeting.title) ", " (words::format(meeting.day)) } }
        @if it.parts.is_empty() {
            p { "The agenda was not issued yet. Its papers will stand here in order, with the page numbers that the printed pack has." }
        } @else {
            p { a class="govuk-link" href=(cx.at(&format!("{}/pack.pdf", meeting.path()))) download { "Save the pack as one PDF" } }
            (contents(it))
            @for (at, part) in it.parts.iter().enumerate() { (item(cx, at, part, it, said, names)) }
        }
    }
}

fn contents(it: &Contents) -> Markup {
    html! {
        nav class="sm-section" aria-label="Contents of the pack" {
            h2 class="govuk-heading-m" { "Contents" }
            ul class="govuk-list" {
                @for (at, part) in it.parts.iter().enumerate() {
                    li {
                        a class="govuk-link" href=(format!("#item-{}", at + 1)) { (part.name()) }
                        @if !part.papers.is_empty() {
                            ul class="govuk-list govuk-list--bullet" {
                                @for paper in &part.papers {
                                    li { a class="govuk-link" href=(format!("#{}", paper.slug)) { (paper.title) } @if let Some(pages) = pages(paper) { ", " (pages) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn item(
    cx: &Cx<'_>,
    at: usize,
    part: &Part,
    it: &Contents,
    said: &BTreeMap<String, Words>,
    names: &Names,
) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id=(format!("item-{}", at + 1)) { (part.name()) }
            @match &part.entry {
                Entry::Item(item) => {
                    @if !item.presenter.is_empty() { p { (item.kind.said()) ", presented by " (item.presenter) } }
                    @if !item.purpose.is_empty() { p { (item.purpose) } }
                }
                Entry::Withheld(why) => {
                    p { "Withheld by paragraph " (why.paragraph) " of Schedule 12A to the Local Government Act 1972. " (why.reason) }
                    @if let Some(review) = why.review { p { "It is looked at again on " (site::day(review)) "." } }
                }
                Entry::Withdrew { .. } => { p { "You declared an interest in this item and have withdrawn. Its papers are left out of your pack." } }
            }
            @for why in &part.kept {
                p { "A paper is withheld by paragraph " (why.paragraph) ". " (why.reason)
                    @if let Some(review) = why.review { " It is looked at again on " (site::day(review)) "." }
                }
            }
            @for paper in &part.papers { (one(cx, paper, it, said.get(&paper.id), names)) }
        }
    }
}

fn one(cx: &Cx<'_>, paper: &Document, it: &Contents, said: Option<&Words>, names: &Names) -> Markup {
    let from = names.organisation(&paper.from);
    html! {
        article aria-labelledby=(paper.slug) {
            h3 class="govuk-heading-s" id=(paper.slug) { (paper.title) }
            p class="govuk-hint" {
                @if !from.is_empty() { "From " (from) ". " }
                (about(paper)) @if let Some(pages) = pages(paper) { ". " (capital(&pages)) }
                ". " a class="govuk-link" href=(cx.at(&format!("{}/{}", it.meeting.path(), paper.path()))) { "About this paper" }
            }
            @if paper.state == State::Withdrawn { p { strong { "Withdrawn." } " " (paper.why) } }
            @if !paper.found.barriers.is_empty() { (govuk::Details::new("Who may not be able to read the file", barriers(paper, names))) }
            @match said {
                Some(Words::Written(written)) => (site::paper::preview(written, 4)),
                Some(Words::Leaves(leaves)) => (text(paper, leaves, 4)),
                None => {}
            }
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn print(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let meeting = cx.param("meeting")?.to_string();
    let bound = cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        pack::print(unit, &permit)
    })?;
    let bytes = match pack::pdf(cx.kernel(), &bound) {
        // Where nothing can be printed there is no such file.
        Err(Fault::Absent) => return Err(Fault::Absent),
        other => other?,
    };
    Ok(Reply::Foreign {
        media: "application/pdf".into(),
        name: format!("{meeting}-pack.pdf"),
        bytes,
        shown: true,
    })
}
