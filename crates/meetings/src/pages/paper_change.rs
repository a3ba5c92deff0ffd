//! `/{county}/meetings/{meeting}/papers/{paper}/change`: what is said of a paper, and its place among those of its item.

use super::paper_new::{known, said, said_fields};
use super::paper_parts::{Names, paper_of};
use super::parts::seen;
use crate::papers::{self, Document, Said};
use crate::store::{MeetingPaper, documents};
use board::sittings::{Sitting, sitting};
use govuk::Button;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/papers/{paper}/change";
const MOVE: &str = "/{county}/meetings/{meeting}/papers/{paper}/move";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, MeetingPaper>();
    vec![
        get(PATH, guard, show),
        post(PATH, guard, &[papers::events::PaperChanged::KIND], send, show),
        post(MOVE, guard, &[papers::events::PaperMoved::KIND], moved, show),
    ]
}

/// A paper that may be changed, with its meeting, the organisations, and what is said of it.
pub(super) fn desk(cx: &Cx<'_>) -> Outcome<(Document, Sitting, Names, Said)> {
    let county = cx.county()?.slug.clone();
    cx.read(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        let it = documents::of(unit, &permit)?;
        let meeting = sitting::by_id(unit, &permit, &it.sitting)?.ok_or(Fault::Absent)?;
        let works = documents::background(unit, &permit, &it.id)?;
        let line = |one: &documents::Background| {
            if one.held.is_empty() { one.title.clone() } else { format!("{} | {}", one.title, one.held) }
        };
        let said = Said {
            title: it.title.clone(),
            from: it.from.clone(),
            alternative_organisation: it.found.alternative_organisation.clone(),
            alternative_role: it.found.alternative_role.clone(),
            background: works.iter().map(line).collect::<Vec<_>>().join("\n"),
        };
        Ok((it, meeting.clone(), Names::of(unit, actor, &county, meeting.day)?, said))
    })
}

/// A page about a paper.
pub(super) fn framed(
    cx: &Cx<'_>,
    it: &Document,
    meeting: &Sitting,
    what: &str,
    body: Markup,
) -> Outcome<Reply> {
    let page =
        Page::new(format!("{what}: {}", it.title), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    let page = page.crumb(words::format(meeting.day), cx.at(&meeting.path()));
    cx.page(page.crumb(it.title.clone(), cx.at(&format!("{}/{}", meeting.path(), it.path()))))
}

/// The address of the paper.
pub(super) fn back(cx: &Cx<'_>) -> Outcome<String> {
    Ok(cx.at(&format!("meetings/{}/papers/{}", cx.param("meeting")?, cx.param("paper")?)))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, names, said) = desk(cx)?;
    let here = back(cx)?;
    let body = html! {
        h1 class="govuk-heading-l" { "What is said of this paper" span class="govuk-caption-m" { (it.title) } }
        (cx.form(&format!("{here}/change"), html! {
            input type="hidden" name="seen" value=(it.version);
            (said_fields(cx, &names, &said, &it.found.barriers))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
        @if it.state == papers::State::Draft {
            h2 class="govuk-heading-s" { "Its place among the papers of its item" }
            (cx.form(&format!("{here}/move"), html! {
                div class="govuk-button-group" {
                    button class="govuk-button govuk-button--secondary" name="way" value="up" { "Move it up" }
                    button class="govuk-button govuk-button--secondary" name="way" value="down" { "Move it down" }
                }
            }))
        }
    };
    framed(cx, &it, &meeting, "Change a paper", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (_, _, names, _) = desk(cx)?;
    let said = said(cx);
    known(&names, &said)?;
    let version = seen(cx);
    cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        papers::change(unit, &permit, version, &said)
    })?;
    Ok(Reply::see(back(cx)?))
}

fn moved(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let up = cx.form.get("way") == Some("up");
    cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        papers::move_paper(unit, &permit, up)
    })?;
    Ok(Reply::see(back(cx)?))
}
