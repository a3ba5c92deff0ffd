//! `/{county}/meetings/{meeting}/minutes/edit/{part}` and `.../amend/{part}`: the chair changes a part of the draft, and the approving
//! meeting amends a part of what the chair has checked.

use super::minutes::{found, minutes_of};
use super::parts::seen as seen_of;
use crate::Minutes;
use crate::minutes;
use crate::registers::events;
use crate::store;
use board::sittings::{AgendaItem, item, sitting};
use govuk::Button;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::text::marks;
use kernel::verbs::{Clear, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const EDIT: &str = "/{county}/meetings/{meeting}/minutes/edit/{part}";
const AMEND: &str = "/{county}/meetings/{meeting}/minutes/amend/{part}";

pub(super) fn routes() -> Vec<Route> {
    let (clear, update) = (Guard::may::<Clear, Minutes>(), Guard::may::<Update, Minutes>());
    vec![
        get(EDIT, clear, show_edit),
        post(EDIT, clear, &[events::MinutesEdited::KIND], edit, show_edit),
        get(AMEND, update, show_amend),
        post(AMEND, update, &[events::MinutesAmended::KIND], amend, show_amend),
    ]
}

/// The item that the address names: nothing for the meeting as a whole. Whoever has withdrawn from it changes nothing of it.
fn item_of<V>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
    permit: &Permit<V, Minutes>,
) -> Outcome<Option<(String, String)>> {
    let slug = cx.param("part")?;
    if slug == "meeting" {
        return Ok(None);
    }
    let it = store::stand::of(unit, permit)?;
    let id = item::id_of(unit, &it.sitting, slug)?.ok_or(Fault::Absent)?;
    let seen = actor.permit::<View, AgendaItem>(unit, &id)?;
    let it = item::of(unit, &seen)?;
    let number = it.number.map(|number| format!("{number}. ")).unwrap_or_default();
    Ok(Some((id, format!("{number}{}", it.title))))
}

fn show_edit(cx: &mut Cx<'_>) -> Outcome<Reply> {
    show::<Clear>(cx, "Change what the draft says", "edit", false)
}

fn show_amend(cx: &mut Cx<'_>) -> Outcome<Reply> {
    show::<Update>(cx, "Amend the minutes", "amend", true)
}

fn show<V: Verb>(cx: &mut Cx<'_>, heading: &str, way: &str, meeting: bool) -> Outcome<Reply> {
    let (found, title, text, version) = cx.read(|unit, actor| {
        let permit = minutes_of::<V>(cx, unit, actor)?;
        let of = item_of(cx, unit, actor, &permit)?;
        let part = store::minutes::one(unit, &permit, permit.id(), of.as_ref().map(|(id, _)| id.as_str()))?;
        let found = found(cx, unit, actor)?;
        let (text, version) = part.map_or((String::new(), 0), |part| (part.text, part.version));
        // Whoever may not read a passage writes around it.
        let text = if found.entitled { text } else { marks::masked(&text) };
        let title = of.map_or_else(|| "The meeting as a whole".to_string(), |(_, title)| title);
        Ok((found, title, text, version))
    })?;
    let back = cx.at(&format!("{}/minutes", found.of.path()));
    let here = format!("{back}/{way}/{}", cx.param("part")?);
    let meetings = found
        .later
        .iter()
        .map(|by| (by.slug.clone(), format!("{}, {}", words::format_long(by.day), by.title)));
    let choices: Vec<(String, String)> =
        std::iter::once((String::new(), "Choose a meeting".into())).chain(meetings).collect();
    let kept = found.later.first().map(|by| by.slug.clone()).unwrap_or_default();
    let body = html! {
        h1 class="govuk-heading-l" { (heading) span class="govuk-caption-m" { (title) } }
        @if meeting { p class="sm-lead" { "What it said and what it says stay side by side in the minutes of the meeting that amends it." } }
        (cx.form(&here, html! {
            input type="hidden" name="seen" value=(version);
            @if meeting { (cx.select("meeting", "Which meeting amends it?", &kept, choices)) }
            (cx.textarea("text", "What do the minutes say?", &text).rows(12).hint("A passage between [[private: and ]] is for those who were in the room."))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(back) { "Leave it as it is" }
            }
        }))
    };
    let page =
        Page::new(format!("{heading}: {title}"), "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Minutes", back.clone()))
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("meetings/{}/minutes", cx.param("meeting")?))))
}

fn text(cx: &Cx<'_>) -> String {
    cx.form.get("text").unwrap_or_default().replace("\r\n", "\n")
}

fn edit(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let text = text(cx);
    cx.write(|unit, actor| {
        let permit = minutes_of::<Clear>(cx, unit, actor)?;
        let item = item_of(cx, unit, actor, &permit)?.map(|(id, _)| id);
        minutes::edit(unit, &permit, item.as_deref(), seen_of(cx), &text)
    })?;
    back(cx)
}

fn amend(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let text = text(cx);
    let meeting = cx.form.get("meeting").unwrap_or_default().trim().to_string();
    cx.write(|unit, actor| {
        let permit = minutes_of::<Update>(cx, unit, actor)?;
        if sitting::id_of(unit, &cx.county()?.slug, &meeting)?.is_none() {
            return Err(Fault::field("meeting", "Choose the meeting that amends it"));
        }
        let item = item_of(cx, unit, actor, &permit)?.map(|(id, _)| id);
        minutes::amend(unit, &permit, &meeting, item.as_deref(), seen_of(cx), &text)
    })?;
    back(cx)
}
