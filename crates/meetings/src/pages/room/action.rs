//! `/{county}/meetings/{meeting}/room/items/{item}/action`: an action that the meeting agrees goes into the plan at once.

use super::decision::{reason_short, short_of};
use super::parts::{at, back, called, first, item_of, organisations, page, room};
use super::top;
use crate::outcomes::{Agree, agree_action};
use crate::room::events;
use crate::store;
use board::sittings::item;
use board::sittings::{AgendaItem, Minute};
use govuk::Button;
use kernel::contracts::actions::DEFINED;
use kernel::ledger::Event;
use kernel::{Fault, FieldError, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/items/{item}/action";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ActionAgreed::KIND, DEFINED], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, item, made, top) = cx.read(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        let item = item::of(unit, &permit)?;
        let made = store::made::of_item(unit, &permit, &item.id)?;
        let held = room(cx, unit, actor)?;
        let top = top::top(unit, &held, Some(&item.id))?;
        Ok((held, item, made, top))
    })?;
    let on = held.on();
    let decisions = made.into_iter().filter(|made| made.is_decision()).map(|made| {
        let label = format!("{} {}", made.reference, made.title);
        (made.reference, label)
    });
    let body = html! {
        h1 class="govuk-heading-l" { "Agree an action" span class="govuk-caption-m" { (called(&item)) } }
        p class="sm-lead" { "It goes into the plan at once, with its reference, and onto the action log of the next meeting." }
        (cx.form(&at(cx, &held.it, &format!("{}/action", item.path())), html! {
            (cx.input("title", "What is to be done?", ""))
            (cx.textarea("outcome", "What is it to bring about? (optional)", "").rows(2))
            (cx.select("lead", "Which organisation leads it?", "", first("Choose an organisation").chain(organisations(&on))))
            (cx.input("owner", "Which role owns it?", "").hint("Such as Head of Community Safety: never a name"))
            (cx.date("due", "When is it due?", None))
            (cx.select("decision", "Which decision does it carry out? (optional)", "", first("None").chain(decisions)))
            (short_of(cx, &top))
            (Button::submit("Agree this action").once())
        }))
    };
    cx.page(page(cx, &held.it, &format!("Action from {}", called(&item)), body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let title = fields.text("title", "Enter what is to be done");
    let outcome = fields.optional("outcome");
    let lead = fields.text("lead", "Choose the organisation that leads it");
    let owner = fields.text("owner", "Enter the role that owns it");
    let due = fields.date("due", "Enter the day on which it is due");
    let decision = fields.optional("decision");
    let inquorate = reason_short(&mut fields);
    fields.done()?;
    let Some(due) = due else { return Err(Fault::Fields(Vec::<FieldError>::new())) };
    let decision = Some(decision).filter(|d| !d.is_empty());
    let wanted = Agree { title, outcome, lead, owner, due, decision, inquorate };
    cx.write(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        agree_action(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(back(cx, &format!("items/{}#outcomes", cx.param("item")?))?))
}
