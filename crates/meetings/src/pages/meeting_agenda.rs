//! The agenda of a meeting, as a part of its page: what this reader may see of it, with times, papers and what has changed since it was
//! issued.

use super::item_address::{tags, unissued, withheld};
use super::meeting::Seen;
use crate::agenda::{self, Issued};
use crate::events;
use crate::papers::{Document, State as PaperState};
use crate::store::documents;
use crate::{MeetingPaper, cycle};
use board::sittings::{Entry, Item, Meeting, Preside, State, drawn};
use govuk::Button;
use jiff::civil::Time;
use kernel::ledger::Event;
use kernel::verbs::{Govern, Issue};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, empty, post, tag};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    let begun = &[events::AgendaBegun::KIND];
    vec![post("/{county}/meetings/{meeting}/agenda/begin", guard, begun, begin, super::meeting::show)]
}

struct Agenda<'a> {
    seen: &'a Seen<'a>,
    entries: &'a [Entry],
    times: Vec<Option<Time>>,
    papers: &'a [Document],
    issues: &'a [Issued],
    standing: std::sync::Arc<agenda::template::Standing>,
    /// Items that wait for the chair, and whether the reader is the chair.
    waiting: Vec<String>,
    presides: bool,
}

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let it = seen.sitting;
    let entries = drawn(unit, seen.permit)?;
    let issues = agenda::issues(unit, seen.permit, &it.id)?;
    let may_issue = actor.may::<Issue, Meeting>(unit, &it.id)?;
    let open = !matches!(it.state, State::Cancelled | State::Held);
    if entries.is_empty() {
        return Ok(html! { @if seen.governs && open { (start(cx, seen)) } });
    }
    let late = agenda::late_since(unit, seen.permit, it)?;
    let waiting = |entry: &Entry| {
        entry.item().filter(|it| agenda::waits_for_the_chair(late, it)).map(|it| it.id.clone())
    };
    let visible = actor.visible::<MeetingPaper>();
    let papers = documents::list(unit, &visible, &it.id)?;
    let minutes: Vec<u32> = entries.iter().map(Entry::takes).collect();
    let all = Agenda {
        seen,
        waiting: entries.iter().filter_map(waiting).collect(),
        times: agenda::begins(it.starts, &minutes),
        papers: &papers,
        issues: &issues,
        standing: agenda::standing_of(unit, it)?,
        presides: actor.may::<Preside, Meeting>(unit, &it.id)?,
        entries: &entries,
    };
    let notice = cycle::due::notice_of(unit, it)?;
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="agenda" { "Agenda" }
            (banner(cx, &all))
            @if open && (seen.governs || may_issue) { (acts(cx, &all, notice.latest())) }
            (sections(cx, unit, &all)?)
        }
    })
}

/// How to start an agenda.
fn start(cx: &Cx<'_>, seen: &Seen<'_>) -> Markup {
    let action = cx.at(&format!("{}/agenda/begin", seen.sitting.path()));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="agenda" { "Agenda" }
            (empty(
                "The agenda appears here. It begins with the standing items of this body, the business placed on this meeting, minutes to approve, and what earlier meetings deferred.",
                cx.form(&action, html! { (Button::submit("Begin the agenda").once()) }),
            ))
        }
    }
}

/// When it went out, and what came later.
fn banner(cx: &Cx<'_>, all: &Agenda<'_>) -> Markup {
    let path = all.seen.sitting.path();
    let at = |number: i64| cx.at(&format!("{path}/agenda/{number}"));
    let on = |issued: &Issued| day(kernel::time::civil(issued.at));
    let Some(first) = all.issues.first() else { return html! {} };
    html! {
        @if let Some(last) = all.issues.last().filter(|last| last.number > 1) {
            (govuk::InsetText::new(html! {
                strong { (last.name()) " was issued on " (on(last)) "." } " "
                a class="govuk-link" href=(at(last.number)) { "What has changed since the agenda before it" }
            }))
        }
        p {
            a class="govuk-link" href=(at(1)) { "The agenda as it was issued on " (on(first)) }
            @for later in all.issues.iter().skip(1) {
                ", " a class="govuk-link" href=(at(later.number)) { (later.name()) " of " (on(later)) }
            }
        }
        @if !first.reason.is_empty() { p { "It was issued later than the law wants. The chair’s reason: " (first.reason) } }
    }
}

fn acts(cx: &Cx<'_>, all: &Agenda<'_>, latest: jiff::civil::Date) -> Markup {
    let at = |below: &str| cx.at(&format!("{}/agenda/{below}", all.seen.sitting.path()));
    let open = all.open();
    html! {
        @if all.issues.is_empty() {
            p { "It is seen by those who answer for the meeting until it is issued, which is to be by " (day(latest)) "." }
        } @else if open > 0 {
            p { (tag(Tone::Soon, "Not issued yet")) " " (board::words::count(open, "change", "changes")) " since the last issue. Readers are told of them with the next supplement." }
        }
        div class="govuk-button-group" {
            (Button::link(if all.issues.is_empty() { "Issue the agenda" } else { "Issue a supplement" }, at("issue")))
            (Button::link("Edit the agenda", at("edit")).secondary())
            (Button::link("Add an item", at("add")).secondary())
        }
    }
}

