//! `/{county}/meetings/{meeting}/agenda/edit`: the order of an agenda, with what can be done to each item.

use super::item_address::{below, item_of, tags, with_meeting};
use super::parts::meeting_of;
use crate::agenda::{self, Place, template::Standing};
use crate::events;
use board::sittings::{AgendaItem, Entry, Item, Meeting, Sitting, drawn, sitting};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::{Govern, Update, View};
use kernel::{Fault, FieldError, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, empty, get, post};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, AgendaItem>();
    let moved = &[events::ItemMoved::KIND];
    vec![
        get("/{county}/meetings/{meeting}/agenda/edit", Guard::may::<Govern, Meeting>(), show),
        post("/{county}/meetings/{meeting}/items/{item}/move", guard, moved, send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, entries, standing) = cx.read(|unit, actor| {
        let permit = meeting_of::<Govern>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let seen = meeting_of::<View>(cx, unit, actor)?;
        Ok((it.clone(), drawn(unit, &seen)?, agenda::standing_of(unit, &it)?))
    })?;
    let open = !matches!(it.state, sitting::State::Held | sitting::State::Cancelled);
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Edit the agenda" span class="govuk-caption-m" { (it.title) ", " (site::day(it.day)) } }
        }
        @if !open { p class="sm-lead" { "This meeting was held or cancelled: its agenda stays as it is." } }
        @else {
            div class="govuk-button-group" {
                (Button::link("Add an item", cx.at(&format!("{}/agenda/add", it.path()))).secondary())
                (Button::link("Issue", cx.at(&format!("{}/agenda/issue", it.path()))).secondary())
                a class="govuk-link" href=(format!("{}#agenda", cx.at(&it.path()))) { "Done" }
            }
            (again(cx, &it))
        }
        @if entries.is_empty() { (empty("The items appear here once the agenda is begun.", html! {})) }
        @else { (table(cx, &it, &entries, &standing, open)) }
    };
    cx.page(below(cx, "Edit the agenda", &it, body))
}

/// What has come since the agenda was begun can be brought in.
fn again(cx: &Cx<'_>, it: &Sitting) -> Markup {
    html! {
        p { "Business placed on this meeting since the agenda was begun, and minutes that have become due, can be brought in." }
        (cx.form(&cx.at(&format!("{}/agenda/begin", it.path())), html! { (Button::submit("Bring in what has come since").secondary().once()) }))
    }
}

fn table(cx: &Cx<'_>, it: &Sitting, entries: &[Entry], standing: &Standing, open: bool) -> Markup {
    let last = entries.len();
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "The items of the agenda in their order" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" { @for head in ["Place", "Item", "Section", "Move"] { th scope="col" class="govuk-table__header" { (head) } } }
            }
            tbody class="govuk-table__body" {
                @for (place, entry) in (1..).zip(entries) {
                    tr class="govuk-table__row" id=(format!("place-{place}")) {
                        td class="govuk-table__cell" data-label="Place" { (place) }
                        @if let Some(item) = entry.item() {
                            th scope="row" class="govuk-table__header" { (what(cx, it, item, open)) }
                            td class="govuk-table__cell" data-label="Section" { (standing.heading(&item.section)) }
                            td class="govuk-table__cell" data-label="Move" { @if open && !item.withdrawn() { (moves(cx, it, item, place, last)) } }
                        } @else {
                            th scope="row" class="govuk-table__header" { "An item from which you have withdrawn" }
                            td class="govuk-table__cell" data-label="Section" {}
                            td class="govuk-table__cell" data-label="Move" {}
                        }
                    }
                }
            }
        }
    }
}

fn what(cx: &Cx<'_>, it: &Sitting, item: &Item, open: bool) -> Markup {
    let at = |below: &str| cx.at(&format!("{}/{}{below}", it.path(), item.path()));
    let hidden = html! { span class="govuk-visually-hidden" { ": " (item.title) } };
    html! {
        @if let Some(number) = item.number { (number) " " }
        a class="govuk-link" href=(at("")) { (item.title) } " " (tags(item))
        @if open && !item.withdrawn() {
            small {
                a class="govuk-link" href=(at("/change")) { "Change" (hidden) } ", "
                a class="govuk-link" href=(at("/withhold")) { @if item.withheld { "Why it is withheld" } @else { "Withhold" } (hidden) } ", "
                a class="govuk-link" href=(at("/withdraw")) { "Take off" (hidden) }
            }
        }
    }
}

/// Two buttons and a place by number: all of it works without script, and with a keyboard.
fn moves(cx: &Cx<'_>, it: &Sitting, item: &Item, place: usize, last: usize) -> Markup {
    let action = cx.at(&format!("{}/{}/move", it.path(), item.path()));
    let field = format!("place-{}", item.slug);
    let wrong = cx.error(&field);
    let typed = if wrong.is_some() { cx.value("place", "") } else { String::new() };
    html! {
        (cx.form(&action, html! {
            @if place > 1 { button class="sm-linkbutton" name="way" value="up" { "Up" span class="govuk-visually-hidden" { ": " (item.title) } } " " }
            @if place < last { button class="sm-linkbutton" name="way" value="down" { "Down" span class="govuk-visually-hidden" { ": " (item.title) } } " " }
            @if let Some(wrong) = &wrong { p class="govuk-error-message" { (wrong) } }
            label class="govuk-visually-hidden" for=(field) { "Place of " (item.title) }
            input class="govuk-input govuk-input--width-2" id=(field) name="place" inputmode="numeric" value=(typed);
            " " button class="sm-linkbutton" name="way" value="to" { "Move there" span class="govuk-visually-hidden" { ": " (item.title) } }
        }))
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.param("item")?.to_string();
    // The error stands at the field of this item, not at any other.
    let here = |message: String| Fault::Fields(vec![FieldError { field: format!("place-{slug}"), message }]);
    let place = match cx.form.get("way") {
        Some("up") => Place::Up,
        Some("down") => Place::Down,
        _ => {
            let typed = cx.form.get("place").unwrap_or_default().trim();
            Place::At(typed.parse().map_err(|_| here("Enter a place as a number, such as 3".into()))?)
        }
    };
    let done = cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (_, meeting) = with_meeting(unit, &permit)?;
        Ok(agenda::move_item(unit, &permit, place)?.carrying(meeting.path()))
    });
    match done {
        Ok(path) => Ok(Reply::see(format!("{}/agenda/edit", cx.at(&path)))),
        Err(Fault::Fields(wrong)) => {
            Err(here(wrong.into_iter().map(|it| it.message).collect::<Vec<_>>().join(". ")))
        }
        Err(other) => Err(other),
    }
}
