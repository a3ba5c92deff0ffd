//! `/{county}/meetings/{meeting}/papers/{paper}`: one paper, with its words on the page, so that nobody must open a file to read it.

use super::paper_parts::{Names, about, found, pages, paper_of};
use crate::papers::{Document, State};
use crate::store::{MeetingPaper, documents};
use board::sittings::{Item, Sitting, item, sitting};
use govuk::{Button, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::contracts::binder::Leaf;
use kernel::contracts::paper::Paper;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, MeetingPaper>();
    vec![
        get("/{county}/meetings/{meeting}/papers/{paper}", guard, show),
        get("/{county}/meetings/{meeting}/papers/{paper}/file", guard, file),
        get(
            "/{county}/meetings/{meeting}/papers/{paper}/versions/{version}",
            Guard::may::<Update, MeetingPaper>(),
            version,
        ),
    ]
}

struct Seen {
    it: Document,
    item: Option<Item>,
    meeting: Sitting,
    names: Names,
    leaves: Vec<Leaf>,
    written: Option<Paper>,
    href: String,
    background: Vec<documents::Background>,
    versions: Vec<documents::Version>,
    newer: Option<Document>,
    governs: bool,
}

pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let seen = cx.read(|unit, actor| {
        let permit = paper_of::<View>(cx, unit, actor)?;
        let it = documents::of(unit, &permit)?;
        let meeting = sitting::by_id(unit, &permit, &it.sitting)?.ok_or(Fault::Absent)?;
        let governs = actor.may::<Update, MeetingPaper>(unit, &it.id)?;
        let visible = actor.visible::<MeetingPaper>();
        let newer =
            documents::list(unit, &visible, &it.sitting)?.into_iter().find(|other| other.replaces == it.id);
        let shelf = unit.kernel().neighbours().shelf.filter(|_| it.written_here());
        let (written, href) = match shelf {
            Some(shelf) => {
                let line = (shelf.named)(unit, actor, &county, &it.paper)?;
                (
                    (shelf.document)(unit, actor, &county, &it.paper)?,
                    line.map(|line| line.href).unwrap_or_default(),
                )
            }
            None => (None, String::new()),
        };
        let of = item::by_id(unit, &permit, &it.item)?;
        Ok(Seen {
            leaves: documents::leaves(unit, &permit, &it.id)?,
            background: documents::background(unit, &permit, &it.id)?,
            versions: if governs { documents::versions(unit, &permit, &it.id)? } else { Vec::new() },
            names: Names::of(unit, actor, &county, meeting.day)?,
            // An item that is for the members alone is not named by its paper.
            item: of
                .filter(|of| actor.may::<View, board::sittings::AgendaItem>(unit, &of.id).unwrap_or(false)),
            meeting,
            written,
            href,
            newer,
            governs,
            it,
        })
    })?;
    let title = format!("{}, {}", seen.it.title, words::format(seen.meeting.day));
    let back = cx.at(&seen.meeting.path());
    let page = Page::new(title, "Meetings", body(cx, &seen)).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb(words::format(seen.meeting.day), back))
}

fn body(cx: &Cx<'_>, seen: &Seen) -> Markup {
    let it = &seen.it;
    let at = |below: &str| cx.at(&format!("{}/{}/{below}", seen.meeting.path(), it.path()));
    html! {
        h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { (seen.meeting.title) ", " (words::format(seen.meeting.day)) } }
        @match it.state {
            State::Withdrawn | State::Dropped => {
                (govuk::InsetText::new(html! { strong { "This paper was withdrawn." } " " (it.why) }))
            }
            State::Draft => { p { (site::tag(site::Tone::None, "Not issued yet")) " It goes out with the next issue of the agenda." } }
            State::Issued => {}
        }
        @if let Some(newer) = &seen.newer {
            (govuk::InsetText::new(html! {
                "There is a newer version of this paper: "
                a class="govuk-link" href=(cx.at(&format!("{}/{}", seen.meeting.path(), newer.path()))) { (newer.title) }
            }))
        }
        (facts(cx, seen))
        @if !it.clean.is_empty() {
            p { a class="govuk-link" href=(at("file")) download { "Save this paper (" (about(it)) ")" } }
        }
        @if seen.governs { (desk(seen, &at)) }
        @if let Some(paper) = &seen.written {
            section class="sm-section" { (site::paper::preview(paper, 2)) }
        } @else if seen.leaves.iter().any(|leaf| !leaf.blocks.is_empty()) {
            section class="sm-section" aria-label="The paper in words" {
                h2 class="govuk-heading-m" { "What it says" }
                (text(it, &seen.leaves, 3))
            }
        } @else if !matches!(it.state, State::Withdrawn | State::Dropped) {
            p { "There are no words that could be shown here: it is a picture, or a scan." }
        }
    }
}