impl Agenda<'_> {
    /// Whether an item says something else than on the last issue.
    fn changed(&self, it: &Item) -> bool {
        self.issues.last().is_some_and(|last| last.differs(it))
    }

    /// How many items the last issue does not say, or says otherwise.
    fn open(&self) -> usize {
        let items = self.entries.iter().filter_map(Entry::item);
        let open = |it: &&Item| !it.issued || self.changed(it);
        let papers = self.papers.iter().filter(|paper| paper.state == PaperState::Draft);
        let alone = papers.filter(|paper| {
            self.entries
                .iter()
                .filter_map(Entry::item)
                .any(|it| it.id == paper.item && it.issued && !self.changed(it))
        });
        items.filter(open).count() + alone.count()
    }
}

/// The items in their order, section by section.
fn sections(cx: &Cx<'_>, unit: &Unit<'_>, all: &Agenda<'_>) -> Outcome<Markup> {
    let mut out: Vec<(String, Vec<Markup>)> = Vec::new();
    for (entry, time) in all.entries.iter().zip(&all.times) {
        let own = match entry {
            Entry::Item(it) => Some(&it.section),
            Entry::Withheld(it) => Some(&it.section),
            // Of what somebody has withdrawn from they are not told where it belongs.
            Entry::Withdrew { .. } => None,
        };
        let heading = own.map(|own| all.standing.heading(own).to_string());
        if heading.is_some() && heading.as_ref() != out.last().map(|(heading, _)| heading) || out.is_empty() {
            out.push((heading.unwrap_or_default(), Vec::new()));
        }
        let line = row(cx, unit, all, entry, *time)?;
        if let Some((_, lines)) = out.last_mut() {
            lines.push(line);
        }
    }
    Ok(html! {
        @for (heading, lines) in &out {
            @if !heading.is_empty() { h3 class="govuk-heading-s" { (heading) } }
            ol class="sm-tasks" { @for line in lines { (line) } }
        }
    })
}

fn row(cx: &Cx<'_>, unit: &Unit<'_>, all: &Agenda<'_>, entry: &Entry, time: Option<Time>) -> Outcome<Markup> {
    let takes = entry.takes();
    let time = time.filter(|_| takes > 0).map(board::sittings::sitting::clock).unwrap_or_default();
    let what = match entry {
        Entry::Item(it) => item(cx, unit, all, it)?,
        Entry::Withheld(it) => html! {
            strong { "Not public" }
            @if it.withdrawn { " " (tag(Tone::Late, "Withdrawn")) }
            small { (withheld(&it.paragraph, &it.reason, it.review)) }
        },
        Entry::Withdrew { .. } => html! { "You have withdrawn from this item because of an interest." },
    };
    // How long an item has that the reader may not see is not theirs to know.
    let minutes = entry.item().map_or(0, |_| takes);
    Ok(html! {
        li {
            span { (time) }
            div { @if let Some(number) = entry.number() { (number) ". " } (what) }
            span class="sm-tasks__due" { @if minutes > 0 { (board::words::count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")) } }
        }
    })
}

fn item(cx: &Cx<'_>, unit: &Unit<'_>, all: &Agenda<'_>, it: &Item) -> Outcome<Markup> {
    let meeting = all.seen.sitting;
    let href = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let papers: Vec<&Document> = all.papers.iter().filter(|paper| paper.item == it.id).collect();
    let notice = match all.standing.item(&it.standing).and_then(|standing| standing.notice.as_ref()) {
        Some(ask) => {
            let due = ask.due(meeting.day, unit.kernel().clocks().calendar())?;
            Some(format!("{} {}.", ask.asks, kernel::clock::words::format_long(due.date)))
        }
        None => None,
    };
    Ok(html! {
        a class="govuk-link" href=(href) { (it.title) } " " (tags(it))
        @if !all.issues.is_empty() { (unissued(it)) }
        @if all.changed(it) { " " (tag(Tone::Soon, "Changed since it was issued")) }
        @if all.waiting.contains(&it.id) {
            " " (tag(Tone::Late, "Waits for the chair"))
            @if all.presides {
                " " a class="govuk-link" href=(format!("{href}/late")) { "Take it or leave it" span class="govuk-visually-hidden" { ": " (it.title) } }
            }
        }
        @if !it.presenter.is_empty() { small { (it.presenter) } }
        @if let Some(notice) = notice { small { (notice) } }
        @if !it.late_reason.is_empty() { small { "Taken late. The chair’s reason: " (it.late_reason) } }
        @if !papers.is_empty() {
            ul class="govuk-list govuk-list--bullet" { @for paper in papers { li { (self::paper(cx, all, paper)) } } }
        }
    })
}

/// A paper in a line.
fn paper(cx: &Cx<'_>, all: &Agenda<'_>, it: &Document) -> Markup {
    let href = if it.written_here() {
        cx.at(&format!("papers/{}", it.paper))
    } else {
        cx.at(&format!("{}/{}", all.seen.sitting.path(), it.path()))
    };
    html! {
        @match it.state {
            PaperState::Withdrawn | PaperState::Dropped => { (it.title) " " (tag(Tone::Late, it.state.said())) }
            PaperState::Draft => { a class="govuk-link" href=(href) { (it.title) } " " (tag(Tone::Soon, it.state.said())) }
            PaperState::Issued => { a class="govuk-link" href=(href) { (it.title) } }
        }
    }
}

fn begin(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let path = cx.write(|unit, actor| {
        let permit = super::parts::meeting_of::<Govern>(cx, unit, actor)?;
        let path = board::sittings::sitting::of(unit, &permit)?.path();
        Ok(agenda::begin(unit, &permit)?.carrying(path))
    })?;
    Ok(Reply::see(format!("{}#agenda", cx.at(&path))))
}
