//! `/account/messages`: of what one is told, and how.

use super::{Account, events, page};
use crate::tell::{self, Choice, Kind, store};
use crate::{Cx, Guard, Reply, Route, get, post};
use govuk::{Button, Choice as Radio};
use jiff::civil::Date;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::MessagesChosen::KIND];
    vec![
        get("/account/messages", Guard::SignedIn, show),
        post("/account/messages", Guard::SignedIn, events, send, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.person.clone().ok_or(Fault::Absent)?;
    let kinds = tell::kinds(cx.kernel())?;
    let (chosen, later) = cx.read(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person.id)?;
        let chosen = store::choices(unit, permit.id())?;
        Ok((chosen, store::snoozes(&mut unit.rows(&permit), permit.id())?))
    })?;
    let fields = html! {
        @for kind in kinds.iter() { (field(cx, kind, &chosen)) }
        (Button::submit("Save").once())
    };
    let to = if person.email.is_empty() { None } else { Some(person.email.as_str()) };
    let body = html! {
        a class="govuk-back-link" href="/account" { "Your account" }
        h1 class="govuk-heading-l" { "What you are told of" }
        @match to {
            Some(email) => p class="sm-lead" { "Messages go to " strong { (email) } ". They hold links, and nothing confidential." },
            None => p class="sm-lead" { "Nothing can reach you: there is no email address on your record. The partnership officer adds it." },
        }
        (cx.form("/account/messages", fields))
        (quiet(&later, cx.today))
    };
    page(cx, "What you are told of", body)
}

fn field(cx: &Cx<'_>, kind: &Kind, chosen: &BTreeMap<String, Choice>) -> Markup {
    if kind.duty {
        return html! {
            div class="govuk-form-group" {
                h2 class="govuk-heading-s" { (kind.name) }
                p class="govuk-body" { "At once. " (kind.says) "." }
            }
        };
    }
    let kept = chosen.get(&kind.id).copied().unwrap_or(kind.usual).name();
    let choices = Choice::NAMES.into_iter().filter(|(choice, ..)| fits(kind, *choice));
    let choices = choices.map(|(_, name, said)| Radio::new(name, said_of(kind, name, said)));
    html! { (cx.radios(&kind.id, &kind.name, kept, choices).hint(format!("{}.", kind.says))) }
}

/// The weekly message itself comes, or does not.
fn fits(kind: &Kind, choice: Choice) -> bool {
    kind.id != "digest" || choice != Choice::Digest
}

fn said_of(kind: &Kind, name: &str, said: &str) -> String {
    if kind.id == "digest" && name == "at-once" { "Yes".into() } else { said.into() }
}

/// What one wants to hear nothing of for a while.
fn quiet(later: &[(String, Date)], today: Date) -> Markup {
    let later: Vec<_> = later.iter().filter(|(_, until)| *until > today).collect();
    html! {
        @if !later.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "You hear nothing of these for a while" }
                ul class="govuk-list govuk-list--bullet" {
                    @for (thing, until) in later {
                        li { (thing) ", until " (crate::day(*until)) " " a class="govuk-link" href=(format!("/account/messages/later?thing={thing}")) { "Change this" span class="govuk-visually-hidden" { " for " (thing) } } }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let person = cx.actor.id().ok_or(Fault::Absent)?.to_string();
    let kinds = tell::kinds(cx.kernel())?;
    let mut chosen = Vec::new();
    for kind in kinds.iter().filter(|kind| !kind.duty) {
        let typed = cx.form.get(&kind.id).and_then(Choice::named).filter(|choice| fits(kind, *choice));
        let choice = typed.ok_or_else(|| Fault::field(&kind.id, "Choose how you are told of this"))?;
        chosen.push((kind.id.clone(), choice));
    }
    cx.write(|unit, actor| {
        let permit = actor.permit::<View, Account>(unit, &person)?;
        for (kind, choice) in &chosen {
            store::choose(&mut unit.rows(&permit), permit.id(), kind, *choice)?;
        }
        unit.record(&permit, &events::MessagesChosen { person: person.clone() })
    })?;
    Ok(Reply::see("/account/messages"))
}