/// The words of a paper, page by page, each page with the number that it has in the pack.
pub(super) fn text(it: &Document, leaves: &[Leaf], top: u8) -> Markup {
    // Only a file that has pages of its own has the same ones in the pack.
    let numbered = it.found.own_pages > 1 && it.media == "application/pdf";
    html! {
        @for (at, leaf) in (0_u32..).zip(leaves) {
            @if numbered {
                @if let Some(first) = it.first() {
                    p class="govuk-hint" id=(format!("page-{}", first.plus(at))) { "Page " (first.plus(at)) }
                } @else {
                    p class="govuk-hint" { "Page " (at + 1) }
                }
            }
            @if !leaf.name.is_empty() { h3 class="govuk-heading-s" { (leaf.name) } }
            (site::paper::blocks(&leaf.blocks, top))
        }
    }
}

fn facts(cx: &Cx<'_>, seen: &Seen) -> Markup {
    let it = &seen.it;
    let mut rows = Vec::new();
    if let Some(of) = &seen.item {
        let number = of.number.map(|n| format!("{n}. ")).unwrap_or_default();
        rows.push(SummaryRow::new("Item", html! { (number) (of.title) }));
    }
    let from = seen.names.organisation(&it.from);
    if !from.is_empty() {
        rows.push(SummaryRow::new("From", html! { (from) }));
    }
    if let Some(pages) = pages(it) {
        let pack = cx.at(&format!("{}/pack", seen.meeting.path()));
        rows.push(SummaryRow::new("In the pack", html! { a class="govuk-link" href=(pack) { (pages) } }));
    }
    if !seen.href.is_empty() {
        rows.push(SummaryRow::new(
            "Written here",
            html! { a class="govuk-link" href=(seen.href) { "The report" } },
        ));
    }
    if it.withheld {
        let review = it.review.map(words::format).unwrap_or_default();
        rows.push(SummaryRow::new(
            "Withheld",
            html! { "Paragraph " (it.paragraph) ". " (it.reason) " To be looked at again on " (review) "." },
        ));
    }
    if !it.found.barriers.is_empty() {
        rows.push(SummaryRow::new("Who may not be able to read it", barriers(it, &seen.names)));
    }
    if !seen.background.is_empty() {
        rows.push(SummaryRow::new(
            "Background papers",
            html! { ul class="govuk-list govuk-list--bullet" { @for one in &seen.background {
                li { (one.title) @if !one.held.is_empty() { ", held by " (one.held) } }
            } } },
        ));
    }
    if seen.governs && !it.found.hidden.is_empty() {
        rows.push(SummaryRow::new("Found in the file", found(&it.found.hidden, &[])));
    }
    html! { (SummaryList::rows(rows)) }
}

/// Why somebody could not read it, and who helps.
pub(super) fn barriers(it: &Document, names: &Names) -> Markup {
    let organisation = names.organisation(&it.found.alternative_organisation);
    html! {
        ul class="govuk-list govuk-list--bullet" { @for line in &it.found.barriers { li { (line) } } }
        @if !it.found.alternative_role.is_empty() {
            p class="govuk-body" {
                "For another form of it, ask: " (it.found.alternative_role)
                @if !organisation.is_empty() { ", " (organisation) }
                "."
            }
        }
    }
}

fn desk(seen: &Seen, at: &impl Fn(&str) -> String) -> Markup {
    let it = &seen.it;
    let gone = matches!(it.state, State::Withdrawn | State::Dropped);
    html! {
        @if !gone {
            div class="govuk-button-group" {
                (Button::link("Change what is said of it", at("change")).secondary())
                @if !it.written_here() { (Button::link("Replace it", at("replace")).secondary()) }
                (Button::link(if it.withheld { "Open it to the public" } else { "Withhold it" }, at("withhold")).secondary())
                (Button::link("Withdraw it", at("withdraw")).secondary())
            }
        }
        @if !seen.versions.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Earlier files" } }
                div class="govuk-details__text" { ul class="govuk-list" {
                    @for one in &seen.versions {
                        li { (one.title) ", until " (site::day(kernel::time::civil(one.at))) " (" (one.why) ")"
                            @if !one.clean.is_empty() { ": " a class="govuk-link" href=(at(&format!("versions/{}", one.id))) { "save it" } }
                        }
                    }
                } }
            }
        }
    }
}

fn file(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting) = cx.read(|unit, actor| {
        let permit = paper_of::<View>(cx, unit, actor)?;
        let it = documents::of(unit, &permit)?;
        let meeting = sitting::by_id(unit, &permit, &it.sitting)?.ok_or(Fault::Absent)?;
        Ok((it, meeting))
    })?;
    if it.clean.is_empty() {
        return Err(Fault::Absent);
    }
    let bytes = cx.kernel().files().read(&it.clean)?;
    Ok(Reply::Foreign { name: it.saved_as(&meeting.slug), media: it.media, bytes, shown: true })
}

/// A file that a paper was once, for those who answer for it.
fn version(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let id = cx.param("version")?.to_string();
    let found = cx.read(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        let all = documents::versions(unit, &permit, permit.id())?;
        all.into_iter().find(|one| one.id == id && !one.clean.is_empty()).ok_or(Fault::Absent)
    })?;
    let bytes = cx.kernel().files().read(&found.clean)?;
    Ok(Reply::Foreign {
        name: format!("{}.bin", found.id),
        media: "application/octet-stream".into(),
        bytes,
        shown: false,
    })
}
