//! The permit for the item that an address names, and pieces that the pages of items share.

use super::parts::meeting_of;
use board::sittings::item::{self, Kind};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Item, Sitting};
use kernel::clock::words;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Page, Tone, day, tag};

/// The permit for the item that the address names, below its meeting.
pub(crate) fn item_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, AgendaItem>> {
    let meeting = sitting::id_of(unit, &cx.county()?.slug, cx.param("meeting")?)?.ok_or(Fault::Absent)?;
    let id = item::id_of(unit, &meeting, cx.param("item")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, AgendaItem>(unit, &id)
}

/// The item that a permit is for, and its meeting.
pub(crate) fn with_meeting<V>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, AgendaItem>,
) -> Outcome<(Item, Sitting)> {
    let it = item::of(unit, permit)?;
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    Ok((it, meeting))
}

/// The meeting that the address names, for a page that changes its agenda.
pub(super) fn meeting<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Sitting> {
    let permit = meeting_of::<V>(cx, unit, actor)?;
    sitting::of(unit, &permit)
}

/// What an item is called before its title: `Item 712`, or nothing before it has a number.
pub(crate) fn numbered(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| format!("Item {number}"))
}

/// The tags of an item.
pub(crate) fn tags(it: &Item) -> Markup {
    html! {
        @if it.kind != Kind::Standing { (tag(Tone::None, it.kind.said())) " " }
        @if it.withheld { (tag(Tone::Wait, "Not public")) " " }
        @if it.withdrawn() { (tag(Tone::Late, "Withdrawn")) " " }
        @if !it.late_reason.is_empty() { (tag(Tone::Soon, "Late item")) " " }
    }
}

/// That an item stands on no agenda that went out; to be said where others did.
pub(crate) fn unissued(it: &Item) -> Markup {
    html! { @if !it.issued && !it.withdrawn() { (tag(Tone::Soon, "Not issued yet")) } }
}

/// Why an item is withheld, for whoever may not see it.
pub(crate) fn withheld(paragraph: &str, reason: &str, review: Option<jiff::civil::Date>) -> Markup {
    html! {
        "Withheld under paragraph " (paragraph) " of Schedule 12A. "
        (reason) @if !reason.ends_with('.') { "." }
        @if let Some(review) = review { " To be reviewed by " (day(review)) "." }
    }
}

/// A page about an item, below its meeting.
pub(super) fn page(cx: &Cx<'_>, title: &str, it: &Item, meeting: &Sitting, body: Markup) -> Page {
    let page = below(cx, title, meeting, body);
    page.crumb(it.title.clone(), cx.at(&format!("{}/{}", meeting.path(), it.path())))
}

/// A page below a meeting.
pub(super) fn below(cx: &Cx<'_>, title: &str, meeting: &Sitting, body: Markup) -> Page {
    let page = Page::new(title.to_string(), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    page.crumb(format!("{}, {}", meeting.title, words::format(meeting.day)), cx.at(&meeting.path()))
}

/// What two halves of a form gave, with all that is wrong in either.
pub(super) fn both<T>(one: Outcome<T>, other: Outcome<()>) -> Outcome<T> {
    match (one, other) {
        (Err(Fault::Fields(mut wrong)), Err(Fault::Fields(more))) => {
            wrong.extend(more);
            Err(Fault::Fields(wrong))
        }
        (one, Ok(())) => one,
        (Ok(_), Err(fault)) | (Err(_), Err(fault)) => Err(fault),
    }
}
