//! `/{county}/meetings/{meeting}/agenda/issue`: the agenda goes out, or a supplement to it, after a look at what stands in its way.

use super::item_address::below;
use super::parts::meeting_of;
use crate::agenda::{self, Issued, Line};
use crate::cycle::{due, notice::Limit};
use crate::events;
use crate::{ForwardItem, store};
use board::sittings::{AgendaItem, Item, Meeting, Sitting, item, sitting};
use govuk::Button;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Issue;
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/agenda/issue";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Issue, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgendaIssued::KIND], send, show)]
}

struct Found {
    meeting: Sitting,
    items: Vec<Item>,
    /// Identifiers of those that the reader may name.
    seen: Vec<String>,
    issues: Vec<Issued>,
    papers: Limit,
    late: Option<Date>,
    uncleared: Vec<String>,
    /// Business placed on the meeting that is not on its agenda.
    left: Vec<String>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let found = cx.read(|unit, actor| {
        let permit = meeting_of::<Issue>(cx, unit, actor)?;
        let meeting = sitting::of(unit, &permit)?;
        let mut items = item::all(unit, &permit, &meeting.id)?;
        items.retain(|it| !it.withdrawn());
        let seen = item::list(unit, &actor.visible::<AgendaItem>(), &meeting.id)?;
        let visible = actor.visible::<ForwardItem>();
        let mut left = store::forward::list(unit, &visible, &meeting.county, Some(&meeting.group), false)?;
        left.retain(|business| {
            business.sitting.as_deref() == Some(meeting.id.as_str())
                && !items
                    .iter()
                    .any(|it| it.source.strip_prefix(agenda::FORWARD) == Some(business.id.as_str()))
        });
        Ok(Found {
            left: left.into_iter().map(|business| business.of.title).collect(),
            issues: agenda::issues(unit, &permit, &meeting.id)?,
            papers: due::notice_of(unit, &meeting)?.papers,
            late: agenda::late_since(unit, &permit, &meeting)?,
            uncleared: agenda::uncleared(unit, &permit, &meeting)?,
            seen: seen.into_iter().map(|it| it.id).collect(),
            items,
            meeting,
        })
    })?;
    let it = &found.meeting;
    let what = if found.issues.is_empty() { "Issue the agenda" } else { "Issue a supplement" };
    let back = format!("{}#agenda", cx.at(&it.path()));
    let open = !matches!(it.state, sitting::State::Held | sitting::State::Cancelled);
    let body = html! {
        h1 class="govuk-heading-l" { (what) span class="govuk-caption-m" { (it.title) ", " (day(it.day)) } }
        @if !open || found.items.is_empty() {
            (empty(if open { "There is nothing on the agenda yet." } else { "This meeting was held or cancelled: its agenda stays as it is." },
                html! { p { a class="govuk-link" href=(back) { "Back to the meeting" } } }))
        } @else {
            (notice(cx, &found))
            (ways(cx, &found))
            (cx.form(&cx.at(&format!("{}/agenda/issue", it.path())), html! {
                (questions(cx, &found))
                div class="govuk-button-group" {
                    (Button::submit(what).once())
                    a class="govuk-link" href=(back) { "Not now" }
                }
            }))
        }
    };
    cx.page(below(cx, what, it, body))
}

/// What the law says of the day.
fn notice(cx: &Cx<'_>, found: &Found) -> Markup {
    let papers = &found.papers;
    html! {
        @if found.issues.is_empty() {
            p class="sm-lead" {
                "The agenda is frozen as it stands, its items get their numbers, and its papers go out. "
                @if cx.today <= papers.latest { "It is in time: the latest day is " (day(papers.latest)) ". " } @else { "The latest day was " (day(papers.latest)) ". " }
                (papers.because)
            }
        } @else {
            p class="sm-lead" { "What has changed since the last issue goes out as a supplement. The agenda that was issued stays as it was, and both can be read and compared." }
        }
    }
}

/// What stands in the way, and what would change.
fn ways(cx: &Cx<'_>, found: &Found) -> Markup {
    let waiting: Vec<&Item> =
        found.items.iter().filter(|it| agenda::waits_for_the_chair(found.late, it)).collect();
    let unexplained: Vec<&Item> =
        found.items.iter().filter(|it| it.withheld && it.paragraph.is_empty()).collect();
    let new = found.items.iter().filter(|it| !it.issued).count();
    let last = found.issues.last();
    let changes = last.map_or(0, |last| {
        let line = |it: &Item| last.lines.iter().find(|line| line.line.item == it.id).cloned();
        let now: Vec<Line> = found
            .items
            .iter()
            .map(|it| match line(it) {
                Some(line) if line.says(it) => line.line,
                _ => Line { item: it.id.clone(), title: it.title.clone(), ..Line::default() },
            })
            .collect();
        agenda::between(&last.bare(), &now).len()
    });
    let link = |it: &Item, below: &str| {
        let href = cx.at(&format!("{}/{}{below}", found.meeting.path(), it.path()));
        html! {
            @if found.seen.contains(&it.id) { a class="govuk-link" href=(href) { (it.title) } }
            @else { "an item from which you have withdrawn" }
        }
    };
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @if last.is_none() { li { (board::words::count(new, "item gets its number", "items get their numbers")) } }
            @else if changes > 0 { li { (board::words::count(changes, "item differs", "items differ")) " from the last issue" } }
            @for it in &waiting {
                li id="late" { (tag(Tone::Late, "Waits for the chair")) " " (link(it, "")) ": it came too late, and the chair has not taken it" }
            }
            @for it in &unexplained {
                li id="withheld" { (tag(Tone::Late, "No reason yet")) " " (link(it, "/withhold")) ": say why it is withheld" }
            }
            @for title in &found.left { li { (tag(Tone::Soon, "Not on the agenda")) " " (title) ": it is placed on this meeting. Bring it in from the page where you edit the agenda" } }
            @for title in &found.uncleared { li { (tag(Tone::Soon, "Not cleared")) " " (title) } }
        }
    }
}

fn questions(cx: &Cx<'_>, found: &Found) -> Markup {
    let late = found.issues.is_empty() && found.papers.by_law && cx.today > found.papers.latest;
    html! {
        @if late {
            (cx.textarea("reason", "The chair’s reason for the short notice", "").hint("The minutes carry it.").rows(3))
        }
        @if !found.uncleared.is_empty() {
            (govuk::Checkboxes::new("uncleared", "Papers that are not cleared", [
                govuk::Choice::new("yes", "Go on although papers are not cleared"),
            ]).maybe_error(cx.error("uncleared")))
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let reason = cx.form.get("reason").unwrap_or_default().replace("\r\n", "\n");
    let uncleared = cx.form.get("uncleared").is_some();
    let slug = cx.param("meeting")?.to_string();
    let number = cx.write(|unit, actor| {
        let permit = meeting_of::<Issue>(cx, unit, actor)?;
        agenda::issue_although(unit, &permit, &reason, uncleared)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{slug}/agenda/{number}"))))
}
