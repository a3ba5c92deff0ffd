//! `/{county}/meetings/{meeting}/items/{item}/withdraw`: an item is taken off, or deferred to the forward plan.

use super::item::change_page;
use super::item_address::{item_of, with_meeting};
use super::parts::seen;
use crate::agenda;
use crate::events;
use board::sittings::AgendaItem;
use board::sittings::item::Kind;
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/withdraw";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ItemWithdrawn::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting) = cx.read(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        with_meeting(unit, &permit)
    })?;
    let here = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let usual = if it.kind == Kind::Standing { "withdraw" } else { "defer" };
    let body = html! {
        h1 class="govuk-heading-l" { "Take this item off the agenda" span class="govuk-caption-m" { (it.title) } }
        @if it.issued { p class="sm-lead" { "It was issued: it stays on the agenda as withdrawn, with its number." } }
        (cx.form(&format!("{here}/withdraw"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", it.version.to_string()));
            (cx.radios("what", "What becomes of it?", usual, [
                Choice::new("defer", "It is deferred").hint("It goes to the forward plan, and the next agenda of this group takes it up by itself"),
                Choice::new("withdraw", "It is withdrawn").hint("When it came from the forward plan, it waits there to be placed again"),
            ]))
            (cx.textarea("why", "Why?", "").hint("Whoever reads the agenda reads this.").rows(2))
            div class="govuk-button-group" {
                (Button::submit("Take it off").warning().once())
                a class="govuk-link" href=(here) { "Keep it" }
            }
        }))
    };
    change_page(cx, "Take an item off the agenda", &it, &meeting, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let defers = fields.choice("what", &[("defer", true), ("withdraw", false)], "Choose what becomes of it");
    let why = fields.optional("why");
    fields.done()?;
    let path = cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (_, meeting) = with_meeting(unit, &permit)?;
        let done = if defers == Some(true) {
            agenda::defer(unit, &permit, seen(cx), &why)?.quietly()
        } else {
            agenda::withdraw(unit, &permit, seen(cx), &why)?
        };
        Ok(done.carrying(meeting.path()))
    })?;
    Ok(Reply::see(format!("{}#agenda", cx.at(&path))))
}
