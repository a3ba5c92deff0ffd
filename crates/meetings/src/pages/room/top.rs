//! What stands on top of every page in the room: how many are there, whether that is enough, and who has withdrawn.

use super::parts::{Room, at, who};
use crate::room::{self, Quorum};
use board::sittings::attendance::{self, Attendance, Status};
use kernel::{Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Tone, tag};
use std::collections::BTreeSet;

/// Who is there, and whether they are enough.
pub(super) struct Top {
    /// Every line of the attendance.
    pub lines: Vec<Attendance>,
    /// Whether enough are there; for the item, when there is one.
    pub quorum: Quorum,
    /// Who has withdrawn from the item, by whole identifier.
    pub away: BTreeSet<String>,
}

/// Reads it, for an item when there is one.
pub(super) fn top(unit: &mut Unit<'_>, room: &Room, item: Option<&str>) -> Outcome<Top> {
    let lines = attendance::all(unit, &room.permit, &room.it.id)?;
    let (quorum, away) = match item {
        Some(item) => (
            room::quorum_of_item(unit, &room.permit, &room.it, item)?,
            room::quorum::withdrawn(unit, &room.permit, item)?,
        ),
        None => (room::quorum(unit, &room.permit, &room.it)?, BTreeSet::new()),
    };
    Ok(Top { lines, quorum, away })
}

/// The strip, with ways to attendance and interests.
pub(super) fn strip(cx: &Cx<'_>, room: &Room, top: &Top) -> Markup {
    let present = top.lines.iter().filter(|line| line.there()).count();
    let apologies = top.lines.iter().filter(|line| line.status == Status::Apologies).count();
    let on = room.on();
    html! {
        div class="sm-card sm-room-top" {
            p {
                @if top.quorum.met { (tag(Tone::Ok, "Quorum")) } @else { (tag(Tone::Late, "No quorum")) }
                " " (top.quorum.said) "."
            }
            (picture(&top.quorum))
            p class="sm-quiet" {
                (present) " in their seats, " (apologies) " with apologies. "
                a class="govuk-link" href=(at(cx, &room.it, "attendance")) { "Attendance" }
                " · "
                a class="govuk-link" href=(at(cx, &room.it, "interests")) { "Interests" }
                " · "
                a class="govuk-link" href=(at(cx, &room.it, "")) { "The whole meeting" }
            }
            @if !top.away.is_empty() {
                p { (tag(Tone::Soon, "Withdrawn")) " from this item: "
                    @for (n, person) in top.away.iter().enumerate() { @if n > 0 { "; " } (who(&on, person)) } "." }
            }
        }
    }
}

/// The quorum as bars: in all, and by class where the terms say so.
pub(super) fn picture(quorum: &Quorum) -> Markup {
    let bar = |name: &str, there: u32, needed: u32| {
        let said = format!("{name}: {there} there, {needed} needed");
        html! {
            div class="sm-quorum" {
                span { (name) }
                progress class="sm-meter" value=(there.min(needed)) max=(needed.max(1)) aria-label=(said) {}
                span class="sm-num" { (there) ", " (needed) " needed" }
            }
        }
    };
    html! {
        @if let Some(needed) = quorum.needed { (bar("In all", quorum.there, needed)) }
        @for class in &quorum.classes { (bar(&class.said, class.there, class.needed)) }
    }
}
