//! `/{county}/meetings/{meeting}/items/{item}/change`: what an item says.

use super::item::change_page;
use super::item_address::{item_of, with_meeting};
use super::item_form::{fields, read};
use super::parts::{matters, seen};
use crate::agenda;
use crate::events;
use board::sittings::AgendaItem;
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/change";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ItemChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, standing, matters) = cx.read(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let standing = agenda::standing_of(unit, &meeting)?;
        Ok((it, meeting, standing, matters(cx, unit, actor)?))
    })?;
    let here = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let body = html! {
        h1 class="govuk-heading-l" { "Change this item" span class="govuk-caption-m" { (it.title) } }
        @if it.issued { p class="sm-lead" { "It is on an agenda that was issued: readers are told that it was changed since, and of what changed with the next supplement." } }
        (cx.form(&format!("{here}/change"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", it.version.to_string()));
            (fields(cx, &standing, &matters, Some(&it)))
            div class="govuk-button-group" {
                (Button::submit("Change this item").once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    change_page(cx, "Change this item", &it, &meeting, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let new = read(cx)?;
    let path = cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let path = format!("{}/{}", meeting.path(), it.path());
        Ok(agenda::change(unit, &permit, seen(cx), &new)?.carrying(path))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
