//! `/{county}/meetings/{meeting}/room/items/{item}/settle`: an item is noted, deferred, or dealt with.

use super::parts::{at, back, called, item_of, page, room};
use crate::outcomes::{Settled, settle_item};
use crate::room::events;
use board::sittings::item;
use board::sittings::{AgendaItem, Minute};
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/room/items/{item}/settle";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Settled::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, item) = cx.read(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        Ok((room(cx, unit, actor)?, item::of(unit, &permit)?))
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "What became of the item?" span class="govuk-caption-m" { (called(&item)) } }
        (cx.form(&at(cx, &held.it, &format!("{}/settle", item.path())), html! {
            (cx.radios("how", "The meeting", "", [
                Choice::new(Settled::Noted.name(), "took note of it"),
                Choice::new(Settled::Deferred.name(), "deferred it").hint("Say why, and to when"),
                Choice::new(Settled::Done.name(), "has dealt with it").hint("Nothing more comes of it at this meeting"),
            ]))
            (cx.textarea("words", "In a sentence (optional, but for what is deferred)", "").rows(2))
            (Button::submit("Record this").once())
        }))
    };
    cx.page(page(cx, &held.it, &format!("What became of {}", called(&item)), body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let all = Settled::ALL.map(|(how, name, _)| (name, how));
    let how = fields.choice("how", &all, "Choose what became of the item");
    let words = fields.optional("words");
    fields.done()?;
    let how = how.unwrap_or(Settled::Noted);
    cx.write(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        settle_item(unit, &permit, how, &words)
    })?;
    Ok(Reply::see(back(cx, &format!("items/{}#outcomes", cx.param("item")?))?))
}
