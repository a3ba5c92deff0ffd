//! `/{county}/meetings/{meeting}/items/{item}/late`: the chair takes a late item, and says why it cannot wait.

use super::item::change_page;
use super::item_address::{item_of, with_meeting};
use super::parts::meeting_of;
use crate::agenda;
use crate::events;
use board::sittings::{Meeting, Preside};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::View;
use maud::html;
use site::{Cx, Guard, Reply, Route, day, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/late";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Preside, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::LateItemTaken::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, late) = cx.read(|unit, actor| {
        let presides = meeting_of::<Preside>(cx, unit, actor)?;
        let permit = item_of::<View>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let late = agenda::late_since(unit, &presides, &meeting)?;
        Ok((it, meeting, late))
    })?;
    let here = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let waits = agenda::waits_for_the_chair(late, &it);
    let body = html! {
        h1 class="govuk-heading-l" { "Take a late item" span class="govuk-caption-m" { (it.title) } }
        @if let (Some(latest), true) = (late, waits) {
            p class="sm-lead" { "It came after " (day(latest)) ", the latest lawful day. It is taken only when you are of the opinion that it is urgent, for a reason that the minutes carry." }
            (cx.form(&format!("{here}/late"), html! {
                (cx.textarea("reason", "Why can it not wait for the next meeting?", "").rows(3))
                div class="govuk-button-group" {
                    (Button::submit("Take this item").once())
                    a class="govuk-link" href=(here) { "Not now" }
                }
            }))
        } @else {
            (site::empty("This item waits for nobody: it came in time, or it was taken or taken off already.",
                html! { p { a class="govuk-link" href=(here) { "Back to the item" } } }))
        }
    };
    change_page(cx, "Take a late item", &it, &meeting, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let reason = cx.form.get("reason").unwrap_or_default().replace("\r\n", "\n");
    let (slug, item) = (cx.param("meeting")?.to_string(), cx.param("item")?.to_string());
    cx.write(|unit, actor| {
        let permit = meeting_of::<Preside>(cx, unit, actor)?;
        agenda::late(unit, &permit, &item, &reason)
    })?;
    Ok(Reply::see(format!("{}#agenda", cx.at(&format!("meetings/{slug}")))))
}
