//! `/{county}/updates/{group}/{period}/reopen`: the officer opens a given update again, or moves the day of one that is not given.

use super::parts::update_of;
use crate::events;
use crate::store::{self, GroupUpdate};
use crate::updates::{self, State};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/updates/{group}/{period}/reopen";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, GroupUpdate>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::UpdateReopened::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (update, register) = cx.read(|unit, actor| {
        let permit = update_of::<Govern>(cx, unit, actor)?;
        let update = store::updates::one(unit, &permit)?.ok_or(Fault::Absent)?;
        Ok((update, board::current(unit, &county)?))
    })?;
    let name = register.on(cx.today).group_name(&update.group);
    let given = update.state == State::Given;
    let title = if given { "Open this update again" } else { "Change when this update is due" };
    let body = html! {
        span class="govuk-caption-l" { (name) ", " (update.period) }
        h1 class="govuk-heading-l" { (title) }
        @if given {
            p class="govuk-body" { "It becomes a draft that the group’s lead and chair can change. Drafts of papers no longer draw on it until it is given again; issued papers stay as they are." }
        }
        (cx.form(&cx.at(&format!("{}/reopen", update.path())), html! {
            input type="hidden" name="seen" value=(update.version);
            (cx.date("due", "When is it due?", Some(update.due.max(cx.today))))
            (cx.textarea("note", "A note to the group", &update.note).hint("Say what should change. The group sees it above the form.").rows(3))
            div class="govuk-button-group" {
                (Button::submit(if given { "Open it again" } else { "Save" }).once())
                a class="govuk-link" href=(cx.at(&update.path())) { "Cancel" }
            }
        }))
    };
    let page = Page::new(title, "Updates", body);
    cx.page(page.crumb("Updates", cx.at("updates")).crumb(name, cx.at(&update.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let due = fields.date("due", "Enter the day on which the update is due");
    let note = fields.optional("note");
    let seen: i64 = fields.optional("seen").parse().unwrap_or(0);
    if due.is_some_and(|due| due < cx.today) {
        fields.wrong("due", "Choose today or a later day");
    }
    fields.done()?;
    let due = due.ok_or(Fault::Absent)?;
    cx.write(|unit, actor| {
        let permit = update_of::<Govern>(cx, unit, actor)?;
        updates::reopen(unit, &permit, seen, due, &note)
    })?;
    let (group, period) = (cx.param("group")?, cx.param("period")?);
    Ok(Reply::see(cx.at(&format!("updates/{group}/{period}"))))
}
