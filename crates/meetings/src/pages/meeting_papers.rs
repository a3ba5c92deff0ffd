//! The papers of a meeting on its page, in the order of its agenda, with the pack, and the way to send one.

use super::meeting::Seen;
use super::paper_parts::{Names, line};
use crate::papers::State;
use crate::store::{MeetingPaper, documents};
use board::sittings::{AgendaItem, Attend, State as Meets, item};
use govuk::Button;
use kernel::verbs::Update;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let it = seen.sitting;
    let visible = actor.visible::<MeetingPaper>();
    let mut papers = documents::list(unit, &visible, &it.id)?;
    papers.retain(|paper| paper.state != State::Dropped);
    let names = Names::of(unit, actor, &it.county, it.day)?;
    let items = item::list(unit, &actor.visible::<AgendaItem>(), &it.id)?;
    let ahead = !matches!(it.state, Meets::Held | Meets::Cancelled);
    let mut may = false;
    for of in items.iter().filter(|of| ahead && !of.withdrawn()) {
        may |= actor.may::<Update, AgendaItem>(unit, &of.id)?
            || actor.may::<Attend, AgendaItem>(unit, &of.id)?;
    }
    let issued = items.iter().any(|of| of.issued);
    if papers.is_empty() && !may && !issued {
        return Ok(html! {});
    }
    let sent = cx.query.get("sent").is_some() && actor.id().is_some();
    let number = |id: &str| items.iter().find(|of| of.id == id).and_then(|of| of.number);
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="papers" { "Papers" }
            @if sent { (govuk::InsetText::new("Your paper was taken. It goes out with the next issue of the agenda.")) }
            @if papers.is_empty() { p { "Papers will be listed here, item by item, once somebody has sent one." } }
            @else {
                ul class="govuk-list govuk-list--spaced" {
                    @for paper in &papers {
                        li { @if let Some(n) = number(&paper.item) { "Item " (n) ": " } (line(cx, &it.path(), paper, &names)) }
                    }
                }
            }
            div class="govuk-button-group" {
                @if issued { (Button::link("Read the pack", cx.at(&format!("{}/pack", it.path()))).secondary()) }
                @if may { (Button::link("Send a paper", cx.at(&format!("{}/papers/new", it.path()))).secondary()) }
            }
        }
    })
}
