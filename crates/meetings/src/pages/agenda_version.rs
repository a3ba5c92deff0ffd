//! `/{county}/meetings/{meeting}/agenda/{version}`: one issue of an agenda as it was frozen, and what changed since the one before; and
//! `.../since/{earlier}`: what differs between any two.

use super::item_address::{below, withheld};
use super::parts::meeting_of;
use crate::MeetingPaper;
use crate::agenda::{self, Issued, Shown, Told};
use crate::papers::{Document, State as PaperState};
use crate::store::documents;
use board::sittings::{Meeting, sitting};
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, get, tag};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<View, Meeting>();
    vec![
        get("/{county}/meetings/{meeting}/agenda/{version}", guard, show),
        get("/{county}/meetings/{meeting}/agenda/{version}/since/{earlier}", guard, compare),
    ]
}

fn number(cx: &Cx<'_>, name: &str) -> Outcome<i64> {
    cx.param(name)?.parse().map_err(|_| Fault::Absent)
}

fn one(issues: &[Issued], number: i64) -> Outcome<Issued> {
    issues.iter().find(|issued| issued.number == number).cloned().ok_or(Fault::Absent)
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let version = number(cx, "version")?;
    let (it, issued, lines, told, issues, standing, papers) = cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let issues = agenda::issues(unit, &permit, &it.id)?;
        let issued = one(&issues, version)?;
        let lines = agenda::shown(unit, &permit, &issued)?;
        let told = match issues.iter().find(|before| before.number == version - 1) {
            Some(before) => agenda::told(unit, &permit, before, &issued)?,
            None => Vec::new(),
        };
        let standing = agenda::standing_of(unit, &it)?;
        let mut papers = documents::list(unit, &actor.visible::<MeetingPaper>(), &it.id)?;
        papers.retain(|paper| paper.state == PaperState::Issued);
        Ok((it, issued, lines, told, issues, standing, papers))
    })?;
    let name = issued.name();
    let last = issues.last().map_or(version, |last| last.number);
    let at = |below: &str| cx.at(&format!("{}/agenda/{below}", it.path()));
    let body = html! {
        h1 class="govuk-heading-l" { (name) span class="govuk-caption-m" { (it.title) ", " (day(it.day)) } }
        p { "Issued on " (day(kernel::time::civil(issued.at))) ". It stays as it was issued." }
        @if !issued.reason.is_empty() { p { "It was issued later than the law wants. The chair’s reason: " (issued.reason) } }
        @if last > version {
            (govuk::InsetText::new(html! {
                "There is a later issue: " a class="govuk-link" href=(at(&last.to_string())) { (agenda::name(last)) } ". "
                a class="govuk-link" href=(at(&format!("{last}/since/{version}"))) { "What has changed since this one" }
            }))
        }
        @if version > 1 { (changes(&told, &format!("What has changed since {}", the(version - 1)))) }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Items" }
            ol class="govuk-list" {
                @for line in &lines { li { (self::line(cx, &it, &standing, line)) (with(cx, &it, line, &papers)) } }
            }
        }
        p { a class="govuk-link" href=(cx.at(&it.path())) { "The meeting as it stands today" } }
    };
    cx.page(below(cx, &name, &it, body))
}

fn line(
    cx: &Cx<'_>,
    it: &board::sittings::Sitting,
    standing: &agenda::template::Standing,
    line: &Shown,
) -> Markup {
    match line {
        Shown::Line(line) => {
            let of = &line.line;
            let href = cx.at(&format!("{}/items/{}", it.path(), line.slug));
            html! {
                (line.number) ". " a class="govuk-link" href=(href) { (of.title) }
                @if of.kind != "standing" { " " (tag(Tone::None, &board::words::sentence(&of.kind))) }
                @if of.withheld { " " (tag(Tone::Wait, "Not public")) }
                small class="sm-note" {
                    " " (standing.heading(&of.section))
                    @if !of.presenter.is_empty() { ", " (of.presenter) }
                    @if of.minutes > 0 { ", " (of.minutes) " minutes" }
                }
                @if !line.late.is_empty() { br; "Taken late. The chair’s reason: " (line.late) }
            }
        }
        Shown::Withheld { number, paragraph, reason, review } => html! {
            (number) ". " strong { "Not public. " } (withheld(paragraph, reason, *review))
        },
        Shown::Withdrew { number } => {
            html! { (number) ". You have withdrawn from this item because of an interest." }
        }
    }
}

/// The papers that went out with a line, as far as the reader may see them today.
fn with(cx: &Cx<'_>, it: &board::sittings::Sitting, line: &Shown, papers: &[Document]) -> Markup {
    let Shown::Line(line) = line else { return html! {} };
    let out: Vec<&Document> = papers.iter().filter(|paper| line.line.papers.contains(&paper.id)).collect();
    html! {
        @if !out.is_empty() {
            ul class="govuk-list govuk-list--bullet" {
                @for paper in &out {
                    @let href = if paper.written_here() { cx.at(&format!("papers/{}", paper.paper)) } else { cx.at(&format!("{}/{}", it.path(), paper.path())) };
                    li { a class="govuk-link" href=(href) { (paper.title) } }
                }
            }
        }
    }
}

/// An issue in a sentence: `the agenda`, `supplement 2`.
fn the(number: i64) -> String {
    let name = agenda::name(number).to_lowercase();
    if number <= 1 { format!("the {name}") } else { name }
}

fn changes(told: &[Told], heading: &str) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (heading) }
            @if told.is_empty() { p { "Nothing that you may see." } }
            @else {
                ul class="govuk-list govuk-list--bullet" {
                    @for told in told {
                        li {
                            "Item " (told.number)
                            @match &told.title { Some(title) => { ", " strong { (title) } ": " } None => { ", which is not public: " } }
                            (told.what)
                        }
                    }
                }
            }
        }
    }
}

fn compare(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (version, earlier) = (number(cx, "version")?, number(cx, "earlier")?);
    let (it, told, issued) = cx.read(|unit, actor| {
        let permit = meeting_of::<View>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let issues = agenda::issues(unit, &permit, &it.id)?;
        let (before, after) = (one(&issues, earlier)?, one(&issues, version)?);
        Ok((it, agenda::told(unit, &permit, &before, &after)?, [before, after]))
    })?;
    let at = |number: i64| cx.at(&format!("{}/agenda/{number}", it.path()));
    let title = format!("From {} to {}", the(earlier), the(version));
    let body = html! {
        h1 class="govuk-heading-l" { (title) span class="govuk-caption-m" { (it.title) ", " (day(it.day)) } }
        (changes(&told, "What has changed"))
        ul class="govuk-list" {
            @for one in &issued {
                li { a class="govuk-link" href=(at(one.number)) { "Read " (the(one.number)) } ", issued on " (day(kernel::time::civil(one.at))) }
            }
            li { a class="govuk-link" href=(cx.at(&it.path())) { "The meeting as it stands today" } }
        }
    };
    cx.page(below(cx, &title, &it, body))
}
