//! The papers of an item, on its page, and choosing one that is written here.

use super::item::{SeenItem, change_page};
use super::item_address::{item_of, with_meeting};
use super::item_form::{read_withholding, withholding};
use crate::MeetingPaper;
use crate::agenda::{self, Paper, withholding::Exemptions};
use crate::events;
use crate::papers::State;
use crate::store::documents;
use board::sittings::{AgendaItem, sitting};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/attach";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::PaperAttached::KIND], send, show)]
}

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Markup> {
    let it = seen.item;
    let visible = actor.visible::<MeetingPaper>();
    let mut papers = documents::list(unit, &visible, &it.sitting)?;
    papers.retain(|paper| paper.item == it.id && (seen.governs || paper.state != State::Dropped));
    let past = matches!(seen.sitting.state, sitting::State::Held | sitting::State::Cancelled);
    let open = seen.governs && !it.withdrawn() && !past;
    if papers.is_empty() && !open {
        return Ok(html! {});
    }
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="papers" { "Papers" }
            @if papers.is_empty() { p { "No paper is put to this item yet." } } @else {
                ul class="govuk-list govuk-list--bullet" {
                    @for paper in &papers {
                        @let href = if paper.written_here() { cx.at(&format!("papers/{}", paper.paper)) } else { cx.at(&format!("{}/{}", seen.sitting.path(), paper.path())) };
                        li {
                            a class="govuk-link" href=(href) { (paper.title) }
                            @if paper.withheld { " " (tag(Tone::Wait, "Not public")) }
                            @if paper.state != State::Issued { " " (tag(Tone::Soon, paper.state.said())) }
                        }
                    }
                }
            }
            @if open { p { a class="govuk-link" href=(seen.at(cx, "attach")) { "Put a paper that is written here to this item" } } }
        }
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, shelf, known) = cx.read(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let shelf = agenda::on_the_shelf(unit, &permit, &meeting)?;
        let today = unit.today();
        Ok((it, meeting, shelf, Exemptions::on(unit.kernel(), today)?))
    })?;
    let here = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let choices = shelf.iter().map(|paper| {
        let state = if paper.issued_at.is_some() { "issued" } else { "not issued yet" };
        let known = if paper.public { "for the public" } else { "not for the public" };
        Choice::new(paper.slug.as_str(), paper.title.as_str())
            .hint(format!("{}, {state}, {known}", paper.board))
    });
    let body = html! {
        h1 class="govuk-heading-l" { "Put a paper to this item" span class="govuk-caption-m" { (it.title) } }
        @if shelf.is_empty() {
            (empty(&format!("Papers for {} appear here. None is written yet, or all of them are on this agenda.", day(meeting.day)),
                html! { p { a class="govuk-link" href=(cx.at("papers")) { "All papers" } } }))
        } @else {
            p class="sm-lead" { "These papers are written for " (day(meeting.day)) ". One goes out with the next issue of the agenda, when it is issued itself." }
            (cx.form(&format!("{here}/attach"), html! {
                (cx.radios("paper", "Which paper?", "", choices))
                (cx.radios("known", "May the public read it?", "open", [
                    Choice::new("open", if it.withheld { "As its item, which is withheld" } else { "Yes" }),
                    Choice::new("withheld", "No, it is withheld").reveals(withholding(cx, &known, None)),
                ]))
                @if let Some(wrong) = cx.error("withheld") { p class="govuk-error-message" id="withheld" { (wrong) } }
                (Button::submit("Put it to this item").once())
            }))
        }
    };
    change_page(cx, "Put a paper to an item", &it, &meeting, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let name = fields.text("paper", "Choose a paper from the list");
    let known = [("open", false), ("withheld", true)];
    let withheld = match fields.choice("known", &known, "Choose whether the public may read it") {
        Some(true) => read_withholding(&mut fields),
        _ => None,
    };
    fields.done()?;
    let path = cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let path = format!("{}/{}", meeting.path(), it.path());
        Ok(agenda::attach(unit, &permit, &Paper { name, withheld })?.quietly().carrying(path))
    })?;
    Ok(Reply::see(format!("{}#papers", cx.at(&path))))
}
