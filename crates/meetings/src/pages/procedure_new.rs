//! `/{county}/procedures/new`: a proposal is sent round to the seats of a group.

use super::parts::{groups, matter_choice, matters};
use super::room::parts::{first, organisations};
use crate::outcomes::procedure_due;
use crate::procedure::{self, Proposal};
use crate::room::events;
use board::County;
use govuk::{Button, Details};
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/procedures/new";

/// How many parts of a resolution the form offers.
const PARTS: usize = 6;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ProcedurePut::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let (register, matters) = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        Ok((board::current(unit, &county)?, matters(cx, unit, actor)?))
    })?;
    let on = register.on(cx.today);
    let (due, because) = procedure_due(cx.kernel(), cx.today)?;
    let hint = format!("Left empty, {}: {because}", words::format(due));
    let body = html! {
        h1 class="govuk-heading-l" { "Send a proposal round" }
        p class="sm-lead" { "Every seat of the group is asked. What comes of it follows from the group’s terms of reference: its quorum, and what one objection does." }
        (cx.form(&cx.at("procedures/new"), html! {
            (cx.select("group", "Which group decides?", "", first("Choose a group").chain(groups(&on))))
            (cx.input("title", "What is it about?", ""))
            (cx.textarea("words", "What is proposed?", "").rows(4))
            (Details::new("Lettered parts of a resolution", html! {
                @for n in 0..PARTS { (cx.input(&format!("part-{n}"), &format!("Part {}", n + 1), "")) }
            }))
            (cx.textarea("reasons", "Why, and why can it not wait for the next meeting?", "").rows(3))
            (cx.textarea("options", "What else could be decided? (optional)", "").rows(2))
            (cx.input("basis", "On what does it rest? (optional)", "").hint("The Act and section, or the terms of reference"))
            (cx.date("deadline", "Until when may seats answer? (optional)", None).hint(hint))
            (cx.select("owner-organisation", "Which organisation would carry it out? (optional)", "", first("None").chain(organisations(&on))))
            (cx.input("owner", "Which role would answer for it? (optional)", "").hint("Such as Director of Public Health: never a name"))
            (cx.date("due", "By when would it be carried out? (optional)", None))
            (cx.date("review", "When would it be looked at again? (optional)", None))
            (matter_choice(cx, "Which matter does it belong to? (optional)", "", &matters))
            (Button::submit("Send it round").once())
        }))
    };
    let page = Page::new("Send a proposal round", "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Decisions between meetings", cx.at("procedures")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let wanted = Proposal {
        group: fields.optional("group"),
        title: fields.optional("title"),
        words: fields.optional("words"),
        parts: (0..PARTS).map(|n| fields.optional(&format!("part-{n}"))).collect(),
        basis: fields.optional("basis"),
        options: fields.optional("options"),
        reasons: fields.optional("reasons"),
        matter: fields.optional("matter"),
        organisation: fields.optional("owner-organisation"),
        owner: fields.optional("owner"),
        due: fields.maybe_date("due"),
        review: fields.maybe_date("review"),
        deadline: fields.maybe_date("deadline"),
    };
    fields.done()?;
    let reference = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        procedure::put(unit, &permit, &wanted)
    })?;
    Ok(Reply::see(cx.at(&format!("procedures/{reference}"))))
}
