//! `/{county}/meetings/{meeting}/room/items/{item}/referral` and `/escalation`: what the meeting asks of another body.

use super::decision::{reason_short, short_of};
use super::parts::{at, back, called, first, item_of, organisations, other_groups, page, room};
use super::top;
use crate::outcomes::{AskKind, AskNew, ask, default_due};
use crate::pages::parts::{matter_choice, matters};
use crate::room::events;
use board::sittings::item;
use board::sittings::{AgendaItem, Minute};
use govuk::Button;
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const REFER: &str = "/{county}/meetings/{meeting}/room/items/{item}/referral";
const ESCALATE: &str = "/{county}/meetings/{meeting}/room/items/{item}/escalation";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Minute, AgendaItem>();
    let records: &[&str] = &[events::Asked::KIND];
    vec![
        get(REFER, guard, refer),
        post(REFER, guard, records, send_referral, refer),
        get(ESCALATE, guard, escalate),
        post(ESCALATE, guard, records, send_escalation, escalate),
    ]
}

fn refer(cx: &mut Cx<'_>) -> Outcome<Reply> {
    show(cx, AskKind::Referral)
}

fn escalate(cx: &mut Cx<'_>) -> Outcome<Reply> {
    show(cx, AskKind::Escalation)
}

fn send_referral(cx: &mut Cx<'_>) -> Outcome<Reply> {
    send(cx, AskKind::Referral)
}

fn send_escalation(cx: &mut Cx<'_>) -> Outcome<Reply> {
    send(cx, AskKind::Escalation)
}

fn show(cx: &Cx<'_>, kind: AskKind) -> Outcome<Reply> {
    let (held, item, top, matters) = cx.read(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        let (held, item) = (room(cx, unit, actor)?, item::of(unit, &permit)?);
        let top = top::top(unit, &held, Some(&item.id))?;
        Ok((held, item, top, matters(cx, unit, actor)?))
    })?;
    let on = held.on();
    let (due, because) = default_due(cx.kernel(), kind, held.it.day)?;
    let (title, lead) = match kind {
        AskKind::Referral => {
            ("Refer it to another board", "The other board answers, or takes it on as an action of its own.")
        }
        AskKind::Escalation => (
            "Escalate it",
            "Whoever is asked answers by a day; silence after it is seen by everybody concerned.",
        ),
    };
    let own = kind.name();
    let parent = on.get::<board::Group>(held.it.group_slug()).and_then(|group| group.parent.clone());
    let usual = if kind == AskKind::Escalation { parent.unwrap_or_default() } else { String::new() };
    let hint = format!("Left empty, {}: {because}", words::format(due));
    let body = html! {
        h1 class="govuk-heading-l" { (title) span class="govuk-caption-m" { (called(&item)) } }
        p class="sm-lead" { (lead) }
        (top::strip(cx, &held, &top))
        (cx.form(&at(cx, &held.it, &format!("{}/{own}", item.path())), html! {
            (cx.select("to", "Which board or group is asked?", &usual, first("None: an organisation is asked").chain(other_groups(&on, held.it.group_slug()))))
            (cx.select("to-organisation", "Or which organisation?", "", first("None: a group is asked").chain(organisations(&on))))
            (cx.input("title", "What is it about?", &item.title))
            (cx.textarea("words", "What is asked?", "").rows(4))
            (cx.date("due", "When is an answer due? (optional)", None).hint(hint))
            (matter_choice(cx, "Which matter does it belong to? (optional)", &item.matter, &matters))
            (short_of(cx, &top))
            (Button::submit(if kind == AskKind::Referral { "Refer it" } else { "Escalate it" }).once())
        }))
    };
    cx.page(page(cx, &held.it, &format!("{title}, {}", called(&item)), body))
}

fn send(cx: &Cx<'_>, kind: AskKind) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let wanted = AskNew {
        kind,
        to_group: fields.optional("to"),
        to_organisation: fields.optional("to-organisation"),
        title: fields.optional("title"),
        words: fields.optional("words"),
        matter: fields.optional("matter"),
        due: fields.maybe_date("due"),
        inquorate: reason_short(&mut fields),
    };
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = item_of::<Minute>(cx, unit, actor)?;
        ask(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(back(cx, &format!("items/{}#outcomes", cx.param("item")?))?))
}
