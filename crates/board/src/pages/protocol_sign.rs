//! `/{county}/protocols/{protocol}/sign`: somebody who answers for a party signs, or says that they will not.

use crate::protocols::{Answer, Party, Sign, Signatory, Signing, parties, sign};
use crate::store::{self, thing_id};
use crate::view::View;
use crate::{Protocol, Snapshot};
use govuk::{Button, Choice, InsetText};
use kernel::{Actor, Fault, Outcome, Unit};
use maud::html;
use site::{Cx, Fields, Reply, day};

/// Whole identifiers and names of the parties for which the actor answers. Whoever answers for none is refused as for the first.
fn mine(
    unit: &mut Unit<'_>,
    actor: &Actor,
    on: &Snapshot<'_>,
    all: &[Party<'_>],
) -> Outcome<Vec<(String, String)>> {
    let mut out = Vec::new();
    let mut refused = Fault::Absent;
    for party in all {
        let id = thing_id(on.county, party.kind, party.slug);
        match actor.permit::<Sign, Signatory>(unit, &id) {
            Ok(_) => out.push((id, said(party))),
            Err(fault @ (Fault::Refused | Fault::Absent)) => refused = fault,
            Err(fault) => return Err(fault),
        }
    }
    if out.is_empty() { Err(refused) } else { Ok(out) }
}

fn said(party: &Party<'_>) -> String {
    match party.answer {
        Answer::Signed(fact, _) => format!("{} (signed on {})", party.name, day(fact.span.from)),
        Answer::Refused(fact, _) => format!("{} (refused on {})", party.name, day(fact.span.from)),
        Answer::Earlier(..) | Answer::Open => party.name.to_string(),
    }
}

/// The form.
pub(super) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("protocol")?.to_string();
    let register = view.register();
    let on = register.on(view.today);
    let it = on.get::<Protocol>(&slug).ok_or(Fault::Absent)?;
    let all = parties(&on, &slug, it);
    let mine = cx.read(|unit, actor| mine(unit, actor, &on, &all))?;
    let only = mine.first().filter(|_| mine.len() == 1).map_or("", |(id, _)| id.as_str());
    let choices = mine.iter().map(|(id, name)| Choice::new(id.as_str(), name.as_str()));
    let title = format!("Sign “{}”", it.name);
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        (InsetText::new(html! {
            "You answer for the body, in your own name and on today’s date. The ledger keeps it, and it can be checked there later. "
            @if it.version.is_empty() { "You sign what holds today." } @else { "You sign version " (it.version) "." }
        }))
        @if !it.address.is_empty() { p { a class="govuk-link" href=(it.address) { "Read the protocol" } } }
        (cx.form(&cx.path.clone(), html! {
            input type="hidden" name="version" value=(cx.value("version", it.version.as_str()));
            (cx.radios("party", "For whom do you answer?", only, choices))
            (cx.radios("answer", "What is the answer?", "", [
                Choice::new("sign", "We sign it"),
                Choice::new("refuse", "We will not sign it").hint("It is shown, with your reason, wherever the protocol is shown"),
            ]))
            (cx.input("role", "The title under which you answer", "").hint("Such as Chief Fire Officer"))
            (cx.textarea("statement", "What do you say?", "")
                .hint("The reason, when you will not sign. Otherwise it may stay empty").rows(4))
            (Button::submit("Record the answer").once())
        }))
    };
    let page =
        view.page(title, body).crumb("Board", view.at("board")).crumb("Protocols", view.at("protocols"));
    cx.page(page.crumb(it.name.as_str(), view.plain(&format!("protocols/{slug}"))))
}

/// The answer.
pub(super) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, slug) = (cx.county()?.slug.clone(), cx.param("protocol")?.to_string());
    let mut fields = Fields::of(&cx.form);
    let party = fields.text("party", "Choose for whom you answer");
    let answers = [("sign", false), ("refuse", true)];
    let refuse = fields.choice("answer", &answers, "Choose what the answer is");
    let (role, statement, version) =
        (fields.optional("role"), fields.optional("statement"), fields.optional("version"));
    let done = fields.done();
    cx.write(|unit, actor| {
        // Only a party of this county can be meant, and only one that there is.
        let id = if party.is_empty() { first(unit, &county, &slug)? } else { party.clone() };
        if !id.starts_with(&format!("{county}/")) {
            return Err(Fault::Absent);
        }
        let permit = match actor.permit::<Sign, Signatory>(unit, &id) {
            // Whoever may sign for another party only forgot to say for which.
            Err(Fault::Refused | Fault::Absent) if done.is_err() => {
                return Err(done.clone().err().unwrap_or(Fault::Absent));
            }
            other => other?,
        };
        done.clone()?;
        let answer = Signing {
            protocol: slug.clone(),
            version: version.clone(),
            refuse: refuse.unwrap_or_default(),
            role: role.clone(),
            statement: statement.clone(),
        };
        sign(unit, &permit, &answer)
    })?;
    Ok(Reply::see(cx.at(&format!("protocols/{slug}"))))
}

/// The first party of a protocol: a form that names none is still judged.
fn first(unit: &mut Unit<'_>, county: &str, slug: &str) -> Outcome<String> {
    let (register, today) = (store::current(unit, county)?, unit.today());
    let on = register.on(today);
    let it = on.get::<Protocol>(slug).ok_or(Fault::Absent)?;
    let all = parties(&on, slug, it);
    all.first().map(|party| thing_id(county, party.kind, party.slug)).ok_or(Fault::Absent)
}
